#include "rodedraad/store/audit_chain.h"

#include <algorithm>
#include <utility>

#include "audit_columns.h"
#include "postgres_dialect.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/backup.h"
#include "rodedraad/store/planted.h"
#include "rodedraad/store/vault.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

constexpr std::int64_t kLookedAt = 1000;  ///< records at the end that a start looks at

void add_number(std::string& to, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) to += static_cast<char>((number >> shift) & 0xFFU);
}

constexpr std::string_view kInsert =
    "INSERT INTO audit (seq, at, action, object, result, origin, actor, gemeente, revision, "
    "detail, "
    "seal) VALUES (?,?,?,?,?,?,?,?,?,?,?)";
[[maybe_unused]] constexpr std::string_view kInsertOnce =
    "INSERT INTO audit (seq, at, action, object, result, origin, actor, gemeente, revision, "
    "detail, "
    "seal) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING";

constexpr const char* kWhatToDo =
    ". If somebody put an older copy back on purpose, start once with --after-restore; else keep "
    "the data folder as it is and find out who did this: `rodedraad audit verify` says from where";

crypto::Secret key_of_seals(const Location& location, Statements& statements) {
  const auto file = location.audit_place().key;
  bool begun = false;
  statements.each("SELECT 1 FROM audit LIMIT 1", [&](Row) { begun = true; });
  if (begun && !std::filesystem::exists(file)) {
    // With a key that is made now every record would look as if somebody had changed it.
    throw StoreError(
        "de sleutel van het auditlogboek " + file.string() +
        " ontbreekt: zet de map met sleutels terug van waar u die bewaart. Is hij voorgoed "
        "weg, start dan één keer met --after-restore");
  }
  return crypto::read_or_make_key(file);
}

}  // namespace

std::string audit_seal(const crypto::Secret& key, std::string_view previous, const AuditRow& row) {
  std::string canonical{previous};
  canonical.reserve(previous.size() + 400);
  canonical += "audit-1";
  add_number(canonical, static_cast<std::uint64_t>(row.seq));
  add_number(canonical, static_cast<std::uint64_t>(to_number(row.at)));
  for (const auto* field : {&row.action, &row.object, &row.result, &row.origin, &row.actor,
                            &row.municipality, &row.revision, &row.detail}) {
    add_number(canonical, field->size());
    canonical += *field;
  }
  return crypto::hmac_sha256(key, canonical);
}

AuditChain::AuditChain(const Location& location, Statements& statements, Doubt doubt)
    : statements_(statements),
      key_(doubt == Doubt::refuse ? key_of_seals(location, statements)
                                  : crypto::read_or_make_key(location.audit_place().key)),
      checkpoints_(location.audit_place().checkpoints,
                   crypto::read_or_make_key(location.audit_place().checkpoint_key)),
      every_(location.audit_place().every),
      last_(std::chrono::steady_clock::now()) {
  look_at_end();
  look_at_checkpoint();
  if (!doubt_.empty() && doubt == Doubt::refuse) throw StoreError(doubt_ + kWhatToDo);
}

void AuditChain::look_at_end() {
  std::int64_t last = 0;
  statements_.each("SELECT coalesce(max(seq), 0) FROM audit",
                   [&](Row row) { last = row.number(); });
  const auto from = std::max<std::int64_t>(0, last - kLookedAt);
  std::int64_t bad = 0;
  statements_.each(
      std::string{"SELECT "} + kAuditColumns + " FROM audit WHERE seq >= ? ORDER BY seq",
      [&](Row columns) {
        const auto [row, seal] = audit_columns(columns);
        // Of the first that is read, what came before it is not known.
        const bool known = row.seq == 1 || head_.seq != 0;
        const bool sound =
            !known || (row.seq == head_.seq + 1 && seal == audit_seal(key_, head_.seal, row));
        if (!sound && bad == 0) bad = row.seq;
        head_ = {row.seq, seal};
      },
      from);
  if (bad != 0) {
    doubt_ = "the audit log is broken at record " + std::to_string(bad) +
             ": it was changed, or records before it are gone";
  }
}

void AuditChain::look_at_checkpoint() {
  const auto newest = checkpoints_.last();
  if (!newest) return;
  written_ = newest->head.seq;
  if (newest->head.seq > head_.seq) {
    doubt_ = "an older copy of the store was put back: it holds " + std::to_string(head_.seq) +
             " audit records, and on " + model::rfc3339(newest->at) + " there were " +
             std::to_string(newest->head.seq) + " (" + kCheckpointFile + ")";
    return;
  }
  std::string found;
  statements_.each(
      "SELECT seal FROM audit WHERE seq = ?", [&](Row row) { found = row.text(); },
      newest->head.seq);
  if (newest->head.seq > 0 && found != newest->head.seal) {
    doubt_ = "audit record " + std::to_string(newest->head.seq) + " is not the one of " +
             model::rfc3339(newest->at) + " (" + kCheckpointFile + "): this is another history";
  }
}

void AuditChain::add(AuditRow row) {
  row.seq = head_.seq + 1;
  // What is sealed is what every engine can keep.
  for (auto* field : {&row.action, &row.object, &row.result, &row.origin, &row.actor,
                      &row.municipality, &row.revision, &row.detail}) {
    if (!is_postgres_text(*field)) *field = to_postgres_text(*field);
  }
  auto seal = audit_seal(key_, head_.seal, row);
  // The number of a record is taken once: also this keeps a second hub from writing.
  statements_.run(planted("relieve-without-fencing") ? kInsertOnce : kInsert, row.seq,
                  to_number(row.at), row.action, row.object, row.result, row.origin, row.actor,
                  row.municipality, row.revision, row.detail, Bytes{seal});
  head_ = {row.seq, std::move(seal)};
}

void AuditChain::checkpoint(Instant now) {
  last_ = std::chrono::steady_clock::now();
  if (head_.seq == written_) return;
  checkpoints_.add({head_, now, false});
  written_ = head_.seq;
}

std::chrono::milliseconds AuditChain::until_checkpoint(
    std::chrono::steady_clock::time_point now) const {
  if (head_.seq == written_) return std::chrono::hours{1};
  const auto gone = std::chrono::duration_cast<std::chrono::milliseconds>(now - last_);
  return std::max(every_ - gone, std::chrono::milliseconds{0});
}

void AuditChain::restart(Instant now) {
  checkpoints_.add({head_, now, true});
  written_ = head_.seq;
}

namespace {

Instant last_record(Statements& statements) {
  Instant at{};
  statements.each("SELECT at FROM audit ORDER BY seq DESC LIMIT 1",
                  [&](Row row) { at = to_instant(row.number()); });
  return at;
}

/// What may have gone out after \p until is not sent again by itself.
void hold_after(Statements& statements, Instant until) {
  statements.run(
      "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      kRestored, model::rfc3339(until));
}

}  // namespace

std::string accept_restored(const Location& location, AuditRow row, Restored restored) {
  const auto connection = open_writer(location, *location.shared_vault());
  Statements statements{*connection};
  AuditChain chain{location, statements, AuditChain::Doubt::accept};
  if (chain.doubt().empty() && restored == Restored::perhaps) return {};
  row.detail = chain.doubt();
  const auto now = row.at;
  const auto until = last_record(statements);
  connection->begin();
  // What a server was put back to, nobody but its audit log says; of a file, its backup does.
  if (!location.server.empty()) hold_after(statements, until);
  chain.add(std::move(row));
  connection->commit();
  chain.restart(now);
  return chain.doubt();
}

}  // namespace rodedraad::store
