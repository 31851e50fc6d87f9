#include "rodedraad/store/transaction.h"

#include <stdexcept>
#include <utility>

#include "arrivals.h"
#include "packed.h"
#include "pseudonyms.h"
#include "read_rows.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/planted.h"
#include "row_numbers.h"
#include "sealed_rows.h"
#include "standing.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

std::string arrow(std::string_view from, std::string_view to) {
  return std::string{from} + " -> " + std::string{to};
}

/// Throws for a move that is not on the list, and for any change of what is final.
template <class State>
void check_move(State from, State to, const std::string& id) {
  if (from == to ? !is_final(from) : may_move(from, to)) return;
  throw std::logic_error(id + ": no move " + arrow(to_string(from), to_string(to)));
}

/// What is said when a row was not in the state that the caller took it to be in.
std::string not_any_more(const std::string& id, std::string_view from) {
  return id + ": is not " + std::string{from} + " any more";
}

/// A delivery lies where its state says from the moment that it is in it; a person may move it.
bool stays_at_desk(const DeliveryRow& row, DeliveryState from) {
  return row.state == from ? row.desk : at_desk(row.state);
}

/// For planted(): whether this connection saw the key for the first time, as if no other ever did.
[[maybe_unused]] bool forgotten_key(Statements& statements, const std::string& key) {
  statements.run("DROP INDEX IF EXISTS message_key");
  statements.run("CREATE TEMP TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY)");
  statements.run("INSERT OR IGNORE INTO seen VALUES (?)", key);
  return statements.changed() == 1;
}

std::string hash_of_key(const KeyPtr& names, const MessageRow& row) {
  if (row.idempotency_key.empty()) return {};
  return keyed_hash(names, "key", row.idempotency_key);
}

std::string hash_of_body(const KeyPtr& names, const MessageRow& row) {
  return row.body_hash.empty() ? std::string{} : keyed_hash(names, "body", row.body_hash);
}

}  // namespace

std::optional<Earlier> Transaction::earlier(const MessageRow& row) {
  if (row.idempotency_key.empty()) return std::nullopt;
  if (planted("dedupe-in-memory") &&
      forgotten_key(statements_, row.connection + row.municipality + row.idempotency_key)) {
    return std::nullopt;
  }
  const auto names = vault_.find_names(statements_, row.municipality);
  if (names == nullptr) return std::nullopt;
  const auto hash = hash_of_key(names, row);
  std::optional<Earlier> found;
  const auto look = [&](std::string_view sql) {
    statements_.each(
        sql,
        [&](Row stored) {
          auto id = stored.text();
          found = {std::move(id), stored.text() == hash_of_body(names, row)};
        },
        row.municipality, row.connection, Bytes{hash});
  };
  // From arrived a message goes to the others, never back: who looks in this order misses none.
  if (right_ == Right::intake) {
    look(
        "SELECT id, body_hash FROM arrived WHERE gemeente = ? AND connection = ? AND "
        "idempotency_key = ? AND idempotency_key <> '' AND state <> 'refused'");
  }
  if (!found) {
    look(
        "SELECT id, body_hash FROM message WHERE gemeente = ? AND connection = ? AND "
        "idempotency_key = ? AND idempotency_key <> '' AND state <> 'refused' AND state <> "
        "'duplicate'");
  }
  return found;
}

std::optional<Earlier> Transaction::insert_new(MessageRow& row) {
  if (auto found = earlier(row)) return found;
  insert(row);
  // Another hub may have taken it in since.
  return row.seq != 0 ? std::nullopt : earlier(row);
}

void Transaction::make_names_key(const std::string& municipality) {
  vault_.of_names(statements_, municipality);
}

std::size_t Transaction::take_up_arrivals(Instant now) {
  return store::take_up_arrivals(statements_, numbers_, *chain_, now);
}

