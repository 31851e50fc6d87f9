#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using Op = config::Condition::Test;
using testing::case_with;
using testing::test;
using testing::ymd;

constexpr auto kPlan = "pip.dagtekening";
constexpr auto kStart = "inburgeringstermijn.startdatum";
constexpr auto kEnd = "inburgeringstermijn.einddatum";
constexpr auto kExtended = "inburgeringstermijn.verlengingsgrondcode";

config::DeadlineRule three_years(std::string id, std::string start) {
  config::DeadlineRule rule;
  rule.id = std::move(id);
  rule.from = "2022-01-01";
  rule.start = std::move(start);
  rule.length = {3, config::Length::Unit::years};
  return rule;
}

/// Three years from the plan; DUO's end counts and must be ours unless it was extended.
class GivenTerm : public ::testing::Test {
 protected:
  GivenTerm() {
    set_.id = "inburgeringstermijn";
    set_.rules = {three_years("T02", kPlan)};
    set_.given = kEnd;
    set_.compare = test(kExtended, Op::absent);
  }

  Term term(const std::vector<std::pair<std::string, std::string>>& values) const {
    return compute(set_, case_with(values), ymd(2026, 6, 1)).value();
  }

  config::DeadlineSet set_;
};

TEST_F(GivenTerm, ends_on_the_day_that_the_partner_gave) {
  const auto found = term({{kPlan, "2026-03-02"}, {kEnd, "2029-09-01"}});
  EXPECT_EQ(found.due, ymd(2029, 9, 1));
  EXPECT_EQ(found.given, ymd(2029, 9, 1));
}

TEST_F(GivenTerm, keeps_what_we_count_beside_it) {
  const auto found = term({{kPlan, "2026-03-02"}, {kEnd, "2029-09-01"}});
  EXPECT_EQ(found.start, ymd(2026, 3, 2));
  EXPECT_EQ(found.strict_due, ymd(2029, 3, 2));
  EXPECT_EQ(found.shift_reason, "einddatum zoals duo die gaf");
}

TEST_F(GivenTerm, needs_no_reason_when_the_two_are_the_same) {
  const auto found = term({{kPlan, "2026-03-02"}, {kEnd, "2029-03-02"}});
  EXPECT_EQ(found.shift_reason, "");
  EXPECT_FALSE(found.differs);
}

TEST_F(GivenTerm, differs_when_the_two_should_be_the_same) {
  EXPECT_TRUE(term({{kPlan, "2026-03-02"}, {kEnd, "2029-03-09"}}).differs);
}

TEST_F(GivenTerm, does_not_differ_when_the_comparison_does_not_apply) {
  EXPECT_FALSE(term({{kPlan, "2026-03-02"}, {kEnd, "2029-09-01"}, {kExtended, "03"}}).differs);
}

TEST_F(GivenTerm, is_compared_always_when_nothing_else_is_said) {
  set_.compare = {};
  EXPECT_TRUE(term({{kPlan, "2026-03-02"}, {kEnd, "2029-09-01"}, {kExtended, "03"}}).differs);
}

TEST_F(GivenTerm, is_there_when_our_own_start_is_unknown) {
  const auto found = term({{kEnd, "2029-03-02"}});
  EXPECT_EQ(found.start, ymd(2029, 3, 2));
  EXPECT_EQ(found.due, ymd(2029, 3, 2));
  EXPECT_FALSE(found.differs);
}

TEST_F(GivenTerm, has_the_start_that_is_known_when_no_rule_applies) {
  set_.rules.front().to = "2022-12-31";
  const auto found = term({{kPlan, "2026-03-02"}, {kEnd, "2029-03-02"}});
  EXPECT_EQ(found.start, ymd(2026, 3, 2));
  EXPECT_EQ(found.strict_due, ymd(2029, 3, 2));
}

TEST_F(GivenTerm, is_our_own_while_the_partner_gave_no_full_date) {
  for (const auto& values :
       {std::vector<std::pair<std::string, std::string>>{{kPlan, "2026-03-02"}},
        {{kPlan, "2026-03-02"}, {kEnd, "2029-03-00"}}}) {
    EXPECT_EQ(term(values).due, ymd(2029, 3, 2));
    EXPECT_FALSE(term(values).given);
  }
}

TEST_F(GivenTerm, is_not_moved_to_a_working_day) {
  set_.rules.front().length = {3, config::Length::Unit::weeks};
  set_.rules.front().shift = true;
  EXPECT_EQ(term({{kPlan, "2026-03-02"}, {kEnd, "2026-03-21"}}).due, ymd(2026, 3, 21));
}

TEST(Deadline, is_concerned_by_every_field_that_it_looks_at) {
  config::DeadlineSet set;
  set.rules = {three_years("T02", kPlan)};
  set.rules.front().when = testing::test_with_field(kStart, Op::after, "pip.eersteDagtekening");
  set.given = kEnd;
  set.compare = test(kExtended, Op::absent);
  set.suspensions = {{"wmoMelding.opgeschortVanaf", "wmoMelding.opgeschortTot", "art. 4:15", {}}};
  set.lapses = testing::group(config::Condition::Kind::any,
                              {test("inburgeraar.overlijdensdatum", Op::present)});
  for (const auto* path :
       {kPlan, kStart, "pip.eersteDagtekening", kEnd, kExtended, "wmoMelding.opgeschortVanaf",
        "wmoMelding.opgeschortTot", "inburgeraar.overlijdensdatum"}) {
    EXPECT_TRUE(concerns(set, path)) << path;
  }
}

TEST(Deadline, is_not_concerned_by_other_fields) {
  config::DeadlineSet set;
  set.rules = {three_years("T02", kPlan)};
  EXPECT_FALSE(concerns(set, "pip.leerroute"));
}

}  // namespace
}  // namespace rodedraad::workflow
