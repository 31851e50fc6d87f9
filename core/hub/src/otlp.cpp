#include "rodedraad/hub/otlp.h"

#include <charconv>
#include <map>
#include <vector>

#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::hub {

namespace {

constexpr const char* kScope = "logboek-dataverwerkingen";

void attribute(message::JsonWriter& json, std::string_view key, std::string_view value) {
  json.begin_object()
      .text("key", key)
      .begin_object("value")
      .text("stringValue", value)
      .end_object()
      .end_object();
}

std::string nanoseconds(store::Instant instant) {
  return std::to_string(instant.time_since_epoch().count()) + "000000";
}

void span(message::JsonWriter& json, const store::ProcessingRow& row) {
  json.begin_object().text("traceId", row.trace).text("spanId", row.span);
  if (!row.parent.empty()) json.text("parentSpanId", row.parent);
  json.text("name", row.name)
      .raw("kind", "1")
      .text("startTimeUnixNano", nanoseconds(row.start))
      .text("endTimeUnixNano", nanoseconds(row.end));
  json.begin_array("attributes");
  attribute(json, "dpl.core.processing_activity_id", row.activity);
  attribute(json, "dpl.core.data_subject_id", row.subject);
  attribute(json, "dpl.core.data_subject_id_type", row.subject_type);
  json.end_array();
  json.begin_object("status").raw("code", row.failed ? "2" : "1").end_object();
  json.end_object();
}

}  // namespace

std::string otlp_traces(std::span<const store::ProcessingRow> rows) {
  std::map<std::string, std::vector<const store::ProcessingRow*>> by_municipality;
  for (const auto& row : rows) by_municipality[row.municipality].push_back(&row);
  message::JsonWriter json;
  json.begin_object().begin_array("resourceSpans");
  for (const auto& [municipality, theirs] : by_municipality) {
    json.begin_object().begin_object("resource").begin_array("attributes");
    attribute(json, "service.name", "rode-draad");
    if (!municipality.empty()) attribute(json, "gemeentecode", municipality);
    json.end_array().end_object();
    json.begin_array("scopeSpans").begin_object();
    json.begin_object("scope").text("name", kScope).end_object();
    json.begin_array("spans");
    for (const auto* row : theirs) span(json, *row);
    json.end_array().end_object().end_array().end_object();
  }
  return json.end_array().end_object().take();
}

std::int64_t otlp_rejected(const std::string& answer) {
  const auto parsed = message::parse_json(answer);
  if (!parsed) return 0;
  // An int64 is a text in JSON of protocol buffers; a number is read as well.
  const std::string text{message::text(parsed->root().child("partialSuccess"), "rejectedSpans")};
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

}  // namespace rodedraad::hub
