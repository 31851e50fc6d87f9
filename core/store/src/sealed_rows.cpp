#include "sealed_rows.h"

#include <array>
#include <initializer_list>

#include "packed.h"
#include "rodedraad/crypto/aead.h"
#include "rodedraad/crypto/digest.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

constexpr char kBetween = '\x1f';

std::string context(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const auto part : parts) (out += part) += kBetween;
  return out;
}

/// Where a row lies: what of it never changes.
template <class AnyRow>
std::string context(std::string_view column, const AnyRow& row, std::string_view municipality,
                    std::int64_t day_key, std::int64_t case_key) {
  return context({column, row.message.id, municipality, row.connection, std::to_string(day_key),
                  std::to_string(case_key)});
}

/// Both keys together, or the one that there is.
crypto::Secret both(const KeyPtr& day, const KeyPtr& person) {
  if (person == nullptr) return day->secret.copy();
  return crypto::Secret{crypto::hmac_sha256(day->secret, person->secret.view())};
}

Packer body_of(const sdk::Message& message) {
  Packer out;
  out.text(message.target).text(message.media_type);
  out.text(headers_to_text(message.headers)).text(message.body);
  return out;
}

/// \returns what is packed behind it.
Unpacker take_body(std::string_view packed, sdk::Message& message) {
  Unpacker in{packed};
  message.target = in.text();
  message.media_type = in.text();
  message.headers = headers_from_text(in.text());
  message.body = in.text();
  return in;
}

Packer notes_of(const DeliveryRow& row) {
  Packer out;
  out.text(row.answer_text).text(pairs_to_text(row.with)).text(row.evidence);
  return out;
}

template <class AnyRow>
Sealed seal(const KeyPtr& day, const KeyPtr& person, std::string_view table, const AnyRow& row,
            const Packer& body, const Packer& notes) {
  Sealed out{day->id, person == nullptr ? 0 : person->id, {}, {}};
  const std::string name{table};
  const auto place = [&](const char* column) {
    return context(name + column, row, day->municipality, out.day_key, out.case_key);
  };
  if (!body.empty()) out.body = crypto::seal(both(day, person), place(".body"), body.packed());
  if (!notes.empty()) {
    const auto& under = person == nullptr ? day : person;
    out.notes = crypto::seal(under->secret, place(".notes"), notes.packed());
  }
  return out;
}

struct OpenedRow {
  Opened body, notes;
};

bool usable(const KeyPtr& key) { return key != nullptr && !key->secret.empty(); }

template <class AnyRow>
OpenedRow open_row(Statements& statements, Vault& vault, const Sealed& sealed,
                   std::string_view table, const AnyRow& row) {
  OpenedRow out;
  if (sealed.body.empty() && sealed.notes.empty()) return out;
  const auto day = vault.key(statements, sealed.day_key);
  const auto person = sealed.case_key == 0 ? nullptr : vault.key(statements, sealed.case_key);
  const bool lacks_person = sealed.case_key != 0 && person == nullptr;
  const std::string name{table};
  const auto open = [&](Opened& into, const char* column, const std::string& text, bool erased,
                        bool can, const auto& secret) {
    if (text.empty()) return;
    into.erased = erased;
    if (erased) return;
    auto plain = can ? crypto::open(secret(),
                                    context(name + column, row, row.municipality, sealed.day_key,
                                            sealed.case_key),
                                    text)
                     : std::nullopt;
    into.damaged = !plain;
    if (plain) into.plain = *std::move(plain);
  };
  open(out.body, ".body", sealed.body, day == nullptr || lacks_person,
       usable(day) && (sealed.case_key == 0 || usable(person)), [&] { return both(day, person); });
  const auto& under = sealed.case_key == 0 ? day : person;
  open(out.notes, ".notes", sealed.notes, under == nullptr, usable(under),
       [&] { return under->secret.copy(); });
  return out;
}

bool is_open(MessageState state) {
  return state == MessageState::received || state == MessageState::parked ||
         state == MessageState::failed;
}

bool is_open(DeliveryState state) {
  return state != DeliveryState::confirmed && state != DeliveryState::cancelled;
}

/// What is gone from a row that still has to go somewhere was not erased by us.
template <class AnyRow>
bool damaged(const OpenedRow& opened, const AnyRow& row) {
  const bool gone = opened.body.erased || opened.notes.erased;
  return opened.body.damaged || opened.notes.damaged || (gone && is_open(row.state));
}

}  // namespace

Sealed seal(const KeyPtr& day, const KeyPtr& person, const MessageRow& row) {
  auto body = body_of(row.message);
  body.text(row.idempotency_key);
  Packer notes;
  notes.text(findings_to_text(row.findings)).text(row.explanation);
  return seal(day, person, "message", row, body, notes);
}

