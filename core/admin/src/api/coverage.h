#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "context.h"

namespace rodedraad::admin {

/// A scenario of the configuration.
struct ScenarioName {
  std::string file;
  std::string title;
};

/// Which scenarios make which rule fire, by "workflow/rule". Played once for a revision, in memory,
/// when somebody first asks. [any thread]
class RuleCoverage {
 public:
  std::map<std::string, std::vector<ScenarioName>> of(const Context& context);

 private:
  std::mutex mutex_;
  std::string revision_;
  std::map<std::string, std::vector<ScenarioName>> rules_;
};

}  // namespace rodedraad::admin