void Transaction::insert(MessageRow& row) {
  const auto& message = row.message;
  const auto names = vault_.of_names(statements_, row.municipality);
  const auto sealed = seal(vault_.of_day(statements_, row.received, row.municipality),
                           key_of_case(row.case_id, row.municipality), row);
  const auto key = hash_of_key(names, row);
  const auto body = hash_of_body(names, row);
  row.day_key = sealed.day_key;
  const auto with_values = [&](auto run) {
    run(message.id, row.municipality, row.connection, message.kind, Hash{key}, Hash{body},
        row.parent, row.part, row.answer_to, row.case_id, message.method, message.sender,
        to_number(row.received), to_string(row.state), row.reason, row.revision, sealed.day_key,
        sealed.case_key, Bytes{sealed.body}, Bytes{sealed.notes});
  };
  static const std::string columns = kArrivingColumns;
  if (right_ == Right::work) {
    static const std::string into_message = "INSERT INTO message (seq, " + columns +
                                            ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    row.seq = numbers_.next(statements_, "message");
    with_values([&](const auto&... values) { statements_.run(into_message, row.seq, values...); });
  } else {
    static const std::string into_arrived =
        "INSERT INTO arrived (" + columns +
        ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING RETURNING seq";
    with_values([&](const auto&... values) {
      statements_.each(
          into_arrived, [&](Row inserted) { row.seq = inserted.number(); }, values...);
    });
  }
}

void Transaction::update(const MessageRow& row, MessageState from, Instant now,
                         const Actor& actor) {
  const auto& id = row.message.id;
  check_move(from, row.state, id);
  if (row.damaged) {
    statements_.run_for_one(
        not_any_more(id, to_string(from)),
        "UPDATE message SET state = ?, reason = ?, revision = ? WHERE id = ? AND state = ?",
        to_string(row.state), row.reason, row.revision, id, to_string(from));
  } else {
    // Of which municipality the message said it is, which may be none, is in the key of its day.
    auto day = vault_.key(statements_, row.day_key);
    if (day == nullptr || day->secret.empty()) {
      day = vault_.of_day(statements_, row.received, row.municipality);
    }
    const auto sealed = seal(day, key_of_case(row.case_id, row.municipality), row);
    statements_.run_for_one(
        not_any_more(id, to_string(from)),
        "UPDATE message SET state = ?, reason = ?, case_id = ?, revision = ?, day_key = ?, "
        "case_key = ?, body = ?, notes = ? WHERE id = ? AND state = ?",
        to_string(row.state), row.reason, row.case_id, row.revision, sealed.day_key,
        sealed.case_key, Bytes{sealed.body}, Bytes{sealed.notes}, id, to_string(from));
  }
  if (row.state != from) {
    tell("message.state", id, arrow(to_string(from), to_string(row.state)), now, row.municipality,
         row.revision, actor);
  }
}

std::optional<MessageState> Transaction::message_state_of(const std::string& id) {
  std::optional<MessageState> result;
  statements_.each(
      "SELECT state FROM message WHERE id = ?",
      [&](Row row) { result = message_state(row.text()); }, id);
  return result;
}

void Transaction::forget(const std::string& message) {
  statements_.run("UPDATE message SET body = NULL, idempotency_key = '' WHERE id = ?", message);
}

KeyPtr Transaction::key_of_case(const std::string& case_id, const std::string& municipality) {
  return case_id.empty() ? nullptr : vault_.of_case(statements_, case_id, municipality);
}

void Transaction::settle_parked(const std::string& message, Instant now) {
  std::string municipality;
  std::string revision;
  statements_.run(
      "UPDATE message SET state = 'processed', reason = '' WHERE id = ? AND state = 'parked' "
      "AND NOT EXISTS (SELECT 1 FROM delivery WHERE cause = ? AND state = 'parked')",
      message, message);
  if (statements_.changed() == 0) return;
  statements_.each(
      "SELECT gemeente, revision FROM message WHERE id = ?",
      [&](Row row) {
        municipality = row.text();
        revision = row.text();
      },
      message);
  tell("message.state", message, arrow("parked", "processed"), now, municipality, revision, {});
}

void Transaction::put_case(const CaseFile& whole) {
  const auto& file = whole.file;
  std::string_view next_due;
  for (const auto& row : whole.deadlines) {
    if (row.runs && (next_due.empty() || row.due < next_due)) next_due = row.due;
  }
  statements_.run(
      "INSERT INTO zaak (id, gemeente, version, merged_into, looked, wake, closed, close_reason, "
      "next_due) VALUES (?,?,?,'',?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET version = "
      "excluded.version, looked = excluded.looked, wake = excluded.wake, closed = excluded.closed, "
      "close_reason = excluded.close_reason, next_due = excluded.next_due",
      file.id, file.municipality, file.version, whole.looked, whole.wake, whole.closed,
      whole.close_reason, next_due);
}

