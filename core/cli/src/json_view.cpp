#include "json_view.h"

#include <algorithm>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/workflow/deadline.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

json::value or_null(const std::string* text) {
  return text == nullptr ? json::value(nullptr) : json::value(*text);
}

json::object fact_view(const model::Fact& fact) {
  return {{"path", fact.path},       {"key", fact.key},
          {"value", fact.value},     {"from", fact.valid_from},
          {"to", fact.valid_to},     {"source", fact.source},
          {"message", fact.message}, {"learnt", model::rfc3339(fact.learnt)}};
}

/// A running, met, late, lapsed or suspended term.
json::object deadline_view(const store::DeadlineRow& row, const model::Case& file,
                           model::Instant now) {
  const auto state = hub::state_of(row, file, model::dutch_day(now));
  return {{"id", row.item.empty() ? row.deadline : row.deadline + '/' + row.item},
          {"title", row.title},
          {"rule", row.rule},
          {"article", row.article},
          {"start", row.start},
          {"strictDue", row.strict_due},
          {"due", row.due},
          {"shiftReason", row.shift_reason},
          {"previousDue", row.previous_due},
          {"given", row.given},
          {"suspendedSince", row.suspended_since},
          {"stopped", row.stopped},
          {"stopReason", row.stop_reason},
          {"state", json::string{workflow::to_string(state)}},
          {"message", row.message}};
}

/// An answer that must come.
json::object confirmation_view(const store::DeadlineRow& row, const model::Case& file,
                               model::Instant now) {
  const auto state = hub::state_of(row, file, model::dutch_day(now));
  return {{"id", row.deadline.substr(store::kAwait.size())},
          {"rule", row.rule},
          {"since", row.start},
          {"due", row.due},
          {"answer", row.met_by},
          {"answeredOn", row.met_on},
          {"state", json::string{workflow::to_string(state)}},
          {"message", row.message}};
}

}  // namespace

json::array findings_view(const store::MessageRow& row) {
  json::array result;
  for (const auto& finding : row.findings) {
    const char* severity = finding.severity == sdk::Severity::error     ? "error"
                           : finding.severity == sdk::Severity::warning ? "warning"
                                                                        : "note";
    result.push_back(json::object{{"severity", severity},
                                  {"code", finding.code},
                                  {"where", finding.where},
                                  {"text", finding.text}});
  }
  return result;
}

json::object message_view(const store::MessageRow& row) {
  return {{"id", row.message.id},
          {"connection", row.connection},
          {"kind", row.message.kind},
          {"state", json::string{store::to_string(row.state)}},
          {"reason", row.reason},
          {"received", model::rfc3339(row.received)},
          {"municipality", row.municipality},
          {"case", row.case_id},
          {"idempotencyKey", row.idempotency_key},
          {"partOf", row.parent},
          {"answerTo", row.answer_to},
          {"revision", row.revision}};
}

json::object delivery_view(const store::DeliveryRow& row) {
  json::array fields;
  for (const auto& field : row.fields) fields.push_back(json::string{field});
  json::array withheld;
  for (const auto& [field, reason] : row.withheld) {
    withheld.push_back(json::object{{"field", field}, {"reason", reason}});
  }
  return {{"id", row.message.id},           {"message", row.cause},
          {"destination", row.connection},  {"organisation", row.organisation},
          {"kind", row.message.kind},       {"rule", row.rule},
          {"purpose", row.purpose},         {"ground", row.ground},
          {"chosen", row.chosen},           {"state", json::string{store::to_string(row.state)}},
          {"waitsFor", row.waits_for},      {"at", model::rfc3339(row.changed)},
          {"attemptCount", row.attempts},   {"status", row.answer_status},
          {"text", row.answer_text},        {"evidence", row.evidence},
          {"revision", row.revision},       {"fields", std::move(fields)},
          {"withheld", std::move(withheld)}};
}

json::object delivery_view(const store::DeliveryRow& row, const config::Config& config,
                           const std::vector<store::AttemptRow>& attempts) {
  auto result = delivery_view(row);
  if (row.state == store::DeliveryState::queued && config.connection(row.connection) == nullptr) {
    result["text"] = kConnectionGone;
  }
  json::array list;
  for (const auto& attempt : attempts) {
    list.push_back(json::object{{"number", attempt.number},
                                {"at", model::rfc3339(attempt.at)},
                                {"outcome", attempt.outcome},
                                {"status", attempt.status},
                                {"text", attempt.text}});
  }
  result["attempts"] = std::move(list);
  return result;
}

json::object task_view(const store::TaskRow& row) {
  return {{"id", row.id},
          {"case", row.case_id},
          {"title", row.title},
          {"text", row.text},
          {"name", row.name},
          {"role", row.role},
          {"organisation", row.organisation},
          {"rule", row.rule},
          {"message", row.message},
          {"created", model::rfc3339(row.created)},
          {"due", row.due},
          {"done", row.done},
          {"doneBy", row.done_by}};
}

json::object case_view(store::Reader& reader, const store::CaseFile& whole, model::Instant now) {
  const auto& file = whole.file;
  json::array fields;
  for (const auto* fact : model::current_all(file)) {
    auto field = fact_view(*fact);
    json::array others;
    for (const auto* other : model::overruled(file, *fact)) others.push_back(fact_view(*other));
    field["overruled"] = std::move(others);
    fields.push_back(std::move(field));
  }
  json::array deadlines, confirmations;
  for (const auto& row : whole.deadlines) {
    if (hub::is_await(row)) {
      confirmations.push_back(confirmation_view(row, file, now));
    } else {
      deadlines.push_back(deadline_view(row, file, now));
    }
  }
  json::array deliveries;
  for (const auto& row : reader.deliveries_of_case(file.id))
    deliveries.push_back(delivery_view(row));
  json::array messages;
  for (const auto& row : reader.messages_of_case(file.id)) messages.push_back(message_view(row));
  json::array tasks;
  for (const auto& task : reader.tasks(file.id)) tasks.push_back(task_view(task));
  return {{"id", file.id},
          {"gemeente", file.municipality},
          {"identifiers", json::object{{"bsn", or_null(file.identifier("bsn"))},
                                       {"vNummer", or_null(file.identifier("vNummer"))}}},
          {"fields", std::move(fields)},
          {"closed", whole.closed},
          {"closeReason", whole.close_reason},
          {"deadlines", std::move(deadlines)},
          {"confirmations", std::move(confirmations)},
          {"deliveries", std::move(deliveries)},
          {"tasks", std::move(tasks)},
          {"messages", std::move(messages)}};
}

}  // namespace rodedraad::cli
