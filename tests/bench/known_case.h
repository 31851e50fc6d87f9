#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/hub/plan.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::bench {

/// The configuration of the Drechtsteden with its adapters, and one case of 60 facts that it knows.
/// No store and no network.
class KnownCase {
 public:
  KnownCase();
  ~KnownCase();
  KnownCase(const KnownCase&) = delete;
  KnownCase& operator=(const KnownCase&) = delete;

  model::Instant now() const { return clock_.now(); }
  const config::Config& config() const { return *loaded_.config; }
  const config::Catalogue& catalogue() const { return plugins_.catalogue(); }
  const hub::Adapter& adapter(const std::string& connection) const {
    return *adapters_.at(connection);
  }
  const workflow::RuleBook& rules() const { return *rules_; }
  const hub::Context& context() const { return *context_; }
  hub::Cases& cases();
  const model::Case& file() const;

  /// What VluchtelingenWerk says about the case in this round: 47 values, 2 KB.
  store::MessageRow message(std::size_t round);
  /// The same as facts.
  std::vector<model::Fact> facts_of_message();

 private:
  class OneCase;

  model::FixedClock clock_{model::parse_instant("2026-05-01")};
  hub::PluginHost plugins_{clock_};
  config::Loaded loaded_;
  hub::Adapters adapters_;
  hub::Ids ids_{clock_, 1};
  std::unique_ptr<OneCase> cases_;
  std::unique_ptr<workflow::RuleBook> rules_;
  std::unique_ptr<hub::Context> context_;
};

/// Made when it is first asked for.
KnownCase& known_case();

}  // namespace rodedraad::bench
