#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/scenarios.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/rehearsal.h"

/// Plays the scenarios of a configuration in a rehearsal.
namespace rodedraad::hub {

/// Something that a scenario expects and that is not so. In Dutch, for who wrote the scenario.
struct ScenarioFailure {
  config::Place place;
  std::string step;  ///< its moment
  std::string expected;
  std::string found;
  std::vector<std::string> happened;  ///< since the previous expectation, when this is the first
};

/// What some scenario made happen. Rules count when they fired, purposes when something was sent,
/// asked or refused under them or a rule looked by them, lines of the mandate table when they chose
/// who gets something.
struct Coverage {
  std::set<std::string> rules;  ///< "workflow/rule"
  std::set<std::string> purposes;
  std::set<const config::Mandate*> mandates;
};

/// A part of the configuration that no scenario touched.
struct Untouched {
  std::string what;  ///< Dutch, or the name
  config::Place place;
};

std::vector<Untouched> untouched_rules(const config::Config& config, const Coverage& coverage);
std::vector<Untouched> untouched_purposes(const config::Config& config, const Coverage& coverage);
std::vector<Untouched> untouched_mandates(const config::Config& config, const Coverage& coverage);

/// Plays one scenario in a hub of its own, after those that it starts with; adds to \p coverage.
/// \returns what was not as expected.
std::vector<ScenarioFailure> play(const config::LoadedScenarios& scenarios,
                                  const config::Scenario& scenario, const config::Config& config,
                                  const config::Catalogue& catalogue, const Adapters& adapters,
                                  Coverage& coverage);

}  // namespace rodedraad::hub