void Transaction::add_identifier(const model::Case& file, const model::CaseIdentifier& identifier) {
  const auto names = vault_.of_names(statements_, file.municipality);
  const auto key = key_of_case(file.id, file.municipality);
  const auto hash = identifier_hash(names, identifier);
  const auto sealed =
      seal_text(key, "identifier", place_of_identifier(identifier.type, hash), identifier.value);
  statements_.run(
      "INSERT INTO identifier (gemeente, type, value, case_id, key, sealed) VALUES (?,?,?,?,?,?)",
      file.municipality, identifier.type, Bytes{hash}, file.id, key->id, Bytes{sealed});
}

void Transaction::add_facts(const std::string& case_id, std::span<const model::Fact> facts) {
  if (facts.empty()) return;
  const auto key = key_of_case(case_id, {});
  const auto seq = numbers_.next(statements_, "fact");
  const auto sealed = seal_text(key, "fact", std::to_string(seq), pack(facts));
  statements_.run("INSERT INTO fact (seq, case_id, key, facts) VALUES (?,?,?,?)", seq, case_id,
                  key->id, Bytes{sealed});
  add_names(case_id, key, facts);
}

void Transaction::merge_case(const model::Case& file, const std::string& absorbed) {
  for (const char* sql : {"UPDATE identifier SET case_id = ? WHERE case_id = ?",
                          "UPDATE fact SET case_id = ? WHERE case_id = ?",
                          "UPDATE task SET case_id = ? WHERE case_id = ?",
                          "UPDATE delivery SET case_id = ? WHERE case_id = ?",
                          "UPDATE message SET case_id = ? WHERE case_id = ?",
                          "UPDATE proposal SET case_id = ? WHERE case_id = ? AND case_id <> ''"}) {
    statements_.run(sql, file.id, absorbed);
  }
  // What the case that stays has itself, it keeps.
  for (const char* sql :
       {"UPDATE name SET case_id = ? WHERE case_id = ? AND NOT EXISTS (SELECT 1 FROM name n WHERE "
        "n.gemeente = name.gemeente AND n.word = name.word AND n.case_id = ?)",
        "UPDATE deadline SET case_id = ? WHERE case_id = ? AND NOT EXISTS (SELECT 1 FROM deadline "
        "d WHERE d.deadline = deadline.deadline AND d.item = deadline.item AND d.case_id = ?)",
        "UPDATE fired SET case_id = ? WHERE case_id = ? AND NOT EXISTS (SELECT 1 FROM fired f "
        "WHERE f.rule = fired.rule AND f.case_id = ?)"}) {
    statements_.run(sql, file.id, absorbed, file.id);
  }
  for (const char* sql :
       {"DELETE FROM deadline WHERE case_id = ?", "DELETE FROM fired WHERE case_id = ?",
        "DELETE FROM name WHERE case_id = ?"}) {
    statements_.run(sql, absorbed);
  }
  vault_.merge(statements_, file.id, absorbed);
  // Who holds a case holds what is known of the person, wherever it goes.
  statements_.run(
      "UPDATE zaak SET hold = (SELECT hold FROM zaak WHERE id = ?) WHERE id = ? AND hold = '' AND "
      "EXISTS (SELECT 1 FROM zaak WHERE id = ?)",
      absorbed, file.id, absorbed);
  statements_.run("UPDATE zaak SET merged_into = ?, next_due = '' WHERE id = ? OR merged_into = ?",
                  file.id, absorbed, absorbed);
}

void Transaction::put_deadline(const std::string& case_id, const DeadlineRow& row) {
  const auto key = key_of_case(case_id, {});
  const auto item = hash_of_item(key, row);
  const auto sealed = seal_text(key, "deadline", place_of_term(row.deadline, item), pack(row));
  statements_.run(
      "INSERT INTO deadline (case_id, deadline, item, key, sealed, gemeente, due) VALUES "
      "(?,?,?,?,?,?,?) ON CONFLICT (case_id, deadline, item) DO UPDATE SET key = excluded.key, "
      "sealed = excluded.sealed, gemeente = excluded.gemeente, due = excluded.due",
      case_id, row.deadline, Hash{item}, key->id, Bytes{sealed}, key->municipality,
      row.runs ? std::string_view{row.due} : std::string_view{});
}

