#pragma once

#include <set>
#include <string>
#include <vector>

#include "whole.h"

namespace rodedraad::config {

/// A rule with what it stands in.
struct RuleRef {
  const Workflow* workflow = nullptr;
  const Rule* rule = nullptr;
};

/// All rules in the order of the configuration.
std::vector<RuleRef> rules_of(const Config& config);

/// What some rules can bring about between them, for others to listen to.
struct Made {
  std::set<std::string> started;  ///< deadlines
  std::set<std::string> stopped;  ///< deadlines
  std::set<std::string> done;     ///< "workflow/task"
  std::set<std::string> awaits;   ///< "workflow/await"
  bool closes = false;            ///< a case, which ends all its deadlines

  void add(const RuleRef& ref);
};

/// Why a trigger can never happen, in words that go after "this never happens: "; empty when it
/// can.
std::string impossible(const Trigger& trigger, const Made& made, const Reading& reading);

/// Whether some mapping, or the hub itself, makes this field.
bool is_said(const Reading& reading, std::string_view path);

}  // namespace rodedraad::config
