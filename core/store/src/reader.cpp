#include "rodedraad/store/reader.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

#include "text_forms.h"

namespace rodedraad::store {

namespace {

using Poco::Data::Session;
using Poco::Data::Statement;
using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;
using Poco::Data::Keywords::now;
using Poco::Data::Keywords::range;

/// Steps through a select that was made with range(0, 1); \p row runs after each row was fetched.
template <class Row>
void each(Statement& select, Row row) {
  while (!select.done()) {
    if (select.execute() > 0) row();
  }
}

template <class... Values>
std::vector<MessageRow> messages(Session& session, const std::string& rest, Values... values) {
  std::vector<MessageRow> result;
  MessageRow row;
  std::string headers, state, findings;
  std::int64_t received = 0;
  Poco::Data::BLOB body;
  Statement select(session);
  auto& message = row.message;
  select << "SELECT seq, id, gemeente, connection, kind, idempotency_key, body_hash, parent, part, "
            "answer_to, case_id, method, target, media_type, sender, headers, body, received, "
            "state, reason, revision, findings, explanation FROM message " +
                rest,
      into(row.seq), into(message.id), into(row.municipality), into(row.connection),
      into(message.kind), into(row.idempotency_key), into(row.body_hash), into(row.parent),
      into(row.part), into(row.answer_to), into(row.case_id), into(message.method),
      into(message.target), into(message.media_type), into(message.sender), into(headers),
      into(body), into(received), into(state), into(row.reason), into(row.revision), into(findings),
      into(row.explanation), range(0, 1);
  (static_cast<void>(select.addBind(bind(values))), ...);
  each(select, [&] {
    message.headers = headers_from_text(headers);
    message.body = from_blob(body);
    row.received = to_instant(received);
    row.state = message_state(state);
    row.findings = findings_from_text(findings);
    result.push_back(row);
  });
  return result;
}

template <class... Values>
std::vector<DeliveryRow> deliveries_where(Session& session, const std::string& rest,
                                          Values... values) {
  std::vector<DeliveryRow> result;
  DeliveryRow row;
  std::string fields, withheld, headers, state;
  std::int64_t next_at = 0, created = 0, changed = 0;
  Poco::Data::BLOB body;
  Statement select(session);
  auto& message = row.message;
  select << "SELECT seq, id, gemeente, case_id, connection, organisation, cause, rule, kind, "
            "purpose, ground, fields, withheld, method, target, media_type, headers, body, state, "
            "waits_for, attempts, next_at, created, changed, answer_status, answer_text, revision "
            "FROM delivery " +
                rest,
      into(row.seq), into(message.id), into(row.municipality), into(row.case_id),
      into(row.connection), into(row.organisation), into(row.cause), into(row.rule),
      into(message.kind), into(row.purpose), into(row.ground), into(fields), into(withheld),
      into(message.method), into(message.target), into(message.media_type), into(headers),
      into(body), into(state), into(row.waits_for), into(row.attempts), into(next_at),
      into(created), into(changed), into(row.answer_status), into(row.answer_text),
      into(row.revision), range(0, 1);
  (static_cast<void>(select.addBind(bind(values))), ...);
  each(select, [&] {
    row.fields = paths_from_text(fields);
    row.withheld = withheld_from_text(withheld);
    message.headers = headers_from_text(headers);
    message.body = from_blob(body);
    row.state = delivery_state(state);
    row.next_at = to_instant(next_at);
    row.created = to_instant(created);
    row.changed = to_instant(changed);
    result.push_back(row);
  });
  return result;
}

template <class Row>
std::optional<Row> first(std::vector<Row> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::int64_t count(Session& session, const std::string& from) {
  std::int64_t result = 0;
  session << "SELECT count(*) FROM " + from, into(result), now;
  return result;
}

/// Of the history only the latest statement per field, key and source counts.
std::vector<model::Fact> latest_facts(Session& session, const std::string& case_id) {
  std::vector<model::Fact> result;
  model::Fact fact;
  std::int64_t learnt = 0;
  int withdrawn = 0;
  Statement select(session);
  select << "SELECT path, item, value, source, message, valid_from, valid_to, learnt, withdrawn "
            "FROM fact WHERE case_id = ? ORDER BY learnt, seq",
      into(fact.path), into(fact.key), into(fact.value), into(fact.source), into(fact.message),
      into(fact.valid_from), into(fact.valid_to), into(learnt), into(withdrawn), bind(case_id),
      range(0, 1);
  each(select, [&] {
    fact.learnt = to_instant(learnt);
    fact.withdrawn = withdrawn != 0;
    const auto same = std::find_if(result.begin(), result.end(), [&](const model::Fact& other) {
      return other.path == fact.path && other.key == fact.key && other.source == fact.source;
    });
    if (same == result.end()) {
      result.push_back(fact);
    } else {
      *same = fact;
    }
  });
  return result;
}

}  // namespace

Reader::Reader(const Location& location) : session_(open_reader(location)) {}
Reader::~Reader() = default;

std::optional<std::string> Reader::case_with(const std::string& municipality,
                                             const model::CaseIdentifier& identifier) {
  std::vector<std::string> found;
  if (municipality.empty()) {
    *session_ << "SELECT case_id FROM identifier WHERE type = ? AND value = ? LIMIT 2", into(found),
        bind(identifier.type), bind(identifier.value), now;
  } else {
    *session_ << "SELECT case_id FROM identifier WHERE gemeente = ? AND type = ? AND value = ?",
        into(found), bind(municipality), bind(identifier.type), bind(identifier.value), now;
  }
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

std::optional<CaseFile> Reader::case_file(const std::string& id) {
  CaseFile result;
  std::string merged_into;
  *session_ << "SELECT id, gemeente, version, merged_into FROM zaak WHERE id = ?",
      into(result.file.id), into(result.file.municipality), into(result.file.version),
      into(merged_into), bind(id), now;
  if (result.file.id.empty()) return std::nullopt;
  if (!merged_into.empty()) return case_file(merged_into);

  model::CaseIdentifier identifier;
  Statement identifiers(*session_);
  identifiers << "SELECT type, value FROM identifier WHERE case_id = ? ORDER BY type, value",
      into(identifier.type), into(identifier.value), bind(id), range(0, 1);
  each(identifiers, [&] { result.file.identifiers.push_back(identifier); });
  result.file.facts = latest_facts(*session_, id);

  DeadlineRow row;
  Statement deadlines(*session_);
  deadlines << "SELECT deadline, title, rule, article, start, strict_due, due, shift_reason, "
               "met_by, message, previous_due FROM deadline WHERE case_id = ? ORDER BY due",
      into(row.deadline), into(row.title), into(row.rule), into(row.article), into(row.start),
      into(row.strict_due), into(row.due), into(row.shift_reason), into(row.met_by),
      into(row.message), into(row.previous_due), bind(id), range(0, 1);
  each(deadlines, [&] { result.deadlines.push_back(row); });
  *session_ << "SELECT rule FROM fired WHERE case_id = ?", into(result.fired_once), bind(id), now;
  result.parked =
      deliveries_where(*session_, "WHERE case_id = ? AND state = 'parked' ORDER BY seq", id);
  return result;
}

std::optional<MessageRow> Reader::message(const std::string& id) {
  return first(messages(*session_, "WHERE id = ?", id));
}

std::vector<MessageRow> Reader::received(std::int64_t after, std::size_t limit) {
  return messages(*session_, "WHERE state = 'received' AND seq > ? ORDER BY seq LIMIT ?", after,
                  static_cast<std::int64_t>(limit));
}

std::vector<MessageRow> Reader::messages_of_case(const std::string& case_id) {
  return messages(*session_, "WHERE case_id = ? AND case_id <> '' ORDER BY seq", case_id);
}

std::vector<MessageRow> Reader::parts(const std::string& batch) {
  return messages(*session_, "WHERE parent = ? AND parent <> '' ORDER BY part", batch);
}

std::int64_t Reader::open_parts(const std::string& batch) {
  std::int64_t result = 0;
  *session_ << "SELECT count(*) FROM message WHERE parent = ? AND parent <> '' AND state = "
               "'received'",
      into(result), bind(batch), now;
  return result;
}

std::vector<std::string> Reader::finished_batches() {
  std::vector<std::string> result;
  *session_ << "SELECT DISTINCT parent FROM message p WHERE parent <> '' AND NOT EXISTS (SELECT 1 "
               "FROM message o WHERE o.parent = p.parent AND o.parent <> '' AND o.state = "
               "'received') AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.cause = p.parent AND "
               "d.rule = 'resultaat')",
      into(result), now;
  return result;
}

std::vector<MessageRow> Reader::desk_messages() {
  return messages(*session_,
                  "WHERE state = 'failed' OR (state = 'parked' AND case_id = '' AND NOT EXISTS "
                  "(SELECT 1 FROM wait WHERE wait.message = message.id)) ORDER BY seq");
}

std::optional<DeliveryRow> Reader::delivery(const std::string& id) {
  return first(deliveries_where(*session_, "WHERE id = ?", id));
}

std::vector<DeliveryRow> Reader::deliveries(DeliveryState state, std::int64_t after,
                                            std::size_t limit) {
  return deliveries_where(
      *session_, "WHERE state = ? AND state <> 'confirmed' AND seq > ? ORDER BY seq LIMIT ?",
      std::string{to_string(state)}, after, static_cast<std::int64_t>(limit));
}

std::vector<DeliveryRow> Reader::deliveries_of_case(const std::string& case_id) {
  return deliveries_where(*session_, "WHERE case_id = ? ORDER BY seq", case_id);
}

std::vector<DeliveryRow> Reader::deliveries_of_message(const std::string& message) {
  return deliveries_where(*session_, "WHERE cause = ? ORDER BY seq", message);
}

std::vector<DeliveryRow> Reader::desk() {
  return deliveries_where(*session_,
                          "WHERE state IN ('rejected by partner', 'not authorised', 'failed') AND "
                          "state <> 'confirmed' ORDER BY seq");
}

std::vector<AttemptRow> Reader::attempts(const std::string& delivery) {
  std::vector<AttemptRow> result;
  AttemptRow row;
  std::int64_t at = 0;
  Statement select(*session_);
  select << "SELECT delivery, number, at, outcome, status, text FROM attempt WHERE delivery = ? "
            "ORDER BY number",
      into(row.delivery), into(row.number), into(at), into(row.outcome), into(row.status),
      into(row.text), bind(delivery), range(0, 1);
  each(select, [&] {
    row.at = to_instant(at);
    result.push_back(row);
  });
  return result;
}

std::vector<MessageRow> Reader::waiting_for(const std::string& municipality,
                                            const model::CaseIdentifier& identifier) {
  return messages(*session_,
                  "WHERE id IN (SELECT message FROM wait WHERE gemeente = ? AND type = ? AND value "
                  "= ?) ORDER BY seq",
                  municipality, identifier.type, identifier.value);
}

std::vector<TaskRow> Reader::tasks(const std::string& case_id) {
  std::vector<TaskRow> result;
  TaskRow row;
  std::int64_t created = 0;
  int done = 0;
  Statement select(*session_);
  select << "SELECT id, case_id, title, organisation, rule, message, created, done FROM task "
            "WHERE case_id = ? ORDER BY id",
      into(row.id), into(row.case_id), into(row.title), into(row.organisation), into(row.rule),
      into(row.message), into(created), into(done), bind(case_id), range(0, 1);
  each(select, [&] {
    row.created = to_instant(created);
    row.done = done != 0;
    result.push_back(row);
  });
  return result;
}

Counts Reader::counts() {
  Counts result;
  result.received = count(*session_, "message WHERE state = 'received'");
  result.parked_messages = count(*session_, "message WHERE state = 'parked'");
  result.failed_messages = count(*session_, "message WHERE state = 'failed'");
  result.queued = count(*session_, "delivery WHERE state = 'queued' AND state <> 'confirmed'");
  result.parked_deliveries =
      count(*session_, "delivery WHERE state = 'parked' AND state <> 'confirmed'");
  result.desk = count(*session_,
                      "delivery WHERE state IN ('rejected by partner', 'not authorised', "
                      "'failed') AND state <> 'confirmed'");
  result.confirmed = count(*session_, "delivery WHERE state = 'confirmed'");
  return result;
}

}  // namespace rodedraad::store
