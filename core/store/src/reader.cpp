#include "rodedraad/store/reader.h"

#include <Poco/Data/Session.h>

#include <map>
#include <tuple>
#include <utility>

#include "standing.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

template <class... Values>
std::vector<MessageRow> messages(Statements& statements, const std::string& rest,
                                 const Values&... values) {
  std::vector<MessageRow> result;
  statements.each(
      "SELECT seq, id, gemeente, connection, kind, idempotency_key, body_hash, parent, part, "
      "answer_to, case_id, method, target, media_type, sender, headers, body, received, state, "
      "reason, revision, findings, explanation FROM message " +
          rest,
      [&](Row row) {
        auto& into = result.emplace_back();
        auto& message = into.message;
        into.seq = row.number();
        message.id = row.text();
        into.municipality = row.text();
        into.connection = row.text();
        message.kind = row.text();
        into.idempotency_key = row.text();
        into.body_hash = row.text();
        into.parent = row.text();
        into.part = row.small();
        into.answer_to = row.text();
        into.case_id = row.text();
        message.method = row.text();
        message.target = row.text();
        message.media_type = row.text();
        message.sender = row.text();
        message.headers = headers_from_text(row.text());
        message.body = row.text();
        into.received = to_instant(row.number());
        into.state = message_state(row.text());
        into.reason = row.text();
        into.revision = row.text();
        into.findings = findings_from_text(row.text());
        into.explanation = row.text();
      },
      values...);
  return result;
}

template <class... Values>
std::vector<DeliveryRow> deliveries_where(Statements& statements, const std::string& rest,
                                          const Values&... values) {
  std::vector<DeliveryRow> result;
  statements.each(
      "SELECT seq, id, gemeente, case_id, connection, organisation, cause, rule, kind, purpose, "
      "ground, fields, withheld, method, target, media_type, headers, body, state, waits_for, "
      "attempts, next_at, created, changed, answer_status, answer_text, revision, evidence, "
      "chosen, with_values, deadline, desk, repeats FROM delivery " +
          rest,
      [&](Row row) {
        auto& into = result.emplace_back();
        auto& message = into.message;
        into.seq = row.number();
        message.id = row.text();
        into.municipality = row.text();
        into.case_id = row.text();
        into.connection = row.text();
        into.organisation = row.text();
        into.cause = row.text();
        into.rule = row.text();
        message.kind = row.text();
        into.purpose = row.text();
        into.ground = row.text();
        into.fields = paths_from_text(row.text());
        into.withheld = pairs_from_text(row.text());
        message.method = row.text();
        message.target = row.text();
        message.media_type = row.text();
        message.headers = headers_from_text(row.text());
        message.body = row.text();
        into.state = delivery_state(row.text());
        into.waits_for = row.text();
        into.attempts = row.small();
        into.next_at = to_instant(row.number());
        into.created = to_instant(row.number());
        into.changed = to_instant(row.number());
        into.answer_status = row.small();
        into.answer_text = row.text();
        into.revision = row.text();
        into.evidence = row.text();
        into.chosen = row.text();
        into.with = pairs_from_text(row.text());
        into.deadline = to_instant(row.number());
        into.desk = row.number() != 0;
        into.repeats = row.text();
      },
      values...);
  return result;
}

