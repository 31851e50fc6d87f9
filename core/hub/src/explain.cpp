#include "explain.h"

#include "rodedraad/message/json_writer.h"

namespace rodedraad::hub {

namespace {

constexpr std::string_view kAnswered = "answered";

}  // namespace

bool was_answered(const store::MessageRow& message) {
  // Inside a JSON text the quotes would be escaped, so only the member itself can match.
  return message.explanation.find('"' + std::string{kAnswered} + "\":true") != std::string::npos;
}

std::string explain(const Plan& plan) {
  message::JsonWriter json;
  json.begin_object();
  json.raw("opened", plan.opened ? "true" : "false");
  json.raw(kAnswered, plan.answered ? "true" : "false");
  json.begin_array("changes");
  for (const auto& change : plan.changes) {
    json.begin_object().text("path", change.path).text("key", change.key);
    json.text("change", !change.before ? "new" : !change.after ? "withdrawn" : "changed");
    json.end_object();
  }
  json.end_array();
  json.begin_array("rules");
  for (const auto& outcome : plan.outcomes) {
    json.begin_object()
        .text("workflow", outcome.workflow)
        .text("rule", outcome.rule)
        .raw("fired", outcome.fired ? "true" : "false")
        .text("why", outcome.why)
        .end_object();
  }
  json.end_array();
  json.begin_array("deadlines");
  for (const auto& deadline : plan.deadlines) {
    json.begin_object()
        .text("id", deadline.deadline)
        .text("rule", deadline.rule)
        .text("due", deadline.due)
        .end_object();
  }
  json.end_array();
  json.begin_array("sends");
  for (const auto& send : plan.sends) {
    json.begin_object()
        .text("id", send.message.id)
        .text("kind", send.message.kind)
        .text("destination", send.connection)
        .end_object();
  }
  json.end_array();
  json.begin_array("released");
  for (const auto& message : plan.released) json.text({}, message.message.id);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace rodedraad::hub
