#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using testing::case_with;
using testing::ymd;

constexpr auto kPlan = "pip.dagtekening";

/// Ten weeks for the plan, until 11 May 2026.
Term plan_term() {
  Term term;
  term.start = ymd(2026, 3, 2);
  term.due = ymd(2026, 5, 11);
  term.met_by = kPlan;
  return term;
}

DeadlineState with_plan(const Term& term, const std::string& day, year_month_day today) {
  return state(term, case_with({{kPlan, day}}), today);
}

TEST(TermState, is_running_through_the_last_day) {
  EXPECT_EQ(state(plan_term(), case_with(), ymd(2026, 5, 11)), DeadlineState::running);
}

TEST(TermState, is_late_the_day_after) {
  EXPECT_EQ(state(plan_term(), case_with(), ymd(2026, 5, 12)), DeadlineState::late);
}

TEST(TermState, is_met_on_the_last_day_also_when_looked_at_later) {
  EXPECT_EQ(with_plan(plan_term(), "2026-05-11", ymd(2026, 8, 1)), DeadlineState::met);
}

TEST(TermState, is_late_when_it_was_met_too_late) {
  EXPECT_EQ(with_plan(plan_term(), "2026-05-12", ymd(2026, 8, 1)), DeadlineState::late);
}

TEST(TermState, is_met_by_a_partial_date_only_when_that_is_certain) {
  EXPECT_EQ(with_plan(plan_term(), "2026-04-00", ymd(2026, 8, 1)), DeadlineState::met);
  EXPECT_EQ(with_plan(plan_term(), "2026-05-00", ymd(2026, 8, 1)), DeadlineState::late);
}

TEST(TermState, is_met_by_a_date_before_the_start_when_the_rule_does_not_mind) {
  EXPECT_EQ(with_plan(plan_term(), "2026-01-05", ymd(2026, 4, 1)), DeadlineState::met);
}

TEST(TermState, is_lapsed_and_not_late) {
  auto term = plan_term();
  term.lapsed = true;
  EXPECT_EQ(state(term, case_with(), ymd(2026, 8, 1)), DeadlineState::lapsed);
}

TEST(TermState, stays_met_when_it_lapsed_since) {
  auto term = plan_term();
  term.lapsed = true;
  EXPECT_EQ(with_plan(term, "2026-05-01", ymd(2026, 8, 1)), DeadlineState::met);
}

TEST(TermState, is_suspended_and_not_late) {
  auto term = plan_term();
  term.suspended_since = ymd(2026, 5, 1);
  EXPECT_EQ(state(term, case_with(), ymd(2026, 8, 1)), DeadlineState::suspended);
}

TEST(TermState, has_a_name) {
  EXPECT_EQ(to_string(DeadlineState::lapsed), "lapsed");
  EXPECT_EQ(to_string(DeadlineState::suspended), "suspended");
}

class TermToBeMetAfterItsStart : public ::testing::Test {
 protected:
  static DeadlineState with_plan_on(const std::string& day) {
    auto term = plan_term();
    term.met_after_start = true;
    return with_plan(term, day, ymd(2026, 4, 1));
  }
};

TEST_F(TermToBeMetAfterItsStart, is_not_met_by_an_earlier_date) {
  EXPECT_EQ(with_plan_on("2026-03-01"), DeadlineState::running);
}

TEST_F(TermToBeMetAfterItsStart, is_met_on_the_start_day) {
  EXPECT_EQ(with_plan_on("2026-03-02"), DeadlineState::met);
}

TEST_F(TermToBeMetAfterItsStart, is_not_met_by_a_partial_date_that_may_be_earlier) {
  EXPECT_EQ(with_plan_on("2026-03-00"), DeadlineState::running);
}

}  // namespace
}  // namespace rodedraad::workflow