template <class Result>
std::optional<Result> first(std::vector<Result> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::vector<std::string> texts(Statements& statements, std::string_view sql,
                               const std::string& value) {
  std::vector<std::string> result;
  statements.each(
      sql, [&](Row row) { result.push_back(row.text()); }, value);
  return result;
}

template <class... Values>
std::int64_t count(Statements& statements, const std::string& from, const Values&... values) {
  std::int64_t result = 0;
  statements.each(
      "SELECT count(*) FROM " + from, [&](Row row) { result = row.number(); }, values...);
  return result;
}

/// Of the history only the latest statement per field, key and source counts.
std::vector<model::Fact> latest_facts(Statements& statements, const std::string& case_id) {
  std::vector<model::Fact> result;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
  statements.each(
      "SELECT path, item, value, source, message, valid_from, valid_to, learnt, withdrawn "
      "FROM fact WHERE case_id = ? ORDER BY learnt, seq",
      [&](Row row) {
        model::Fact fact;
        fact.path = row.text();
        fact.key = row.text();
        fact.value = row.text();
        fact.source = row.text();
        fact.message = row.text();
        fact.valid_from = row.text();
        fact.valid_to = row.text();
        fact.learnt = to_instant(row.number());
        fact.withdrawn = row.number() != 0;
        const auto [place, is_new] =
            places.try_emplace({fact.path, fact.key, fact.source}, result.size());
        if (is_new) {
          result.push_back(std::move(fact));
        } else {
          result[place->second] = std::move(fact);
        }
      },
      case_id);
  return result;
}

std::vector<DeadlineRow> deadlines_of(Statements& statements, const std::string& case_id) {
  std::vector<DeadlineRow> result;
  statements.each(
      "SELECT deadline, item, title, rule, article, start, strict_due, due, shift_reason, met_by, "
      "message, previous_due, given, suspended_since, met_on, stopped, stop_reason, "
      "met_after_start FROM deadline WHERE case_id = ? ORDER BY due, deadline, item",
      [&](Row row) {
        auto& into = result.emplace_back();
        for (auto* column :
             {&into.deadline, &into.item, &into.title, &into.rule, &into.article, &into.start,
              &into.strict_due, &into.due, &into.shift_reason, &into.met_by, &into.message,
              &into.previous_due, &into.given, &into.suspended_since, &into.met_on, &into.stopped,
              &into.stop_reason}) {
          *column = row.text();
        }
        into.met_after_start = row.number() != 0;
      },
      case_id);
  return result;
}

template <class... Values>
std::vector<TaskRow> tasks_where(Statements& statements, const std::string& rest,
                                 const Values&... values) {
  std::vector<TaskRow> result;
  statements.each(
      "SELECT id, case_id, title, text, name, role, organisation, rule, message, created, due, "
      "done, done_by FROM task " +
          rest,
      [&](Row row) {
        auto& into = result.emplace_back();
        for (auto* column : {&into.id, &into.case_id, &into.title, &into.text, &into.name,
                             &into.role, &into.organisation, &into.rule, &into.message}) {
          *column = row.text();
        }
        into.created = to_instant(row.number());
        into.due = row.text();
        into.done = row.number() != 0;
        into.done_by = row.text();
      },
      values...);
  return result;
}

}  // namespace

Reader::Reader(const Location& location)
    : session_(open_reader(location)), statements_(std::make_unique<Statements>(*session_)) {}
Reader::~Reader() = default;

