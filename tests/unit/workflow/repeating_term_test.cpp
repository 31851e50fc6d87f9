#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using Op = config::Condition::Test;
using testing::case_with;
using ::testing::ElementsAre;
using testing::repeat;
using testing::test;
using testing::ymd;

constexpr auto kApplied = "schuldhulp.aanmelddatum";
constexpr auto kCrisis = "schuldhulp.crisis";
constexpr auto kTalked = "schuldhulp.intakedatum";

/// A first talk within three working days of an application in a crisis.
class RepeatingTerm : public ::testing::Test {
 protected:
  RepeatingTerm() {
    config::DeadlineRule rule;
    rule.id = "T22";
    rule.from = "2012-07-01";
    rule.start = kApplied;
    rule.length = {3, config::Length::Unit::working_days};
    rule.met_by = kTalked;
    rule.when = test(kCrisis, Op::equals, {"true"});
    set_.id = "wgs-crisis";
    set_.rules = {rule};
    repeat(file_, kApplied, "a", "2026-03-02");
    repeat(file_, kCrisis, "a", "true");
    repeat(file_, kApplied, "b", "2026-04-01");
    repeat(file_, kCrisis, "b", "false");
  }

  std::vector<std::string> keys(std::span<const Term> known = {}) const {
    std::vector<std::string> result;
    for (const auto& term : compute_each(set_, file_, ymd(2026, 6, 1), known)) {
      result.push_back(term.key);
    }
    return result;
  }

  config::DeadlineSet set_;
  model::Case file_ = case_with();
};

TEST_F(RepeatingTerm, runs_for_each_start_event) {
  set_.rules.front().when = {};
  EXPECT_THAT(keys(), ElementsAre("a", "b"));
}

TEST_F(RepeatingTerm, looks_only_at_its_own_repetition) { EXPECT_THAT(keys(), ElementsAre("a")); }

TEST_F(RepeatingTerm, still_sees_the_rest_of_the_case) {
  set_.rules.front().when = test("verblijfstitel.soort", Op::present);
  EXPECT_THAT(keys(), ElementsAre());
  repeat(file_, "verblijfstitel.soort", "", "regulier");
  EXPECT_THAT(keys(), ElementsAre("a", "b"));
}

TEST_F(RepeatingTerm, is_met_by_its_own_repetition_only) {
  repeat(file_, kTalked, "b", "2026-03-03");
  const auto term = compute(set_, file_, ymd(2026, 6, 1), "a").value();
  EXPECT_EQ(state(term, file_, ymd(2026, 6, 1)), DeadlineState::late);
}

TEST_F(RepeatingTerm, lapses_for_its_own_repetition_only) {
  set_.rules.front().when = {};
  set_.lapses = test("schuldhulp.einddatum", Op::before, {"today"});
  repeat(file_, "schuldhulp.einddatum", "b", "2026-05-01");
  const auto terms = compute_each(set_, file_, ymd(2026, 6, 1));
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_FALSE(terms[0].lapsed);
  EXPECT_TRUE(terms[1].lapsed);
}

TEST_F(RepeatingTerm, keeps_the_start_of_its_own_earlier_term) {
  set_.rules.front().when = {};
  set_.rules.front().never_restarts = true;
  Term known;
  known.deadline = "wgs-crisis";
  known.rule = "T22";
  known.key = "b";
  known.start = ymd(2026, 2, 2);
  const auto terms = compute_each(set_, file_, ymd(2026, 6, 1), std::span{&known, 1});
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].start, ymd(2026, 3, 2));
  EXPECT_EQ(terms[1].start, ymd(2026, 2, 2));
}

}  // namespace
}  // namespace rodedraad::workflow
