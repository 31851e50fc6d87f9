#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "rodedraad/config/scenarios.h"
#include "rodedraad/hub/scenario.h"

namespace rodedraad::cli {

/// What playing one scenario gave.
struct Played {
  const config::Scenario* scenario = nullptr;
  std::vector<hub::ScenarioFailure> failures;
};

/// The result of all, for a program to read.
boost::json::object test_view(const config::Config& config, const std::vector<Played>& played,
                              const hub::Coverage& coverage);

}  // namespace rodedraad::cli