std::optional<std::string> Reader::case_with(const std::string& municipality,
                                             const model::CaseIdentifier& identifier) {
  std::vector<std::string> found;
  const auto take = [&](Row row) { found.push_back(row.text()); };
  if (municipality.empty()) {
    statements_->each("SELECT case_id FROM identifier WHERE type = ? AND value = ? LIMIT 2", take,
                      identifier.type, identifier.value);
  } else {
    statements_->each(
        "SELECT case_id FROM identifier WHERE gemeente = ? AND type = ? AND value = ?", take,
        municipality, identifier.type, identifier.value);
  }
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

std::vector<std::string> Reader::case_ids(const std::string& after, std::size_t limit) {
  std::vector<std::string> result;
  statements_->each(
      "SELECT id FROM zaak WHERE merged_into = '' AND id > ? ORDER BY id LIMIT ?",
      [&](Row row) { result.push_back(row.text()); }, after, static_cast<std::int64_t>(limit));
  return result;
}

std::vector<std::string> Reader::cases_to_wake(const std::string& day, const std::string& after,
                                               std::size_t limit) {
  std::vector<std::string> result;
  statements_->each(
      "SELECT id FROM zaak WHERE wake <> '' AND wake <= ? AND merged_into = '' AND id > ? ORDER BY "
      "id LIMIT ?",
      [&](Row row) { result.push_back(row.text()); }, day, after, static_cast<std::int64_t>(limit));
  return result;
}

std::optional<Instant> Reader::schedule(const std::string& connection, const std::string& kind) {
  std::optional<Instant> result;
  statements_->each(
      "SELECT last FROM schedule WHERE connection = ? AND kind = ?",
      [&](Row row) { result = to_instant(row.number()); }, connection, kind);
  return result;
}

std::optional<CaseFile> Reader::case_file(const std::string& id) {
  CaseFile result;
  std::string merged_into;
  statements_->each(
      "SELECT id, gemeente, version, merged_into, looked, wake, closed, close_reason FROM zaak "
      "WHERE id = ?",
      [&](Row row) {
        result.file.id = row.text();
        result.file.municipality = row.text();
        result.file.version = row.number();
        merged_into = row.text();
        result.looked = row.text();
        result.wake = row.text();
        result.closed = row.text();
        result.close_reason = row.text();
      },
      id);
  if (result.file.id.empty()) return std::nullopt;
  if (!merged_into.empty()) return case_file(merged_into);

  statements_->each(
      "SELECT type, value FROM identifier WHERE case_id = ? ORDER BY type, value",
      [&](Row row) {
        auto& identifier = result.file.identifiers.emplace_back();
        identifier.type = row.text();
        identifier.value = row.text();
      },
      id);
  result.file.facts = latest_facts(*statements_, id);
  result.deadlines = deadlines_of(*statements_, id);
  result.fired_once = texts(*statements_, "SELECT rule FROM fired WHERE case_id = ?", id);
  result.parked =
      deliveries_where(*statements_, "WHERE case_id = ? AND state = 'parked' ORDER BY seq", id);
  result.tasks =
      tasks_where(*statements_, "WHERE case_id = ? AND done = 0 ORDER BY created, id", id);
  return result;
}

std::optional<MessageRow> Reader::message(const std::string& id) {
  return first(messages(*statements_, "WHERE id = ?", id));
}

std::vector<MessageRow> Reader::received(std::int64_t after, std::size_t limit) {
  return messages(*statements_, "WHERE state = 'received' AND seq > ? ORDER BY seq LIMIT ?", after,
                  static_cast<std::int64_t>(limit));
}

std::vector<MessageRow> Reader::all_messages(std::int64_t after, std::size_t limit) {
  return messages(*statements_, "WHERE seq > ? ORDER BY seq LIMIT ?", after,
                  static_cast<std::int64_t>(limit));
}

std::vector<MessageRow> Reader::messages_of_case(const std::string& case_id) {
  return messages(*statements_, "WHERE case_id = ? AND case_id <> '' ORDER BY seq", case_id);
}

std::vector<MessageRow> Reader::parts(const std::string& batch) {
  return messages(*statements_, "WHERE parent = ? AND parent <> '' ORDER BY part", batch);
}

std::int64_t Reader::open_parts(const std::string& batch) {
  return count(*statements_, "message WHERE parent = ? AND parent <> '' AND state = 'received'",
               batch);
}

std::vector<std::string> Reader::finished_batches() {
  std::vector<std::string> result;
  statements_->each(
      "SELECT DISTINCT parent FROM message p WHERE parent <> '' AND NOT EXISTS (SELECT 1 FROM "
      "message o WHERE o.parent = p.parent AND o.parent <> '' AND o.state = 'received') AND NOT "
      "EXISTS (SELECT 1 FROM delivery d WHERE d.cause = p.parent AND d.rule = 'resultaat')",
      [&](Row row) { result.push_back(row.text()); });
  return result;
}

std::vector<MessageRow> Reader::desk_messages() {
  return messages(*statements_,
                  "WHERE state = 'failed' OR (state = 'parked' AND case_id = '' AND NOT EXISTS "
                  "(SELECT 1 FROM wait WHERE wait.message = message.id)) ORDER BY seq");
}

std::optional<DeliveryRow> Reader::delivery(const std::string& id) {
  return first(deliveries_where(*statements_, "WHERE id = ?", id));
}

std::vector<DeliveryRow> Reader::deliveries(DeliveryState state, std::int64_t after,
                                            std::size_t limit) {
  return deliveries_where(
      *statements_, "WHERE state = ? AND state <> 'confirmed' AND seq > ? ORDER BY seq LIMIT ?",
      std::string{to_string(state)}, after, static_cast<std::int64_t>(limit));
}

std::vector<DeliveryRow> Reader::deliveries_of_case(const std::string& case_id) {
  return deliveries_where(*statements_, "WHERE case_id = ? ORDER BY seq", case_id);
}

std::vector<DeliveryRow> Reader::deliveries_of_message(const std::string& message) {
  return deliveries_where(*statements_, "WHERE cause = ? ORDER BY seq", message);
}

std::optional<DeliveryRow> Reader::delivery_at(std::int64_t seq) {
  return first(deliveries_where(*statements_, "WHERE seq = ?", seq));
}

std::vector<DeliveryRow> Reader::desk() {
  return deliveries_where(*statements_, "WHERE desk = 1 ORDER BY seq");
}

std::vector<Standing> Reader::standing(DeliveryState state, std::int64_t after, std::size_t limit) {
  std::vector<Standing> result;
  each_standing(
      *statements_, "WHERE state = ? AND state <> 'confirmed' AND seq > ? ORDER BY seq LIMIT ?",
      [&](Standing found) { result.push_back(std::move(found)); }, std::string{to_string(state)},
      after, static_cast<std::int64_t>(limit));
  return result;
}

std::vector<Standing> Reader::overdue(Instant now, std::size_t limit) {
  std::vector<Standing> result;
  each_standing(
      *statements_,
      "WHERE deadline > 0 AND deadline <= ? AND state <> 'in flight' ORDER BY deadline LIMIT ?",
      [&](Standing found) { result.push_back(std::move(found)); }, to_number(now),
      static_cast<std::int64_t>(limit));
  return result;
}

std::vector<AttemptRow> Reader::attempts(const std::string& delivery) {
  std::vector<AttemptRow> result;
  statements_->each(
      "SELECT delivery, number, at, outcome, status, text FROM attempt WHERE delivery = ? ORDER BY "
      "number",
      [&](Row row) {
        auto& into = result.emplace_back();
        into.delivery = row.text();
        into.number = row.small();
        into.at = to_instant(row.number());
        into.outcome = row.text();
        into.status = row.small();
        into.text = row.text();
      },
      delivery);
  return result;
}

std::vector<MessageRow> Reader::waiting_for(const std::string& municipality,
                                            const model::CaseIdentifier& identifier) {
  return messages(
      *statements_,
      "WHERE id IN (SELECT message FROM wait WHERE gemeente IN (?, '') AND type = ? AND "
      "value = ?) ORDER BY seq",
      municipality, identifier.type, identifier.value);
}

std::vector<TaskRow> Reader::tasks(const std::string& case_id) {
  return tasks_where(*statements_, "WHERE case_id = ? ORDER BY created, id", case_id);
}

std::optional<TaskRow> Reader::task(const std::string& id) {
  return first(tasks_where(*statements_, "WHERE id = ?", id));
}

std::vector<TaskRow> Reader::open_tasks() {
  return tasks_where(*statements_, "WHERE done = 0 ORDER BY created, id");
}

std::string Reader::setting(const std::string& name) {
  const auto values = texts(*statements_, "SELECT value FROM setting WHERE name = ?", name);
  return values.empty() ? std::string{} : values.front();
}

Counts Reader::counts() {
  Counts result;
  result.received = count(*statements_, "message WHERE state = 'received'");
  result.parked_messages = count(*statements_, "message WHERE state = 'parked'");
  result.failed_messages = count(*statements_, "message WHERE state = 'failed'");
  result.queued = count(*statements_, "delivery WHERE state = 'queued' AND state <> 'confirmed'");
  result.parked_deliveries =
      count(*statements_, "delivery WHERE state = 'parked' AND state <> 'confirmed'");
  result.desk = count(*statements_, "delivery WHERE desk = 1");
  result.confirmed = count(*statements_, "delivery WHERE state = 'confirmed'");
  return result;
}

}  // namespace rodedraad::store
