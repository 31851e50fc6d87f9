#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rule_events.h"
#include "satisfiable.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

bool is_possible(const Rule& rule, const Made& made, const Reading& reading) {
  return std::ranges::any_of(
      rule.on, [&](const Trigger& trigger) { return impossible(trigger, made, reading).empty(); });
}

std::optional<Clash> clash_of(const Condition& condition, const Said& said = {}) {
  const std::array conditions{&condition};
  return clash(conditions, said);
}

/// Finds the rules that can fire, beginning with those that partners wake.
class Reachable {
 public:
  explicit Reachable(Reading& reading) : reading_(reading), left_(rules_of(reading.config)) {
    std::erase_if(left_, [&](const RuleRef& ref) { return tell_condition(ref); });
  }

  void run() {
    for (bool grew = true; grew;) {
      grew = false;
      std::erase_if(left_, [&](const RuleRef& ref) {
        if (!is_possible(*ref.rule, made_, reading_)) return false;
        made_.add(ref);
        fire_.push_back(ref);
        return grew = true;
      });
    }
    for (const auto& ref : fire_) tell_triggers(ref);
    for (const auto& ref : left_) {
      tell_triggers(ref);
      warn(ref.rule->place,
           fmt::format("nothing that `{}` listens to can happen; mend what it listens to, or take "
                       "the rule away",
                       ref.rule->id));
    }
  }

 private:
  /// \returns whether the condition can never hold.
  bool tell_condition(const RuleRef& ref) {
    const auto found =
        clash_of(ref.rule->when, [&](std::string_view path) { return is_said(reading_, path); });
    if (!found) return false;
    warn(found->place, fmt::format("the rule `{}` never fires: {}; change the condition, or take "
                                   "the rule away",
                                   ref.rule->id, found->text));
    return true;
  }

  void tell_triggers(const RuleRef& ref) {
    for (const auto& trigger : ref.rule->on) {
      // Fields are told of where they are read.
      if (trigger.kind == Trigger::Kind::changed || trigger.kind == Trigger::Kind::date) continue;
      const auto why = impossible(trigger, made_, reading_);
      if (why.empty()) continue;
      reading_.report.warning(trigger.place, "trigger-unreachable",
                              fmt::format("this never happens: {}", why));
    }
  }

  void warn(const Place& place, std::string text) {
    reading_.report.warning(place, "rule-never-fires", std::move(text));
  }

  Reading& reading_;
  std::vector<RuleRef> left_;
  std::vector<RuleRef> fire_;
  Made made_;
};

void check_polls(Reading& reading) {
  for (const auto& connection : reading.config.connections) {
    for (const auto& poll : connection.polls) {
      if (const auto found = clash_of(poll.when)) {
        reading.report.warning(found->place, "rule-never-fires",
                               fmt::format("`{}` is never asked: {}", poll.message, found->text));
      }
    }
  }
}

void check_terms(Reading& reading) {
  for (const auto& set : reading.config.deadlines) {
    for (const auto& rule : set.rules) {
      if (const auto found = clash_of(rule.when)) {
        reading.report.warning(
            found->place, "rule-never-fires",
            fmt::format("the rule `{}` never applies: {}", rule.id, found->text));
      }
    }
  }
}

}  // namespace

void check_rules_can_fire(Reading& reading) {
  Reachable{reading}.run();
  check_polls(reading);
  check_terms(reading);
}

}  // namespace rodedraad::config
