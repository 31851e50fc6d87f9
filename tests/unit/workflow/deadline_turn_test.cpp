#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using Op = config::Condition::Test;
using testing::case_with;
using testing::test;
using testing::ymd;

constexpr auto kEnd = "inburgeringsplicht.einddatum";
constexpr auto kFrom = "wmoMelding.opgeschortVanaf";

/// Lapses when the duty has ended.
config::DeadlineSet lapsing() {
  config::DeadlineSet set;
  set.lapses = testing::group(config::Condition::Kind::any, {test(kEnd, Op::before, {"today"})});
  return set;
}

TEST(NextTurn, is_the_day_that_a_condition_compares_with_today) {
  EXPECT_EQ(next_turn(lapsing(), case_with({{kEnd, "2026-05-31"}}), ymd(2026, 3, 2)),
            ymd(2026, 5, 31));
}

TEST(NextTurn, is_then_the_day_after) {
  EXPECT_EQ(next_turn(lapsing(), case_with({{kEnd, "2026-05-31"}}), ymd(2026, 5, 31)),
            ymd(2026, 6, 1));
}

TEST(NextTurn, is_none_when_all_days_are_past) {
  EXPECT_FALSE(next_turn(lapsing(), case_with({{kEnd, "2026-05-31"}}), ymd(2026, 6, 1)));
}

TEST(NextTurn, is_none_for_a_condition_that_does_not_ask_for_today) {
  config::DeadlineSet set;
  set.lapses = test(kEnd, Op::before, {"2026-12-31"});
  EXPECT_FALSE(next_turn(set, case_with({{kEnd, "2026-05-31"}}), ymd(2026, 3, 2)));
}

TEST(NextTurn, is_the_first_day_of_a_suspension_to_come) {
  config::DeadlineSet set;
  set.suspensions = {{kFrom, "wmoMelding.opgeschortTot", "art. 4:15", {}}};
  auto file = case_with();
  testing::repeat(file, kFrom, "1", "2026-03-10");
  EXPECT_EQ(next_turn(set, file, ymd(2026, 3, 2)), ymd(2026, 3, 10));
}

}  // namespace
}  // namespace rodedraad::workflow
