#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "names.h"
#include "rodedraad/model/field_table.h"
#include "scenario_reading.h"

namespace rodedraad::config {

namespace {

bool is_true(const Element& element, std::string_view attribute) {
  return element.value(attribute) == "true";
}

void unknown(const Element& element, std::string_view attribute, std::string_view code,
             std::string_view what, const std::vector<std::string>& names,
             ScenarioReading& reading) {
  reading.report.error(element.place_of(attribute), code,
                       no_such(what, element.value(attribute), names));
}

void check_purpose(const Element& element, ScenarioReading& reading) {
  if (reading.config == nullptr || element.attribute("purpose") == nullptr) return;
  if (reading.config->purpose(element.value("purpose")) != nullptr) return;
  unknown(element, "purpose", "purpose-unknown", "purpose",
          names_of(reading.config->purposes, &Purpose::id), reading);
}

void check_organisation(const Element& element, std::string_view attribute,
                        ScenarioReading& reading) {
  if (reading.config == nullptr || element.attribute(attribute) == nullptr) return;
  const auto& region = reading.config->region;
  if (region.organisation(element.value(attribute)) != nullptr) return;
  unknown(element, attribute, "organisation-unknown", "organisation",
          names_of(region.organisations, &Organisation::id), reading);
}

/// Who a message went to: a connection or an organisation.
void check_receiver(const Element& element, ScenarioReading& reading) {
  if (reading.config == nullptr || element.attribute("to") == nullptr) return;
  const auto& config = *reading.config;
  const auto to = element.value("to");
  if (config.connection(to) != nullptr || config.region.organisation(to) != nullptr) return;
  auto names = names_of(config.connections, &Connection::id);
  for (const auto& each : config.region.organisations) names.push_back(each.id);
  unknown(element, "to", "destination-invalid", "connection or organisation", names, reading);
}

/// What a message waits for: a field, or a consent that some purpose needs.
void check_waited(const Element& element, ScenarioReading& reading) {
  const auto waited = element.value("for");
  if (reading.config == nullptr || waited.empty() || model::find_field(waited) != nullptr) return;
  std::set<std::string> scopes;
  for (const auto& purpose : reading.config->purposes) scopes.insert(purpose.consent);
  scopes.erase("");
  if (scopes.contains(waited)) return;
  unknown(element, "for", "field-unknown", "case field or consent", {scopes.begin(), scopes.end()},
          reading);
}

void check_deadline(const Element& element, ScenarioReading& reading) {
  constexpr std::string_view await = "wacht:";
  if (reading.config == nullptr || element.attribute("id") == nullptr) return;
  const auto id = element.value("id");
  if (id.starts_with(await)) return;
  const auto* set = reading.config->deadline(id);
  if (set == nullptr) {
    unknown(element, "id", "deadline-unknown", "deadline",
            names_of(reading.config->deadlines, &DeadlineSet::id), reading);
    return;
  }
  const auto rules = names_of(set->rules, &DeadlineRule::id);
  if (element.attribute("rule") == nullptr ||
      std::ranges::find(rules, element.value("rule")) != rules.end()) {
    return;
  }
  unknown(element, "rule", "rule-unknown", "rule of this deadline", rules, reading);
}

void check_rule(const Element& element, ScenarioReading& reading) {
  if (reading.config == nullptr || element.attribute("id") == nullptr) return;
  std::vector<std::string> names;
  for (const auto& workflow : reading.config->workflows) {
    for (const auto& rule : workflow.rules) names.push_back(workflow.id + '/' + rule.id);
  }
  if (std::ranges::find(names, element.value("id")) != names.end()) return;
  unknown(element, "id", "rule-unknown", "rule", names, reading);
}

std::vector<std::string> paths_of(const Element* element) {
  std::vector<std::string> result;
  if (element == nullptr) return result;
  for (auto& word : element->text.words()) result.push_back(std::move(word.value));
  return result;
}

ExpectField read_field(const Element& element, ScenarioReading& reading) {
  ExpectField result{element.value("path"), element.value("key"), std::nullopt};
  const bool absent = is_true(element, "absent");
  if (absent == (element.attribute("equals") != nullptr)) {
    reading.report.error(element.place, "test-not-one",
                         "say what this field must be with either `equals` or `absent=\"true\"`");
  }
  if (!absent) {
    result.equals = element.value("equals");
    check_value(element, "equals", reading);
  }
  return result;
}

ExpectSent read_sent(const Element& element, ScenarioReading& reading, bool sent) {
  check_outgoing(element, "message", reading);
  check_receiver(element, reading);
  check_purpose(element, reading);
  return {element.value("message"),
          element.value("to"),
          element.value("purpose"),
          paths_of(element.child("with")),
          paths_of(element.child("withheld")),
          sent};
}

ExpectHeld read_held(const Element& element, ScenarioReading& reading, ExpectHeld::Why why) {
  check_outgoing(element, "message", reading);
  const bool parked = why == ExpectHeld::Why::parked;
  if (parked) check_waited(element, reading);
  return {why, element.value("message"), element.value(parked ? "for" : "because")};
}

ExpectDeadline read_deadline(const Element& element, ScenarioReading& reading) {
  check_deadline(element, reading);
  ExpectDeadline result;
  result.id = element.value("id");
  result.key = element.value("key");
  result.rule = element.value("rule");
  result.start = element.value("start");
  result.strict = element.value("strict");
  result.due = element.value("due");
  result.state = element.value("state");
  result.previous = element.value("previous");
  result.because = element.value("because");
  result.absent = is_true(element, "absent");
  return result;
}

ExpectTask read_task(const Element& element, ScenarioReading& reading, bool present) {
  check_organisation(element, "by", reading);
  ExpectTask result{element.value("title"), element.value("by"), element.value("due"), {}, present};
  if (element.attribute("done") != nullptr) result.done = is_true(element, "done");
  return result;
}

Expectation read_one(const Element& element, ScenarioReading& reading) {
  const auto& name = element.name;
  const auto& place = element.place;
  if (name == "field") return {read_field(element, reading), place};
  if (name == "sent") return {read_sent(element, reading, true), place};
  if (name == "not-sent") return {read_sent(element, reading, false), place};
  if (name == "parked") return {read_held(element, reading, ExpectHeld::Why::parked), place};
  if (name == "rejected") return {read_held(element, reading, ExpectHeld::Why::rejected), place};
  if (name == "cancelled") return {read_held(element, reading, ExpectHeld::Why::cancelled), place};
  if (name == "deadline") return {read_deadline(element, reading), place};
  if (name == "task") return {read_task(element, reading, true), place};
  if (name == "no-task") return {read_task(element, reading, false), place};
  if (name == "rule") {
    check_rule(element, reading);
    return {ExpectRule{element.value("id"), is_true(element, "fired"), element.value("because")},
            place};
  }
  if (name == "case") return {ExpectCase{element.value("state") == "open"}, place};
  if (name == "received") {
    return {ExpectReceived{element.value("state"), element.value("because")}, place};
  }
  return {ExpectWaits{element.value("says")}, place};
}

}  // namespace

ExpectAction read_expectations(const Element& element, ScenarioReading& reading) {
  check_municipality(element, reading);
  ExpectAction result;
  result.person = element.value("person");
  result.municipality = element.value("gemeente");
  result.exact = is_true(element, "exact");
  for (const auto& child : element.children) result.all.push_back(read_one(child, reading));
  return result;
}

}  // namespace rodedraad::config
