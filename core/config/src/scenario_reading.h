#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "element.h"
#include "report.h"
#include "rodedraad/config/catalogue.h"
#include "rodedraad/config/scenarios.h"

namespace rodedraad::config {

/// What reading a scenario needs to know.
struct ScenarioReading {
  const std::filesystem::path& folder;  ///< of the configuration
  const Config* config;                 ///< null: names are not checked
  const Catalogue& catalogue;
  Report& report;
  std::vector<Scenario> scenarios = {};
};

inline constexpr const char* kScenarioFolder = "scenarios";

/// Reads <scenario>.
Scenario read_scenario(const Element& element, ScenarioReading& reading);

/// Reads <expect>.
ExpectAction read_expectations(const Element& element, ScenarioReading& reading);

/// Reports a name that the configuration does not have; nothing when the attribute is absent.
void check_connection(const Element& element, std::string_view attribute, ScenarioReading& reading);
void check_municipality(const Element& element, ScenarioReading& reading);
/// A kind that some adapter of the configuration makes.
void check_outgoing(const Element& element, std::string_view attribute, ScenarioReading& reading);
/// That the value is one which the field can have.
void check_value(const Element& element, std::string_view attribute, ScenarioReading& reading);

}  // namespace rodedraad::config