std::string Transaction::hash_of_item(const KeyPtr& key, const DeadlineRow& row) {
  if (row.item.empty()) return {};
  return keyed_hash(vault_.of_names(statements_, key->municipality), "item", row.item);
}

void Transaction::wake_all(const std::string& day) {
  statements_.run("UPDATE zaak SET wake = ? WHERE merged_into = '' AND (wake = '' OR wake > ?)",
                  day, day);
}

void Transaction::put_setting(const std::string& name, const std::string& value) {
  statements_.run(
      "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      name, value);
}

void Transaction::put_schedule(const std::string& connection, const std::string& kind,
                               Instant last) {
  statements_.run(
      "INSERT INTO schedule (connection, kind, last) VALUES (?,?,?) ON CONFLICT (connection, "
      "kind) DO UPDATE SET last = excluded.last",
      connection, kind, to_number(last));
}

void Transaction::audit(AuditRow row) {
  if (right_ == Right::work) return chain_->add(std::move(row));
  statements_.run(
      "INSERT INTO audit_waiting (at, action, object, result, origin, actor, gemeente, revision, "
      "detail) VALUES (?,?,?,?,?,?,?,?,?)",
      to_number(row.at), row.action, row.object, row.result, row.origin, row.actor,
      row.municipality, row.revision, row.detail);
}

void Transaction::add_processing(const ProcessingRow& row) {
  statements_.run(
      "INSERT INTO verwerking (trace, span, parent, name, start, einde, failed, activity, "
      "gemeente, "
      "subject_type, subject) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
      row.trace, row.span, row.parent, row.name, to_number(row.start), to_number(row.end),
      row.failed ? 1 : 0, row.activity, row.municipality, row.subject_type,
      pseudonyms_->of(row.municipality, row.subject_type, row.subject));
}

void Transaction::tell(const char* action, const std::string& object, std::string result,
                       Instant now, const std::string& municipality, const std::string& revision,
                       const Actor& actor) {
  audit({0, now, action, object, std::move(result), actor.origin, actor.name, municipality,
         revision, actor.why});
}

void Transaction::put_task(const TaskRow& row) {
  const auto key = vault_.of_case(statements_, row.case_id, {});
  const auto sealed = seal_text(key, "task", row.id,
                                Packer{}.text(row.title).text(row.text).text(row.done_by).packed());
  statements_.run(
      "INSERT INTO task (id, case_id, name, role, organisation, rule, message, created, due, done, "
      "key, sealed, gemeente) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
      "organisation = "
      "excluded.organisation, done = excluded.done, key = excluded.key, sealed = excluded.sealed",
      row.id, row.case_id, row.name, row.role, row.organisation, row.rule, row.message,
      to_number(row.created), row.due, row.done ? 1 : 0, key->id, Bytes{sealed}, key->municipality);
}

void Transaction::add_fired(const std::string& case_id, const std::string& rule) {
  statements_.run("INSERT INTO fired (case_id, rule) VALUES (?,?) ON CONFLICT DO NOTHING", case_id,
                  rule);
}

void Transaction::insert(DeliveryRow& row) {
  const auto& message = row.message;
  const auto sealed = sealed_now(row);
  row.seq = numbers_.next(statements_, "delivery");
  statements_.run(
      "INSERT INTO delivery (seq, id, gemeente, case_id, connection, organisation, cause, rule, "
      "kind, "
      "purpose, ground, fields, withheld, method, state, waits_for, attempts, next_at, "
      "created, changed, answer_status, revision, chosen, deadline, desk, repeats, day_key, "
      "case_key, body, notes) VALUES "
      "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      row.seq, message.id, row.municipality, row.case_id, row.connection, row.organisation,
      row.cause, row.rule, message.kind, row.purpose, row.ground, paths_to_text(row.fields),
      pairs_to_text(row.withheld), message.method, to_string(row.state), row.waits_for,
      row.attempts, to_number(row.next_at), to_number(row.created), to_number(row.changed),
      row.answer_status, row.revision, row.chosen, to_number(row.deadline),
      at_desk(row.state) ? 1 : 0, row.repeats, sealed.day_key, sealed.case_key, Bytes{sealed.body},
      Bytes{sealed.notes});
  row.day_key = sealed.day_key;
  row.case_key = sealed.case_key;
}

void Transaction::update(DeliveryRow& row, DeliveryState from) {
  if (row.damaged) return progress(row, from);
  check_move(from, row.state, row.message.id);
  const auto sealed = sealed_now(row);
  statements_.run_for_one(
      not_any_more(row.message.id, to_string(from)),
      "UPDATE delivery SET fields = ?, withheld = ?, method = ?, state = ?, "
      "waits_for = ?, attempts = ?, next_at = ?, changed = ?, answer_status = ?, revision = ?, "
      "deadline = ?, desk = ?, reason = '', day_key = ?, case_key = ?, body = ?, notes = ? WHERE "
      "id = ? AND state = ?",
      paths_to_text(row.fields), pairs_to_text(row.withheld), row.message.method,
      to_string(row.state), row.waits_for, row.attempts, to_number(row.next_at),
      to_number(row.changed), row.answer_status, row.revision, to_number(row.deadline),
      stays_at_desk(row, from) ? 1 : 0, sealed.day_key, sealed.case_key, Bytes{sealed.body},
      Bytes{sealed.notes}, row.message.id, to_string(from));
  row.day_key = sealed.day_key;
  row.case_key = sealed.case_key;
  tell_move(row, from);
}

void Transaction::progress(const DeliveryRow& row, DeliveryState from) {
  check_move(from, row.state, row.message.id);
  // What was erased meanwhile does not come back, and what is damaged is left for who looks into
  // it.
  const auto key = row.damaged
                       ? nullptr
                       : vault_.key(statements_, row.case_key == 0 ? row.day_key : row.case_key);
  const auto with_values = [&](std::string_view sql, const auto&... notes) {
    statements_.run_for_one(not_any_more(row.message.id, to_string(from)), sql,
                            to_string(row.state), row.attempts, to_number(row.next_at),
                            to_number(row.changed), row.answer_status, row.revision,
                            to_number(row.deadline), stays_at_desk(row, from) ? 1 : 0, notes...,
                            row.message.id, to_string(from));
  };
  if (key == nullptr || key->secret.empty()) {
    with_values(
        "UPDATE delivery SET state = ?, attempts = ?, next_at = ?, changed = ?, answer_status = ?, "
        "revision = ?, deadline = ?, desk = ? WHERE id = ? AND state = ?");
  } else {
    with_values(
        "UPDATE delivery SET state = ?, attempts = ?, next_at = ?, changed = ?, answer_status = ?, "
        "revision = ?, deadline = ?, desk = ?, reason = '', notes = ? WHERE id = ? AND state = ?",
        Bytes{seal_notes(key, row)});
  }
  tell_move(row, from);
}

void Transaction::tell_move(const DeliveryRow& row, DeliveryState from) {
  if (row.state == from) return;
  tell("delivery.state", row.message.id, arrow(to_string(from), to_string(row.state)), row.changed,
       row.municipality, row.revision, {});
}

std::optional<Standing> Transaction::standing(const std::string& id) {
  std::optional<Standing> result;
  each_standing(
      statements_, "WHERE id = ?", [&](Standing found) { result = std::move(found); }, id);
  return result;
}

std::vector<Standing> Transaction::waiting(const std::string& case_id, const std::string& purpose) {
  std::vector<Standing> result;
  each_standing(
      statements_,
      "WHERE case_id = ? AND purpose = ? AND state IN ('queued', 'parked') ORDER BY seq",
      [&](Standing found) { result.push_back(std::move(found)); }, case_id, purpose);
  return result;
}

std::vector<Standing> Transaction::queued(const std::string& case_id) {
  std::vector<Standing> result;
  each_standing(
      statements_, "WHERE case_id = ? AND state = 'queued' ORDER BY seq",
      [&](Standing found) { result.push_back(std::move(found)); }, case_id);
  return result;
}

void Transaction::move(const Standing& from, const Move& move, const Actor& actor) {
  check_move(from.state, move.to, from.id);
  const bool anew = move.to == DeliveryState::queued;
  const auto next_at = move.next_at == Instant{} ? move.now : move.next_at;
  statements_.run_for_one(
      not_any_more(from.id, to_string(from.state)),
      "UPDATE delivery SET state = ?, changed = ?, deadline = ?, desk = ?, reason = CASE ? "
      "WHEN '' THEN reason ELSE ? END, attempts = CASE WHEN ? = 1 THEN 0 ELSE attempts END, "
      "next_at = CASE WHEN ? = 1 THEN ? ELSE next_at END WHERE id = ? AND state = ?",
      to_string(move.to), to_number(move.now), to_number(move.deadline), at_desk(move.to) ? 1 : 0,
      move.reason, move.reason, anew ? 1 : 0, anew ? 1 : 0, to_number(next_at), from.id,
      to_string(from.state));
  if (planted("move-unrecorded")) return;
  tell("delivery.state", from.id, arrow(to_string(from.state), to_string(move.to)), move.now,
       from.municipality, from.revision, actor);
}

void Transaction::swap_places(const std::string& one, const std::string& other) {
  const auto first = standing(one).value().seq;
  const auto second = standing(other).value().seq;
  constexpr std::int64_t kBetween = -1;  // no row has it, and no two may have the same
  for (const auto& [id, seq] : {std::pair{one, kBetween}, {other, first}, {one, second}}) {
    statements_.run_for_one(not_any_more(id, "there"), "UPDATE delivery SET seq = ? WHERE id = ?",
                            seq, id);
  }
}

void Transaction::put_at_desk(const Standing& row, bool desk, Instant deadline,
                              const std::string& word, Instant now, const Actor& actor) {
  statements_.run_for_one(not_any_more(row.id, to_string(row.state)),
                          "UPDATE delivery SET desk = ?, deadline = ? WHERE id = ? AND state = ?",
                          desk ? 1 : 0, to_number(deadline), row.id, to_string(row.state));
  tell("delivery.desk", row.id, word, now, row.municipality, row.revision, actor);
}

Sealed Transaction::sealed_now(const DeliveryRow& row) {
  return seal(vault_.of_day(statements_, row.created, row.municipality),
              key_of_case(row.case_id, row.municipality), row);
}

void Transaction::add_attempt(const AttemptRow& row) {
  if (row.text.empty()) {
    statements_.run(
        "INSERT INTO attempt (delivery, number, at, outcome, status, key, text) VALUES (?, (SELECT "
        "coalesce(max(number), 0) + 1 FROM attempt WHERE delivery = ?), ?, ?, ?, 0, ?)",
        row.delivery, row.delivery, to_number(row.at), row.outcome, row.status, Hash{});
    return;
  }
  int number = 0;
  std::int64_t key_id = 0;
  statements_.each(
      "SELECT (SELECT coalesce(max(number), 0) + 1 FROM attempt WHERE delivery = ?), (SELECT CASE "
      "case_key WHEN 0 THEN day_key ELSE case_key END FROM delivery WHERE id = ?)",
      [&](Row found) {
        number = found.small();
        key_id = found.number();
      },
      row.delivery, row.delivery);
  auto key = vault_.key(statements_, key_id);
  if (key == nullptr || key->secret.empty()) key = vault_.of_day(statements_, row.at, {});
  const auto sealed = seal_text(key, "attempt", place_of_attempt(row.delivery, number), row.text);
  statements_.run(
      "INSERT INTO attempt (delivery, number, at, outcome, status, key, text) VALUES "
      "(?,?,?,?,?,?,?)",
      row.delivery, number, to_number(row.at), row.outcome, row.status, key->id, Hash{sealed});
}

void Transaction::add_wait(const std::string& municipality, const model::CaseIdentifier& identifier,
                           const std::string& message) {
  const auto hash = identifier_hash(vault_.of_names(statements_, municipality), identifier);
  statements_.run(
      "INSERT INTO wait (gemeente, type, value, message) VALUES (?,?,?,?) ON CONFLICT DO NOTHING",
      municipality, identifier.type, Bytes{hash}, message);
}

void Transaction::remove_waits(const std::string& message) {
  statements_.run("DELETE FROM wait WHERE message = ?", message);
}

}  // namespace rodedraad::store
