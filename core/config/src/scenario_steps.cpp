#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "reading.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/identifiers.h"
#include "scenario_reading.h"

/// The persons and steps of a scenario.
namespace rodedraad::config {

namespace {

namespace fs = std::filesystem;

/// Numbers that no person has (RvIG, test range).
constexpr std::string_view kTestRange = "99999";

ScenarioPerson read_person(const Element& element, ScenarioReading& reading) {
  check_municipality(element, reading);
  ScenarioPerson result{element.value("id"), element.value("bsn"), element.value("v-nummer"),
                        element.value("gemeente"), element.place};
  if (result.bsn.empty() && result.v_nummer.empty()) {
    reading.report.error(element.place, "attribute-missing",
                         "<person> needs the attribute `bsn`, `v-nummer`, or both");
  }
  if (!result.bsn.empty() && (!sdk::is_bsn(result.bsn) || !result.bsn.starts_with(kTestRange))) {
    reading.report.error(element.place_of("bsn"), "person-not-test",
                         "this is no test BSN; use one of the test range that passes the "
                         "11-proof, such as 999990019, and never that of a real person");
  }
  if (!result.v_nummer.empty() && !sdk::v_nummer(result.v_nummer)) {
    reading.report.error(element.place_of("v-nummer"), "identifier-invalid",
                         "this is no V-nummer of one to ten digits");
  }
  return result;
}

/// The connection by which a source speaks.
std::string connection_of(const Element& element, ScenarioReading& reading) {
  check_connection(element, "connection", reading);
  auto named = element.value("connection");
  const auto from = element.value("from");
  if (named.empty() && from.empty()) {
    reading.report.error(element.place, "attribute-missing",
                         "<facts> needs the attribute `from`, or else `connection`");
  }
  if (reading.config == nullptr || from.empty()) return named;
  std::set<std::string> sources;
  for (const auto& connection : reading.config->connections) {
    sources.insert(connection.source);
    if (named.empty() && connection.source == from) named = connection.id;
  }
  if (!sources.contains(from)) {
    reading.report.error(element.place_of("from"), "source-unknown",
                         no_such("source", from, {sources.begin(), sources.end()}));
  } else if (const auto* connection = reading.config->connection(named);
             connection != nullptr && connection->source != from) {
    reading.report.error(element.place_of("from"), "source-unknown",
                         fmt::format("the connection `{}` is the source `{}`, not `{}`", named,
                                     connection->source, from));
  }
  return named;
}

void check_incoming(const Element& element, const std::string& id, ScenarioReading& reading) {
  if (reading.config == nullptr || element.attribute("kind") == nullptr) return;
  const auto* connection = reading.config->connection(id);
  const auto* adapter =
      connection == nullptr ? nullptr : reading.catalogue.adapter(connection->adapter.name);
  if (adapter == nullptr || adapter->reads(element.value("kind")) != nullptr) return;
  std::vector<std::string> kinds;
  for (const auto& kind : adapter->kinds) {
    if (kind.incoming) kinds.push_back(kind.name);
  }
  reading.report.error(element.place_of("kind"), "message-unknown",
                       no_such("incoming message", element.value("kind"), kinds));
}

TellAction read_facts(const Element& element, ScenarioReading& reading) {
  check_municipality(element, reading);
  TellAction result;
  result.connection = connection_of(element, reading);
  check_incoming(element, result.connection, reading);
  result.kind = element.value("kind");
  result.person = element.value("person");
  result.municipality = element.value("gemeente");
  for (const auto& child : element.children) {
    const bool withdrawn = child.name == "withdrawn";
    if (!withdrawn) check_value(child, "value", reading);
    const auto* field = model::find_field(child.value("path"));
    if (field != nullptr && field->repeats() && child.value("key").empty()) {
      reading.report.error(
          child.place, "key-missing",
          fmt::format("`{}` repeats; say which one with `key` ({})", field->path, field->key));
    }
    result.facts.push_back(
        {child.value("path"), child.value("key"), child.value("value"), withdrawn, child.place});
  }
  return result;
}

HeaderList read_headers(const Element& element) {
  HeaderList result;
  for (const auto* header : element.all("header")) {
    result.emplace_back(header->value("name"), header->value("value"));
  }
  return result;
}

/// What stands in the element, or in the file that it names.
std::string read_body(const Element& element, ScenarioReading& reading) {
  const auto* named = element.attribute("file");
  if (named == nullptr) return element.text.value;
  const auto& place = named->text.place;
  if (!element.text.value.empty()) {
    reading.report.error(element.text.place, "body-twice",
                         "the body stands here and in a file; keep one of the two");
  }
  const auto relative = (fs::path(kScenarioFolder) / named->text.value).lexically_normal();
  if (relative.is_absolute() || *relative.begin() == "..") {
    reading.report.error(place, "file-outside",
                         "this file does not lie in the configuration folder; put it there");
    return {};
  }
  std::error_code error;
  std::ifstream in;
  if (fs::is_regular_file(reading.folder / relative, error)) {
    in.open(reading.folder / relative, std::ios::binary);
  }
  if (!in.is_open()) {
    reading.report.error(
        place, "file-missing",
        fmt::format("there is no file `{}` that can be read", relative.generic_string()));
    return {};
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string media_type_of(const Element& element, std::string_view body) {
  if (element.attribute("media-type") != nullptr) return element.value("media-type");
  if (element.value("file").ends_with(".csv")) return "text/csv";
  if (body.empty()) return {};
  if (body.front() == '<') return "text/xml";
  return "application/json";
}

MessageAction read_message(const Element& element, ScenarioReading& reading) {
  check_connection(element, "connection", reading);
  const auto file = fs::path(element.value("file"));
  const bool dropped = file.extension() == ".csv";
  MessageAction result;
  result.connection = element.value("connection");
  result.body = read_body(element, reading);
  result.media_type = media_type_of(element, result.body);
  result.headers = read_headers(element);
  result.sender = element.value("sender");
  result.method = element.value("method");
  if (result.method.empty()) result.method = dropped ? "DROP" : "POST";
  result.target = element.value("target");
  if (result.target.empty() && dropped) result.target = file.filename().string();
  return result;
}

AnswerAction read_answer(const Element& element, ScenarioReading& reading) {
  check_connection(element, "connection", reading);
  check_outgoing(element, "to", reading);
  AnswerAction result;
  result.kind = element.value("to");
  result.connection = element.value("connection");
  const auto status = element.value("status");
  std::from_chars(status.data(), status.data() + status.size(), result.status);
  result.body = read_body(element, reading);
  result.media_type = media_type_of(element, result.body);
  result.headers = read_headers(element);
  return result;
}

ScenarioAction read_action(const Element& element, ScenarioReading& reading) {
  const auto& place = element.place;
  if (element.name == "facts") return {read_facts(element, reading), place};
  if (element.name == "message") return {read_message(element, reading), place};
  if (element.name == "answer") return {read_answer(element, reading), place};
  if (element.name == "done") {
    return {DoneAction{element.value("task"), element.value("by")}, place};
  }
  return {read_expectations(element, reading), place};
}

ScenarioStep read_step(const Element& element, ScenarioReading& reading) {
  ScenarioStep result;
  result.at = element.value("at");
  result.place = element.place;
  try {
    if (!result.at.empty()) model::parse_instant(result.at);
  } catch (const std::invalid_argument&) {
    reading.report.error(element.place_of("at"), "date-invalid",
                         fmt::format("`{}` is not a date YYYY-MM-DD, or a moment such as "
                                     "2026-03-02T10:00:00+01:00",
                                     result.at));
    result.at.clear();
  }
  constexpr std::array<std::string_view, 5> kActions{"facts", "message", "answer", "done",
                                                     "expect"};
  for (const auto& child : element.children) {
    if (std::ranges::find(kActions, child.name) == kActions.end()) continue;  // reported
    result.actions.push_back(read_action(child, reading));
  }
  return result;
}

}  // namespace

Scenario read_scenario(const Element& element, ScenarioReading& reading) {
  Scenario scenario;
  scenario.id = element.value("id");
  scenario.title = element.value("title");
  scenario.also = element.value("also");
  scenario.place = element.place;
  for (const auto* person : element.all("person")) {
    check_unique(scenario.persons, &ScenarioPerson::id, person->attribute("id"), reading.report);
    scenario.persons.push_back(read_person(*person, reading));
  }
  for (const auto* step : element.all("step")) scenario.steps.push_back(read_step(*step, reading));
  return scenario;
}

}  // namespace rodedraad::config