Sealed seal(const KeyPtr& day, const KeyPtr& person, const DeliveryRow& row) {
  return seal(day, person, "delivery", row, body_of(row.message), notes_of(row));
}

std::string seal_notes(const KeyPtr& under, const DeliveryRow& row) {
  const auto notes = notes_of(row);
  if (notes.empty()) return {};
  return crypto::seal(under->secret,
                      context("delivery.notes", row, row.municipality, row.day_key, row.case_key),
                      notes.packed());
}

void open(Statements& statements, Vault& vault, const Sealed& sealed, MessageRow& row) {
  const auto opened = open_row(statements, vault, sealed, "message", row);
  row.damaged = row.damaged || damaged(opened, row);
  if (!opened.body.plain.empty()) {
    row.idempotency_key = take_body(opened.body.plain, row.message).text();
  }
  if (!opened.notes.plain.empty()) {
    Unpacker in{opened.notes.plain};
    row.findings = findings_from_text(in.text());
    row.explanation = in.text();
  }
}

void open(Statements& statements, Vault& vault, const Sealed& sealed, DeliveryRow& row) {
  const auto opened = open_row(statements, vault, sealed, "delivery", row);
  row.damaged = row.damaged || damaged(opened, row);
  if (!opened.body.plain.empty()) take_body(opened.body.plain, row.message);
  if (!opened.notes.plain.empty()) {
    Unpacker in{opened.notes.plain};
    row.answer_text = in.text();
    row.with = pairs_from_text(in.text());
    row.evidence = in.text();
  }
}

std::string seal_text(const KeyPtr& key, std::string_view table, std::string_view place,
                      std::string_view plain) {
  return crypto::seal(key->secret,
                      context({table, place, key->municipality, std::to_string(key->id)}), plain);
}

Opened open_text(Statements& statements, Vault& vault, std::int64_t key_id, std::string_view table,
                 std::string_view place, std::string_view sealed) {
  Opened out;
  if (sealed.empty()) return out;
  const auto key = vault.key(statements, key_id);
  out.erased = key == nullptr;
  if (out.erased) return out;
  auto plain =
      usable(key) ? crypto::open(
                        key->secret,
                        context({table, place, key->municipality, std::to_string(key->id)}), sealed)
                  : std::nullopt;
  out.damaged = !plain;
  if (plain) out.plain = *std::move(plain);
  return out;
}

std::string pack(std::span<const model::Fact> facts) {
  Packer out;
  for (const auto& fact : facts) {
    out.text(fact.path).text(fact.key).text(fact.value).text(fact.source).text(fact.message);
    out.text(fact.valid_from).text(fact.valid_to);
    out.number(to_number(fact.learnt)).number(fact.withdrawn ? 1 : 0);
  }
  return out.packed();
}

std::vector<model::Fact> unpack_facts(std::string_view packed) {
  std::vector<model::Fact> out;
  for (Unpacker in{packed}; !in.done();) {
    auto& fact = out.emplace_back();
    for (auto* text : {&fact.path, &fact.key, &fact.value, &fact.source, &fact.message,
                       &fact.valid_from, &fact.valid_to}) {
      *text = in.text();
    }
    fact.learnt = to_instant(in.number());
    fact.withdrawn = in.number() != 0;
  }
  return out;
}

namespace {

/// The texts of a term that are no columns, in the order in which they are packed.
template <class AnyRow>
auto texts_of(AnyRow& row) {
  return std::array{&row.item,
                    &row.title,
                    &row.rule,
                    &row.article,
                    &row.start,
                    &row.strict_due,
                    &row.due,
                    &row.shift_reason,
                    &row.met_by,
                    &row.message,
                    &row.previous_due,
                    &row.given,
                    &row.suspended_since,
                    &row.met_on,
                    &row.stopped,
                    &row.stop_reason};
}

}  // namespace

std::string pack(const DeadlineRow& row) {
  Packer out;
  for (const auto* text : texts_of(row)) out.text(*text);
  return out.number(row.met_after_start ? 1 : 0).packed();
}

void unpack(std::string_view packed, DeadlineRow& row) {
  Unpacker in{packed};
  for (auto* text : texts_of(row)) *text = in.text();
  row.met_after_start = in.number() != 0;
}

std::string keyed_hash(const KeyPtr& names, std::string_view what, std::string_view value) {
  return crypto::hmac_sha256(names->secret, context({what, value}));
}

std::string identifier_hash(const KeyPtr& names, const model::CaseIdentifier& identifier) {
  return keyed_hash(names, context({"identifier", identifier.type}), identifier.value);
}

std::string place_of_term(std::string_view deadline, std::string_view item_hash) {
  return context({deadline, item_hash});
}

std::string place_of_identifier(std::string_view type, std::string_view hash) {
  return context({type, hash});
}

std::string place_of_attempt(std::string_view delivery, int number) {
  return context({delivery, std::to_string(number)});
}

}  // namespace rodedraad::store
