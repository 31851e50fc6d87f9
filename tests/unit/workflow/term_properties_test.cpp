#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using config::Length;
using std::chrono::days;
using std::chrono::sys_days;
using Unit = Length::Unit;

constexpr auto kStart = "pip.dagtekening";

std::string text(year_month_day day) { return model::Date{day}.text(); }

year_month_day any_day() {
  return sys_days{testing::ymd(2022, 1, 1)} + days{*rc::gen::inRange(0, 366 * 20)};
}

/// Short enough for the Algemene termijnenwet.
Length any_short_length() {
  const auto unit = *rc::gen::element(Unit::days, Unit::working_days, Unit::weeks, Unit::months);
  return {*rc::gen::inRange(1, unit == Unit::months ? 4 : 13), unit};
}

config::DeadlineSet set_of(Length length, bool shift) {
  config::DeadlineRule rule;
  rule.id = "T";
  rule.from = "2022-01-01";
  rule.start = kStart;
  rule.length = length;
  rule.shift = shift;
  rule.start_counts = *rc::gen::arbitrary<bool>();
  config::DeadlineSet set;
  set.id = "termijn";
  set.rules = {rule};
  set.suspensions = {{"inburgeringstermijn.startdatum", "inburgeringstermijn.einddatum", "", {}}};
  return set;
}

model::Case started_on(year_month_day day) { return testing::case_with({{kStart, text(day)}}); }

void suspend(model::Case& file, year_month_day from, int count) {
  testing::repeat(file, "inburgeringstermijn.startdatum", "", text(from));
  testing::repeat(file, "inburgeringstermijn.einddatum", "", text(sys_days{from} + days{count}));
}

year_month_day due(const config::DeadlineSet& set, const model::Case& file) {
  return compute(set, file, testing::ymd(2060, 1, 1)).value().due;
}

RC_GTEST_PROP(TermProperty, never_ends_before_its_strict_end, ()) {
  const auto term = compute(set_of(any_short_length(), *rc::gen::arbitrary<bool>()),
                            started_on(any_day()), any_day());
  RC_ASSERT(term->due >= term->strict_due);
}

RC_GTEST_PROP(TermProperty, that_is_shifted_ends_on_a_working_day, ()) {
  const auto end = due(set_of(any_short_length(), true), started_on(any_day()));
  const std::chrono::weekday weekday{sys_days{end}};
  RC_ASSERT(weekday != std::chrono::Saturday);
  RC_ASSERT(weekday != std::chrono::Sunday);
  RC_ASSERT(holiday(end).empty());
}

RC_GTEST_PROP(TermProperty, tells_a_reason_exactly_when_it_ends_on_another_day, ()) {
  auto file = started_on(any_day());
  suspend(file, any_day(), *rc::gen::inRange(1, 60));
  const auto term =
      compute(set_of(any_short_length(), *rc::gen::arbitrary<bool>()), file, any_day());
  RC_ASSERT((term->due == term->strict_due) == term->shift_reason.empty());
}

RC_GTEST_PROP(TermProperty, never_ends_earlier_when_it_starts_later, ()) {
  const auto set = set_of(any_short_length(), *rc::gen::arbitrary<bool>());
  const auto start = any_day();
  const year_month_day later = sys_days{start} + days{*rc::gen::inRange(0, 60)};
  RC_ASSERT(due(set, started_on(start)) <= due(set, started_on(later)));
}

RC_GTEST_PROP(TermProperty, is_never_shorter_for_a_suspension, ()) {
  const auto set = set_of(any_short_length(), *rc::gen::arbitrary<bool>());
  const auto start = any_day();
  auto file = started_on(start);
  suspend(file, sys_days{start} + days{*rc::gen::inRange(-30, 60)}, *rc::gen::inRange(1, 60));
  RC_ASSERT(due(set, file) >= due(set, started_on(start)));
}

RC_GTEST_PROP(TermProperty, in_days_is_longer_by_the_days_of_a_suspension_within_it, ()) {
  const int length = *rc::gen::inRange(2, 80);
  auto set = set_of({length, Unit::days}, false);
  set.rules.front().start_counts = false;
  const auto start = any_day();
  const int count = *rc::gen::inRange(1, 60);
  auto file = started_on(start);
  suspend(file, sys_days{start} + days{*rc::gen::inRange(1, length)}, count);
  RC_ASSERT(sys_days{due(set, file)} == sys_days{start} + days{length + count});
}

RC_GTEST_PROP(TermProperty, that_never_restarts_keeps_its_start, ()) {
  auto set = set_of(any_short_length(), *rc::gen::arbitrary<bool>());
  set.rules.front().never_restarts = true;
  auto known = compute(set, started_on(any_day()), any_day()).value();
  const auto start = known.start;
  for (const int wait : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400))) {
    const year_month_day later = sys_days{start} + days{wait};
    known = compute(set, started_on(later), any_day(), {}, &known).value();
    RC_ASSERT(known.start == start);
  }
}

RC_GTEST_PROP(HolidayProperty, liberation_day_is_one_every_year, ()) {
  RC_ASSERT(holiday(testing::ymd(*rc::gen::inRange(2014, 2100), 5, 5)) != "");
}

RC_GTEST_PROP(HolidayProperty, koningsdag_is_never_a_sunday, ()) {
  const int year = *rc::gen::inRange(2014, 2100);
  const auto birthday = testing::ymd(year, 4, 27);
  const bool sunday = std::chrono::weekday{sys_days{birthday}} == std::chrono::Sunday;
  // Easter Monday can fall on the same day, and is named first.
  RC_ASSERT(holiday(sunday ? testing::ymd(year, 4, 26) : birthday) != "");
  RC_ASSERT(!sunday || holiday(birthday).empty() || easter(birthday.year()) == birthday);
}

RC_GTEST_PROP(HolidayProperty, good_friday_is_a_friday_before_easter, ()) {
  const auto sunday = easter(std::chrono::year{*rc::gen::inRange(2014, 2100)});
  const year_month_day friday = sys_days{sunday} - days{2};
  RC_ASSERT(holiday(friday) == "Goede Vrijdag");
  RC_ASSERT(std::chrono::weekday{sys_days{friday}} == std::chrono::Friday);
}

}  // namespace
}  // namespace rodedraad::workflow
