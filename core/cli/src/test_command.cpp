#include "test_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <span>

#include "commands.h"
#include "installation.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

std::string at(const config::Place& place) {
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

bool matches(const config::Scenario& scenario, const std::string& filter) {
  return scenario.id.find(filter) != std::string::npos ||
         scenario.title.find(filter) != std::string::npos ||
         scenario.place.file.find(filter) != std::string::npos;
}

void print(const Played& played) {
  const auto& scenario = *played.scenario;
  std::cout << fmt::format("MISLUKT {} ({}): {}\n", scenario.id, at(scenario.place),
                           scenario.title);
  for (const auto& failure : played.failures) {
    std::cout << fmt::format("  {} stap {}\n    verwacht: {}\n    gevonden: {}\n",
                             at(failure.place), failure.step, failure.expected, failure.found);
    if (!failure.happened.empty()) std::cout << "    wat er gebeurde:\n";
    for (const auto& line : failure.happened) std::cout << "      " << line << '\n';
  }
}

struct Covered {
  std::string_view name;  ///< for a program
  std::string_view dutch;
  std::size_t total;
  std::vector<hub::Untouched> untouched;
};

std::vector<Covered> covered(const config::Config& config, const hub::Coverage& coverage) {
  std::size_t rules = 0;
  for (const auto& workflow : config.workflows) rules += workflow.rules.size();
  std::size_t mandates = 0;
  for (const auto& town : config.region.municipalities) mandates += town.mandates.size();
  return {{"rules", "regels", rules, hub::untouched_rules(config, coverage)},
          {"purposes", "grondslagen", config.purposes.size(),
           hub::untouched_purposes(config, coverage)},
          {"mandates", "mandaten", mandates, hub::untouched_mandates(config, coverage)}};
}

void print_coverage(const config::Config& config, const hub::Coverage& coverage, bool all) {
  std::string line;
  for (const auto& each : covered(config, coverage)) {
    line += fmt::format("{}{} van {} {}", line.empty() ? "geraakt: " : ", ",
                        each.total - each.untouched.size(), each.total, each.dutch);
  }
  std::cout << line << '\n';
  if (!all) return;
  for (const auto& each : covered(config, coverage)) {
    for (const auto& untouched : each.untouched) {
      std::cout << fmt::format("  niet geraakt ({}): {}: {}\n", each.dutch, at(untouched.place),
                               untouched.what);
    }
  }
}

}  // namespace

json::object test_view(const config::Config& config, const std::vector<Played>& played,
                       const hub::Coverage& coverage) {
  const auto place_of = [](json::object view, const config::Place& place) {
    view["file"] = place.file;
    view["line"] = place.line;
    view["column"] = place.column;
    return view;
  };
  json::array scenarios;
  std::size_t failed = 0;
  for (const auto& each : played) {
    json::array failures;
    for (const auto& failure : each.failures) {
      failures.push_back(
          place_of({{"step", failure.step},
                    {"expected", failure.expected},
                    {"found", failure.found},
                    {"happened", json::array(failure.happened.begin(), failure.happened.end())}},
                   failure.place));
    }
    if (!each.failures.empty()) ++failed;
    scenarios.push_back(place_of({{"id", each.scenario->id},
                                  {"title", each.scenario->title},
                                  {"passed", each.failures.empty()},
                                  {"failures", std::move(failures)}},
                                 each.scenario->place));
  }
  json::object parts;
  for (const auto& each : covered(config, coverage)) {
    json::array untouched;
    for (const auto& part : each.untouched) {
      untouched.push_back(place_of({{"what", part.what}}, part.place));
    }
    parts[each.name] = json::object{{"total", each.total},
                                    {"touched", each.total - each.untouched.size()},
                                    {"untouched", std::move(untouched)}};
  }
  return {{"revision", config.revision},
          {"scenarios", std::move(scenarios)},
          {"passed", played.size() - failed},
          {"failed", failed},
          {"coverage", std::move(parts)}};
}

int test_scenarios(const Place& place, const TestOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  const auto& catalogue = installation.plugins().catalogue();
  const auto loaded = config::load_scenarios(place.config, &config, catalogue);
  if (loaded.has_errors()) {
    std::string text;
    for (const auto& finding : loaded.findings) text += config::to_string(finding) + '\n';
    throw Stop(kBadConfig, text + "the scenarios cannot be played: mend what is said above");
  }
  const auto adapters = hub::make_adapters(installation.plugins(), config);
  std::vector<Played> played;
  hub::Coverage coverage;
  for (const auto& scenario : loaded.scenarios) {
    if (!matches(scenario, options.filter)) continue;
    played.push_back(
        {&scenario, hub::play(loaded, scenario, config, catalogue, adapters, coverage)});
  }
  if (played.empty() && !options.filter.empty()) {
    throw Stop(kUsage, "geen scenario heeft dit in zijn naam, titel of bestand: " + options.filter);
  }
  const auto failed = std::count_if(played.begin(), played.end(),
                                    [](const auto& each) { return !each.failures.empty(); });
  if (place.json) {
    std::cout << json::serialize(test_view(config, played, coverage)) << '\n';
  } else {
    for (const auto& each : played) {
      if (!each.failures.empty()) print(each);
    }
    std::cout << fmt::format("{} scenario's: {} geslaagd, {} mislukt\n", played.size(),
                             played.size() - static_cast<std::size_t>(failed), failed);
    print_coverage(config, coverage, options.coverage);
  }
  return failed > 0 ? kFound : kOk;
}

}  // namespace rodedraad::cli
