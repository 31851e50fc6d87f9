#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using config::Length;
using testing::case_with;
using testing::repeat;
using testing::ymd;

constexpr auto kApplied = "wmoMelding.aanvraagdatum";
constexpr auto kFrom = "wmoMelding.opgeschortVanaf";
constexpr auto kUntil = "wmoMelding.opgeschortTot";
constexpr auto kDecided = "wmoMelding.besluitdatum";

/// Two weeks from an application of Monday 2 March 2026: until Monday 16 March.
class Suspension : public ::testing::Test {
 protected:
  Suspension() {
    config::DeadlineRule rule;
    rule.id = "T27";
    rule.from = "2015-01-01";
    rule.start = kApplied;
    rule.length = {2, Length::Unit::weeks};
    rule.shift = true;
    rule.met_by = kDecided;
    set_.id = "wmo-besluit";
    set_.rules = {rule};
    set_.suspensions = {{kFrom, kUntil, "Awb art. 4:15", {}}};
    repeat(file_, kApplied, "1", "2026-03-02");
  }

  void length(Length length) { set_.rules.front().length = length; }

  void suspend(const std::string& from, const std::string& until, const std::string& key = "1") {
    repeat(file_, kFrom, key, from);
    if (!until.empty()) repeat(file_, kUntil, key, until);
  }

  /// A second pair of fields that can stop the same term.
  void also_suspend(const std::string& from, const std::string& until) {
    set_.suspensions.push_back({"inburgeringstermijn.startdatum",
                                "inburgeringstermijn.einddatum",
                                "een ander artikel",
                                {}});
    repeat(file_, "inburgeringstermijn.startdatum", "", from);
    repeat(file_, "inburgeringstermijn.einddatum", "", until);
  }

  Term term(year_month_day today = ymd(2026, 6, 1)) const {
    return compute(set_, file_, today, "1").value();
  }

  config::DeadlineSet set_;
  model::Case file_ = case_with();
};

TEST_F(Suspension, that_ended_lengthens_the_term_by_its_days) {
  suspend("2026-03-10", "2026-03-17");
  EXPECT_EQ(term().strict_due, ymd(2026, 3, 16));
  EXPECT_EQ(term().due, ymd(2026, 3, 23));
  EXPECT_EQ(term().shift_reason, "7 dagen opgeschort");
}

TEST_F(Suspension, of_one_day_is_told_in_good_dutch) {
  suspend("2026-03-10", "2026-03-11");
  EXPECT_EQ(term().shift_reason, "1 dag opgeschort");
}

TEST_F(Suspension, comes_before_the_shift_to_a_working_day) {
  suspend("2026-03-10", "2026-03-15");
  EXPECT_EQ(term().due, ymd(2026, 3, 23));
  EXPECT_EQ(term().shift_reason,
            "5 dagen opgeschort; zaterdag en zondag (Algemene termijnenwet art. 1)");
}

TEST_F(Suspension, that_goes_on_makes_the_term_suspended) {
  suspend("2026-03-10", "");
  EXPECT_EQ(term().suspended_since, ymd(2026, 3, 10));
  EXPECT_EQ(state(term(), file_, ymd(2026, 6, 1)), DeadlineState::suspended);
}

TEST_F(Suspension, that_goes_on_after_the_end_stops_nothing) {
  suspend("2026-03-17", "");
  EXPECT_FALSE(term().suspended_since);
  EXPECT_EQ(state(term(), file_, ymd(2026, 6, 1)), DeadlineState::late);
}

TEST_F(Suspension, is_none_before_its_first_day) {
  suspend("2026-03-10", "");
  EXPECT_FALSE(term(ymd(2026, 3, 9)).suspended_since);
  EXPECT_TRUE(term(ymd(2026, 3, 10)).suspended_since);
}

TEST_F(Suspension, with_an_unknown_day_is_none) {
  suspend("2026-03-00", "2026-03-17");
  EXPECT_EQ(term().due, ymd(2026, 3, 16));
}

TEST_F(Suspension, that_ends_before_it_begins_is_none) {
  suspend("2026-03-10", "2026-03-09");
  EXPECT_EQ(term().due, ymd(2026, 3, 16));
  EXPECT_FALSE(term().suspended_since);
}

TEST_F(Suspension, lengthens_only_by_days_after_the_start) {
  // The start day itself does not count: 3 and 4 March are two days.
  suspend("2026-02-20", "2026-03-05");
  EXPECT_EQ(term().due, ymd(2026, 3, 18));
}

TEST_F(Suspension, after_the_end_lengthens_nothing) {
  suspend("2026-03-17", "2026-03-27");
  EXPECT_EQ(term().due, ymd(2026, 3, 16));
}

TEST_F(Suspension, that_begins_in_the_days_of_an_earlier_one_counts_once) {
  suspend("2026-03-10", "2026-03-17");
  also_suspend("2026-03-12", "2026-03-19");
  EXPECT_EQ(term().due, ymd(2026, 3, 25));
  EXPECT_EQ(term().shift_reason, "9 dagen opgeschort");
}

TEST_F(Suspension, after_the_first_end_counts_when_an_earlier_one_moved_that) {
  suspend("2026-03-10", "2026-03-17");
  also_suspend("2026-03-19", "2026-03-20");
  EXPECT_EQ(term().due, ymd(2026, 3, 24));
}

TEST_F(Suspension, of_another_repetition_does_not_count) {
  suspend("2026-03-10", "2026-03-17", "2");
  EXPECT_EQ(term().due, ymd(2026, 3, 16));
}

TEST_F(Suspension, lengthens_a_term_in_working_days_by_working_days) {
  length({5, Length::Unit::working_days});
  // Thursday up to and including Tuesday: four working days.
  suspend("2026-03-05", "2026-03-11");
  EXPECT_EQ(term().strict_due, ymd(2026, 3, 9));
  EXPECT_EQ(term().due, ymd(2026, 3, 13));
  EXPECT_EQ(term().shift_reason, "4 werkdagen opgeschort");
}

TEST_F(Suspension, in_a_weekend_does_not_lengthen_a_term_in_working_days) {
  length({5, Length::Unit::working_days});
  suspend("2026-03-07", "2026-03-09");
  EXPECT_EQ(term().due, ymd(2026, 3, 9));
}

TEST_F(Suspension, that_goes_on_leaves_a_later_decision_in_time) {
  suspend("2026-03-10", "");
  repeat(file_, kDecided, "1", "2026-03-30");
  EXPECT_EQ(state(term(), file_, ymd(2026, 6, 1)), DeadlineState::met);
}

}  // namespace
}  // namespace rodedraad::workflow
