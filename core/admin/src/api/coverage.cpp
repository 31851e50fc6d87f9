#include "coverage.h"

#include "rodedraad/config/scenarios.h"
#include "rodedraad/hub/scenario.h"

namespace rodedraad::admin {

std::map<std::string, std::vector<ScenarioName>> RuleCoverage::of(const Context& context) {
  const std::lock_guard lock(mutex_);
  const auto setup = context.setup();
  const auto& config = setup->config();
  if (config.revision == revision_) return rules_;
  rules_.clear();
  const auto& parts = setup->context();
  const auto loaded = config::load_scenarios(context.installed.config, &config, parts.catalogue);
  for (const auto& scenario : loaded.scenarios) {
    hub::Coverage coverage;
    hub::play(loaded, scenario, config, parts.catalogue, parts.adapters, coverage);
    for (const auto& rule : coverage.rules) {
      rules_[rule].push_back({scenario.place.file, scenario.title});
    }
  }
  revision_ = config.revision;
  return rules_;
}

}  // namespace rodedraad::admin
