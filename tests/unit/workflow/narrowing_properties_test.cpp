#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/narrowing.h"
#include "rodedraad/workflow/purpose.h"

namespace rodedraad::workflow {
namespace {

using std::chrono::year_month_day;

constexpr year_month_day kDay{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{2}};
constexpr std::string_view kReference = "urn:rodedraad:gegeven:";

/// Few fields, so that policies agree about some and not about others; one of them is health.
const std::vector<std::string>& fields() {
  static const auto result = [] {
    std::vector<std::string> paths;
    bool health = false;
    for (const auto& field : model::field_table()) {
      const bool is_health = field.sensitivity == model::Sensitivity::health;
      if (is_health ? health : field.repeats() || paths.size() >= 6) continue;
      health = health || is_health;
      paths.emplace_back(field.path);
    }
    return paths;
  }();
  return result;
}

std::vector<std::string> any_of_them() {
  std::vector<std::string> result;
  for (const auto& path : fields()) {
    if (*rc::gen::arbitrary<bool>()) result.push_back(path);
  }
  return result;
}

config::Purpose any_policy() {
  config::Purpose result;
  result.article = "art. 1";
  result.allow = any_of_them();
  result.refer = any_of_them();
  if (*rc::gen::inRange(0, 5) > 0) result.recipients.emplace_back("vwn");
  return result;
}

/// A case that has them all, and a kind of message that can carry them all.
model::Case whole_case() {
  model::Case file;
  for (const auto& path : fields()) {
    auto& fact = file.facts.emplace_back();
    fact.path = path;
    if (model::find_field(path)->repeats()) fact.key = "sleutel";
    fact.value = "waarde";
    fact.source = "duo";
    fact.message = "bericht";
  }
  return file;
}

std::set<std::pair<std::string, bool>> travels(const config::Purpose& policy) {
  std::vector<config::Want> wants;
  for (const auto& path : fields()) wants.push_back({path, false});
  std::set<std::pair<std::string, bool>> result;
  for (const auto& fact : filter(policy, "vwn", wants, whole_case(), kDay).allowed) {
    result.emplace(fact.path, fact.value.starts_with(kReference));
  }
  return result;
}

Accepted accepted_under(const config::Purpose& policy) {
  Accepted result{"vwn", {}, {}};
  for (const auto& [path, reference] : travels(policy)) {
    result.fields.push_back(path);
    if (reference) result.references.push_back(path);
  }
  return result;
}

/// What travels in \p one is no more than in \p other: a reference is less than a value.
void no_wider(const std::set<std::pair<std::string, bool>>& one,
              const std::set<std::pair<std::string, bool>>& other) {
  for (const auto& [path, reference] : one) {
    RC_ASSERT(other.contains({path, false}) || (reference && other.contains({path, true})));
  }
}

RC_GTEST_PROP(NarrowedPolicy, lets_nothing_through_that_was_not_accepted, ()) {
  const auto then = any_policy();
  const auto now = any_policy();
  no_wider(travels(narrowed(now, accepted_under(then))), travels(then));
}

RC_GTEST_PROP(NarrowedPolicy, lets_nothing_through_that_is_not_allowed_now, ()) {
  const auto then = any_policy();
  const auto now = any_policy();
  no_wider(travels(narrowed(now, accepted_under(then))), travels(now));
}

RC_GTEST_PROP(NarrowedPolicy, keeps_what_both_allow, ()) {
  const auto then = any_policy();
  const auto now = any_policy();
  const auto kept = travels(narrowed(now, accepted_under(then)));
  for (const auto& one : travels(then)) {
    if (travels(now).contains(one)) RC_ASSERT(kept.contains(one));
  }
}

RC_GTEST_PROP(NarrowedPolicy, only_lets_a_message_go_as_it_is_when_all_of_it_may, ()) {
  const auto then = any_policy();
  const auto now = any_policy();
  const auto accepted = accepted_under(then);
  if (!outgrown(now, accepted).empty()) return;
  no_wider(travels(then), travels(now));
}

RC_GTEST_PROP(NarrowedPolicy, lets_a_message_go_as_it_is_when_nothing_changed, ()) {
  auto policy = any_policy();
  policy.recipients = {"vwn"};
  RC_ASSERT(outgrown(policy, accepted_under(policy)) == "");
}

}  // namespace
}  // namespace rodedraad::workflow
