#include "rodedraad/config/scenarios.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "names.h"
#include "reading.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/model/field_table.h"
#include "scenario_reading.h"
#include "scenario_shapes.h"

namespace rodedraad::config {

namespace {

namespace fs = std::filesystem;

void read_file(const Element& root, ScenarioReading& reading) {
  check(root, scenarios_shape(), reading.report);
  for (const auto* each : root.all("scenario")) {
    check_unique(reading.scenarios, &Scenario::id, each->attribute("id"), reading.report);
    reading.scenarios.push_back(read_scenario(*each, reading));
  }
}

/// What only shows when all scenarios are there: where each starts, and whom its steps name.
void check_chain(const Scenario& scenario, const LoadedScenarios& all, Report& report) {
  if (!scenario.also.empty() && all.find(scenario.also) == nullptr) {
    report.error(scenario.place, "scenario-unknown",
                 no_such("scenario", scenario.also, names_of(all.scenarios, &Scenario::id)));
    return;
  }
  const auto chain = all.chain(scenario);
  if (chain.empty()) {
    report.error(scenario.place, "scenario-circle",
                 "this scenario starts, by `also`, where it ends itself; leave out one `also`");
    return;
  }
  std::vector<std::string> persons;
  std::string last;
  for (const auto* part : chain) {
    for (const auto& person : part->persons) persons.push_back(person.id);
    for (const auto& step : part->steps) {
      if (step.at.empty()) continue;
      if (part == &scenario && !last.empty() &&
          model::parse_instant(step.at) < model::parse_instant(last)) {
        report.error(step.place, "step-order",
                     fmt::format("this step is before the previous one, of {}; the clock only goes "
                                 "forward",
                                 last));
      }
      last = step.at;
    }
  }
  if (persons.empty()) {
    report.error(scenario.place, "element-missing", "<scenario> needs an element <person>");
  }
  const auto check_person = [&](const std::string& id, const Place& place) {
    if (id.empty() || std::ranges::find(persons, id) != persons.end()) return;
    report.error(place, "person-unknown", no_such("person", id, persons));
  };
  for (const auto& step : scenario.steps) {
    for (const auto& action : step.actions) {
      if (const auto* told = std::get_if<TellAction>(&action.what)) {
        check_person(told->person, action.place);
      } else if (const auto* expect = std::get_if<ExpectAction>(&action.what)) {
        check_person(expect->person, action.place);
      }
    }
  }
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> result;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const auto name = it->path().filename().string();
    if (name.ends_with(".xml") && !name.starts_with('.')) result.push_back(name);
  }
  std::ranges::sort(result);
  return result;
}

}  // namespace

void check_connection(const Element& element, std::string_view attribute,
                      ScenarioReading& reading) {
  const auto id = element.value(attribute);
  if (reading.config == nullptr || id.empty() || reading.config->connection(id) != nullptr) return;
  reading.report.error(
      element.place_of(attribute), "connection-unknown",
      no_such("connection", id, names_of(reading.config->connections, &Connection::id)));
}

void check_municipality(const Element& element, ScenarioReading& reading) {
  const auto code = element.value("gemeente");
  if (reading.config == nullptr || code.empty()) return;
  const auto& region = reading.config->region;
  if (region.municipality(code) != nullptr) return;
  reading.report.error(
      element.place_of("gemeente"), "municipality-unknown",
      no_such("municipality", code, names_of(region.municipalities, &Municipality::code)));
}

void check_outgoing(const Element& element, std::string_view attribute, ScenarioReading& reading) {
  const auto kind = element.value(attribute);
  if (reading.config == nullptr || kind.empty()) return;
  std::set<std::string> kinds;
  for (const auto& connection : reading.config->connections) {
    const auto* adapter = reading.catalogue.adapter(connection.adapter.name);
    if (adapter == nullptr || adapter->writes(kind) != nullptr) return;
    for (const auto& each : adapter->kinds) {
      if (!each.incoming) kinds.insert(each.name);
    }
  }
  reading.report.error(element.place_of(attribute), "message-unknown",
                       no_such("outgoing message", kind, {kinds.begin(), kinds.end()}));
}

void check_value(const Element& element, std::string_view attribute, ScenarioReading& reading) {
  const auto* field = model::find_field(element.value("path"));
  if (field == nullptr || element.attribute(attribute) == nullptr) return;
  const auto problem = model::value_problem(*field, element.value(attribute));
  if (problem.empty()) return;
  reading.report.error(element.place_of(attribute), "value-impossible",
                       fmt::format("`{}` can never have this value: {}", field->path, problem));
}

bool LoadedScenarios::has_errors() const {
  return std::ranges::any_of(findings,
                             [](const auto& each) { return each.severity == Severity::error; });
}

const Scenario* LoadedScenarios::find(std::string_view id) const {
  const auto found = std::ranges::find(scenarios, id, &Scenario::id);
  return found == scenarios.end() ? nullptr : &*found;
}

std::vector<const Scenario*> LoadedScenarios::chain(const Scenario& scenario) const {
  std::vector<const Scenario*> result;
  for (const auto* at = &scenario; at != nullptr;
       at = at->also.empty() ? nullptr : find(at->also)) {
    if (std::ranges::find(result, at) != result.end()) return {};
    result.push_back(at);
  }
  std::ranges::reverse(result);
  return result;
}

LoadedScenarios load_scenarios(const fs::path& folder, const Config* config,
                               const Catalogue& catalogue) {
  Report report;
  ScenarioReading reading{folder, config, catalogue, report};
  for (const auto& name : files_in(folder / kScenarioFolder)) {
    std::ifstream in(folder / kScenarioFolder / name, std::ios::binary);
    const Source source{std::string{kScenarioFolder} + '/' + name,
                        std::string(std::istreambuf_iterator<char>(in), {})};
    if (const auto root = parse(source, "scenarios", report)) read_file(*root, reading);
  }
  LoadedScenarios result;
  result.scenarios = std::move(reading.scenarios);
  for (const auto& scenario : result.scenarios) check_chain(scenario, result, report);
  result.findings = report.take();
  return result;
}

}  // namespace rodedraad::config
