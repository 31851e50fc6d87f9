#include "explain.h"

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::hub {

namespace {

using message::JsonWriter;

constexpr std::string_view kAnswered = "answered";

std::string_view literal(bool value) { return value ? "true" : "false"; }

void write_changes(const Plan& plan, JsonWriter& json) {
  json.begin_array("changes");
  for (const auto& change : plan.changes) {
    json.begin_object().text("path", change.path).text("key", change.key);
    json.text("change", !change.before ? "new" : !change.after ? "withdrawn" : "changed");
    json.end_object();
  }
  json.end_array();
}

void write_rules(const Plan& plan, JsonWriter& json) {
  json.begin_array("rules");
  for (const auto& outcome : plan.outcomes) {
    json.begin_object()
        .text("workflow", outcome.workflow)
        .text("rule", outcome.rule)
        .text("event", outcome.event)
        .raw("fired", literal(outcome.fired))
        .text("why", outcome.why)
        .begin_array("tests");
    for (const auto& test : outcome.tests) {
      json.begin_object()
          .text("path", test.path)
          .text("expected", test.expected)
          .text("saw", test.saw)
          .raw("held", literal(test.held))
          .end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

/// What happened to a term or a confirmation.
std::string_view happened(const store::DeadlineRow& row, const Plan& plan) {
  if (!row.met_on.empty()) return "met";
  if (!row.stopped.empty()) return "stopped";
  if (!row.suspended_since.empty()) return "suspended";
  if (row.message != plan.message.message.id) return "changed";
  return row.previous_due.empty() ? "started" : "moved";
}

void write_deadlines(const Plan& plan, JsonWriter& json) {
  json.begin_array("deadlines");
  for (const auto& row : plan.deadlines) {
    if (is_await(row)) continue;
    json.begin_object()
        .text("id", row.item.empty() ? row.deadline : row.deadline + '/' + row.item)
        .text("title", row.title)
        .text("what", happened(row, plan))
        .text("rule", row.rule)
        .text("article", row.article)
        .text("start", row.start)
        .text("strictDue", row.strict_due)
        .text("due", row.due)
        .text("shiftReason", row.shift_reason)
        .text("previousDue", row.previous_due)
        .text("given", row.given)
        .text("suspendedSince", row.suspended_since)
        .text("stopReason", row.stop_reason)
        .end_object();
  }
  json.end_array();
  json.begin_array("confirmations");
  for (const auto& row : plan.deadlines) {
    if (!is_await(row)) continue;
    json.begin_object()
        .text("id", row.deadline.substr(store::kAwait.size()))
        .text("what", happened(row, plan))
        .text("rule", row.rule)
        .text("due", row.due)
        .text("metBy", row.met_by)
        .end_object();
  }
  json.end_array();
}

void write(const store::DeliveryRow& row, JsonWriter& json) {
  json.begin_object()
      .text("id", row.message.id)
      .text("kind", row.message.kind)
      .text("destination", row.connection)
      .text("organisation", row.organisation)
      .text("rule", row.rule)
      .text("purpose", row.purpose)
      .text("ground", row.ground)
      .text("chosen", row.chosen)
      .text("state", store::to_string(row.state))
      .text("waitsFor", row.waits_for);
  json.begin_array("fields");
  for (const auto& field : row.fields) json.text({}, field);
  json.end_array().begin_array("withheld");
  for (const auto& [field, reason] : row.withheld) {
    json.begin_object().text("field", field).text("reason", reason).end_object();
  }
  json.end_array().end_object();
}

void write_sends(const Plan& plan, JsonWriter& json) {
  json.begin_array("sends");
  for (const auto& row : plan.sends) write(row, json);
  json.end_array().begin_array("unparked");
  for (const auto& row : plan.unparked) write(row, json);
  json.end_array().begin_array("withdrawals");
  for (const auto& withdrawal : plan.withdrawals) {
    json.begin_object()
        .text("purpose", withdrawal.purpose)
        .text("reason", withdrawal.reason)
        .end_object();
  }
  json.end_array();
}

void write_tasks(const Plan& plan, JsonWriter& json) {
  const auto write_task = [&](const store::TaskRow& row, std::string_view what) {
    json.begin_object()
        .text("id", row.id)
        .text("what", what)
        .text("title", row.title)
        .text("organisation", row.organisation)
        .text("role", row.role)
        .text("due", row.due)
        .text("rule", row.rule)
        .end_object();
  };
  json.begin_array("tasks");
  for (const auto& row : plan.tasks) write_task(row, "made");
  for (const auto& row : plan.task_updates) write_task(row, row.done ? "done" : "moved");
  json.end_array();
}

}  // namespace

bool was_answered(const store::MessageRow& message) {
  // Inside a JSON text the quotes would be escaped, so only the member itself can match.
  return message.explanation.find('"' + std::string{kAnswered} + "\":true") != std::string::npos;
}

std::string explain(const Plan& plan) {
  JsonWriter json;
  json.begin_object();
  json.raw("opened", literal(plan.opened));
  json.raw("closed", literal(plan.closed));
  if (plan.closed && plan.file != nullptr) json.text("closeReason", plan.file->close_reason);
  json.raw("reopened", literal(plan.reopened));
  json.raw(kAnswered, literal(plan.answered));
  write_changes(plan, json);
  write_rules(plan, json);
  write_deadlines(plan, json);
  write_sends(plan, json);
  write_tasks(plan, json);
  json.begin_array("released");
  for (const auto& message : plan.released) json.text({}, message.message.id);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace rodedraad::hub
