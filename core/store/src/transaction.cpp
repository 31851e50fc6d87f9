#include "rodedraad/store/transaction.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include "text_forms.h"

namespace rodedraad::store {

namespace {

using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;
using Poco::Data::Keywords::now;

std::string text(std::string_view view) { return std::string{view}; }

std::int64_t last_row(Poco::Data::Session& session) {
  std::int64_t seq = 0;
  session << "SELECT last_insert_rowid()", into(seq), now;
  return seq;
}

}  // namespace

std::optional<Earlier> Transaction::earlier(const std::string& connection,
                                            const std::string& municipality,
                                            const std::string& key) {
  if (key.empty()) return std::nullopt;
  Earlier found;
  session_ << "SELECT id, body_hash FROM message WHERE gemeente = ? AND connection = ? AND "
              "idempotency_key = ? AND idempotency_key <> '' AND state <> 'refused' AND state <> "
              "'duplicate'",
      into(found.id), into(found.body_hash), bind(municipality), bind(connection), bind(key), now;
  if (found.id.empty()) return std::nullopt;
  return found;
}

void Transaction::insert(MessageRow& row) {
  const auto& message = row.message;
  session_ << "INSERT INTO message (id, gemeente, connection, kind, idempotency_key, body_hash, "
              "parent, part, answer_to, case_id, method, target, media_type, sender, headers, "
              "body, received, state, reason, revision, findings, explanation) "
              "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      bind(message.id), bind(row.municipality), bind(row.connection), bind(message.kind),
      bind(row.idempotency_key), bind(row.body_hash), bind(row.parent), bind(row.part),
      bind(row.answer_to), bind(row.case_id), bind(message.method), bind(message.target),
      bind(message.media_type), bind(message.sender), bind(headers_to_text(message.headers)),
      bind(to_blob(message.body)), bind(to_number(row.received)), bind(text(to_string(row.state))),
      bind(row.reason), bind(row.revision), bind(findings_to_text(row.findings)),
      bind(row.explanation), now;
  row.seq = last_row(session_);
}

void Transaction::update(const MessageRow& row) {
  session_ << "UPDATE message SET state = ?, reason = ?, case_id = ?, findings = ?, explanation = "
              "?, revision = ? WHERE id = ?",
      bind(text(to_string(row.state))), bind(row.reason), bind(row.case_id),
      bind(findings_to_text(row.findings)), bind(row.explanation), bind(row.revision),
      bind(row.message.id), now;
}

void Transaction::settle_parked(const std::string& message) {
  session_
      << "UPDATE message SET state = 'processed', reason = '' WHERE id = ? AND state = 'parked' "
         "AND NOT EXISTS (SELECT 1 FROM delivery WHERE cause = ? AND state = 'parked')",
      bind(message), bind(message), now;
}

void Transaction::put_case(const model::Case& file) {
  session_ << "INSERT INTO zaak (id, gemeente, version, merged_into) VALUES (?,?,?,'') "
              "ON CONFLICT (id) DO UPDATE SET version = excluded.version",
      bind(file.id), bind(file.municipality), bind(file.version), now;
}

void Transaction::add_identifier(const model::Case& file, const model::CaseIdentifier& identifier) {
  session_ << "INSERT INTO identifier (gemeente, type, value, case_id) VALUES (?,?,?,?)",
      bind(file.municipality), bind(identifier.type), bind(identifier.value), bind(file.id), now;
}

void Transaction::add_facts(const std::string& case_id, std::span<const model::Fact> facts) {
  for (const auto& fact : facts) {
    session_ << "INSERT INTO fact (case_id, path, item, value, source, message, valid_from, "
                "valid_to, learnt, withdrawn) VALUES (?,?,?,?,?,?,?,?,?,?)",
        bind(case_id), bind(fact.path), bind(fact.key), bind(fact.value), bind(fact.source),
        bind(fact.message), bind(fact.valid_from), bind(fact.valid_to),
        bind(to_number(fact.learnt)), bind(fact.withdrawn ? 1 : 0), now;
  }
}

void Transaction::merge_case(const model::Case& file, const std::string& absorbed) {
  for (const char* table : {"identifier", "fact", "task", "delivery", "message"}) {
    session_ << std::string{"UPDATE "} + table + " SET case_id = ? WHERE case_id = ?",
        bind(file.id), bind(absorbed), now;
  }
  for (const char* table : {"deadline", "fired"}) {
    session_ << std::string{"UPDATE OR IGNORE "} + table + " SET case_id = ? WHERE case_id = ?",
        bind(file.id), bind(absorbed), now;
  }
  session_ << "UPDATE zaak SET merged_into = ? WHERE id = ? OR merged_into = ?", bind(file.id),
      bind(absorbed), bind(absorbed), now;
}

void Transaction::put_deadline(const std::string& case_id, const DeadlineRow& row) {
  session_ << "INSERT INTO deadline (case_id, deadline, title, rule, article, start, strict_due, "
              "due, shift_reason, met_by, message, previous_due) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) "
              "ON CONFLICT (case_id, deadline) DO UPDATE SET title = excluded.title, rule = "
              "excluded.rule, article = excluded.article, start = excluded.start, strict_due = "
              "excluded.strict_due, due = excluded.due, shift_reason = excluded.shift_reason, "
              "met_by = excluded.met_by, message = excluded.message, previous_due = "
              "excluded.previous_due",
      bind(case_id), bind(row.deadline), bind(row.title), bind(row.rule), bind(row.article),
      bind(row.start), bind(row.strict_due), bind(row.due), bind(row.shift_reason),
      bind(row.met_by), bind(row.message), bind(row.previous_due), now;
}

void Transaction::add_task(const TaskRow& row) {
  session_ << "INSERT INTO task (case_id, title, organisation, rule, message, created, done) "
              "VALUES (?,?,?,?,?,?,?)",
      bind(row.case_id), bind(row.title), bind(row.organisation), bind(row.rule), bind(row.message),
      bind(to_number(row.created)), bind(row.done ? 1 : 0), now;
}

void Transaction::add_fired(const std::string& case_id, const std::string& rule) {
  session_ << "INSERT INTO fired (case_id, rule) VALUES (?,?) ON CONFLICT DO NOTHING",
      bind(case_id), bind(rule), now;
}

void Transaction::insert(DeliveryRow& row) {
  const auto& message = row.message;
  session_ << "INSERT INTO delivery (id, gemeente, case_id, connection, organisation, cause, rule, "
              "kind, purpose, ground, fields, withheld, method, target, media_type, headers, body, "
              "state, waits_for, attempts, next_at, created, changed, answer_status, answer_text, "
              "revision) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      bind(message.id), bind(row.municipality), bind(row.case_id), bind(row.connection),
      bind(row.organisation), bind(row.cause), bind(row.rule), bind(message.kind),
      bind(row.purpose), bind(row.ground), bind(paths_to_text(row.fields)),
      bind(withheld_to_text(row.withheld)), bind(message.method), bind(message.target),
      bind(message.media_type), bind(headers_to_text(message.headers)), bind(to_blob(message.body)),
      bind(text(to_string(row.state))), bind(row.waits_for), bind(row.attempts),
      bind(to_number(row.next_at)), bind(to_number(row.created)), bind(to_number(row.changed)),
      bind(row.answer_status), bind(row.answer_text), bind(row.revision), now;
  row.seq = last_row(session_);
}

void Transaction::update(const DeliveryRow& row) {
  const auto& message = row.message;
  session_ << "UPDATE delivery SET fields = ?, withheld = ?, method = ?, target = ?, media_type = "
              "?, headers = ?, body = ?, state = ?, waits_for = ?, attempts = ?, next_at = ?, "
              "changed = ?, answer_status = ?, answer_text = ?, revision = ? WHERE id = ?",
      bind(paths_to_text(row.fields)), bind(withheld_to_text(row.withheld)), bind(message.method),
      bind(message.target), bind(message.media_type), bind(headers_to_text(message.headers)),
      bind(to_blob(message.body)), bind(text(to_string(row.state))), bind(row.waits_for),
      bind(row.attempts), bind(to_number(row.next_at)), bind(to_number(row.changed)),
      bind(row.answer_status), bind(row.answer_text), bind(row.revision), bind(message.id), now;
}

void Transaction::add_attempt(const AttemptRow& row) {
  session_ << "INSERT INTO attempt (delivery, number, at, outcome, status, text) SELECT ?, "
              "coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM attempt WHERE delivery = ?",
      bind(row.delivery), bind(to_number(row.at)), bind(row.outcome), bind(row.status),
      bind(row.text), bind(row.delivery), now;
}

void Transaction::add_wait(const std::string& municipality, const model::CaseIdentifier& identifier,
                           const std::string& message) {
  session_ << "INSERT INTO wait (gemeente, type, value, message) VALUES (?,?,?,?) "
              "ON CONFLICT DO NOTHING",
      bind(municipality), bind(identifier.type), bind(identifier.value), bind(message), now;
}

void Transaction::remove_waits(const std::string& message) {
  session_ << "DELETE FROM wait WHERE message = ?", bind(message), now;
}

}  // namespace rodedraad::store
