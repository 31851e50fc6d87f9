#pragma once

#include <chrono>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"

/// What must happen when a case changed, and why. Pure functions of case, configuration and day.
namespace rodedraad::workflow {

/// A field that does not travel, and the reason in words for the person it concerns.
struct Withheld {
  std::string field;
  std::string reason;
  bool operator==(const Withheld&) const = default;
};

/// What a purpose lets through.
struct Filtered {
  std::vector<model::Fact> allowed;
  std::vector<Withheld> withheld;
};

/// Keeps of the fields that an outgoing kind can carry those which the purpose allows and the case
/// has, in the order of \p wants. A recipient that the purpose does not name gets nothing.
/// Repeating fields travel with all their keys. A field that the case does not have is not
/// withheld.
Filtered filter(const config::Purpose& purpose, std::string_view recipient,
                std::span<const config::Want> wants, const model::Case& file);

/// The organisation that has a task in a municipality on a day; null when nobody has.
const config::Organisation* organisation_for(const config::Region& region,
                                             std::string_view municipality, std::string_view task,
                                             std::chrono::year_month_day day);

/// Whether the condition holds for the case on this day. A test on a field that the case does not
/// have is false, except absent; so is a comparison of dates that an unknown month or day leaves
/// open. For a repeating field a test holds when one repetition meets it. \p why gets one short
/// Dutch phrase per test that decided, without values of the case.
bool holds(const config::Condition& condition, const model::Case& file,
           std::chrono::year_month_day day, std::vector<std::string>* why = nullptr);

/// Something a rule wants sent.
struct SendDecision {
  std::string rule;  ///< "nieuwe-inburgeraar/begeleiding-vragen", as everywhere below
  std::string message;
  std::string connection;    ///< where it goes
  std::string organisation;  ///< who that is
  std::string purpose;
  std::string ground;  ///< the purpose's article
};

struct TaskDecision {
  std::string rule;
  std::string title;
  std::string organisation;  ///< whose task it is; empty when nobody has it
};

/// What one rule thought, for trace and try.
struct RuleOutcome {
  std::string workflow;
  std::string rule;  ///< its id within the workflow
  bool fired = false;
  std::string why;  ///< Dutch, without values of the case
};

struct Decisions {
  std::vector<SendDecision> sends;
  std::vector<std::string> deadlines;  ///< ids of deadlines to start or compute again
  std::vector<TaskDecision> tasks;
  std::vector<RuleOutcome> outcomes;    ///< of every rule that looked
  std::vector<std::string> fired_once;  ///< rules with once that fired now
};

/// Evaluates all rules of which a trigger is among \p changes. \p fired holds the once-rules that
/// fired before for this case. A message that no connection of the responsible organisation can
/// write, or a task that nobody has, becomes a task for a person that says so.
Decisions decide(const config::Config& config, const config::Catalogue& catalogue,
                 const model::Case& file, std::span<const model::Change> changes,
                 const std::set<std::string>& fired, std::chrono::year_month_day day);

}  // namespace rodedraad::workflow
