#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "rodedraad/workflow/decide.h"
#include "rodedraad/workflow/purpose.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

year_month_day any_day() {
  return sys_days{testing::ymd(2022, 1, 1)} + days{*rc::gen::inRange(0, 366 * 30)};
}

config::Length any_length() {
  using Unit = config::Length::Unit;
  return {*rc::gen::inRange(0, 40), *rc::gen::element(Unit::days, Unit::working_days, Unit::weeks,
                                                      Unit::months, Unit::years)};
}

RC_GTEST_PROP(LastDayProperty, never_goes_back_when_the_start_goes_on, ()) {
  const auto length = any_length();
  const auto start_counts = *rc::gen::arbitrary<bool>();
  const auto start = any_day();
  const year_month_day later = sys_days{start} + days{*rc::gen::inRange(0, 70)};
  RC_ASSERT(last_day(start, length, start_counts) <= last_day(later, length, start_counts));
}

RC_GTEST_PROP(LastDayProperty, never_goes_back_when_the_term_is_longer, ()) {
  const auto start = any_day();
  const auto length = any_length();
  auto longer = length;
  longer.count += *rc::gen::inRange(0, 5);
  RC_ASSERT(last_day(start, length) <= last_day(start, longer));
}

RC_GTEST_PROP(LastDayProperty, is_a_day_of_the_calendar, ()) {
  RC_ASSERT(last_day(any_day(), any_length(), *rc::gen::arbitrary<bool>()).ok());
}

RC_GTEST_PROP(ShiftedProperty, is_the_same_day_or_a_little_later, ()) {
  const auto day = any_day();
  const auto moved = shifted(day);
  RC_ASSERT(moved >= day);
  RC_ASSERT(sys_days{moved} - sys_days{day} <= days{9});
}

RC_GTEST_PROP(ShiftedProperty, is_a_working_day, ()) {
  const auto moved = shifted(any_day());
  const std::chrono::weekday weekday{sys_days{moved}};
  RC_ASSERT(weekday != std::chrono::Saturday);
  RC_ASSERT(weekday != std::chrono::Sunday);
  RC_ASSERT(holiday(moved).empty());
}

RC_GTEST_PROP(ShiftedProperty, is_idempotent, ()) {
  const auto moved = shifted(any_day());
  RC_ASSERT(shifted(moved) == moved);
}

RC_GTEST_PROP(ShiftedProperty, tells_a_reason_exactly_when_it_moved, ()) {
  const auto day = any_day();
  std::string reason;
  const bool stayed = shifted(day, &reason) == day;
  RC_ASSERT(stayed == reason.empty());
}

rc::Gen<std::string> any_path() {
  return rc::gen::element<std::string>("inburgeraar.bsn", "inburgeraar.achternaam", "pip.leerroute",
                                       "examen.resultaat", "signaal.toelichting");
}

std::vector<std::string> any_paths() {
  return *rc::gen::container<std::vector<std::string>>(any_path());
}

RC_GTEST_PROP(FilterProperty, lets_nothing_through_that_is_not_allowed_and_wanted, ()) {
  auto file = testing::case_with();
  for (const auto& path : any_paths()) {
    testing::repeat(file, path, *rc::gen::element<std::string>("", "k1", "k2"), "x");
  }
  config::Purpose purpose;
  purpose.allow = any_paths();
  purpose.recipients =
      *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("sdd", "vwn"));
  std::vector<config::Want> wants;
  for (auto& path : any_paths()) wants.push_back({path, false});

  const auto filtered = filter(purpose, "vwn", wants, file, testing::ymd(2026, 3, 2));
  const bool named = std::find(purpose.recipients.begin(), purpose.recipients.end(), "vwn") !=
                     purpose.recipients.end();
  RC_ASSERT(named || filtered.allowed.empty());
  for (const auto& fact : filtered.allowed) {
    RC_ASSERT(std::find(purpose.allow.begin(), purpose.allow.end(), fact.path) !=
              purpose.allow.end());
    RC_ASSERT(std::any_of(wants.begin(), wants.end(),
                          [&](const config::Want& want) { return want.path == fact.path; }));
  }
}

}  // namespace
}  // namespace rodedraad::workflow
