#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

/// Rules that extend others, and rules that never restart.
namespace rodedraad::workflow {
namespace {

using config::Length;
using Op = config::Condition::Test;
using testing::case_with;
using testing::test_with_field;
using testing::ymd;

constexpr auto kNotice = "inburgeringsplicht.datumKennisgeving";
constexpr auto kRegistered = "inburgeraar.datumInschrijvingGemeente";

config::DeadlineRule rule(std::string id, std::string start, Length length) {
  config::DeadlineRule result;
  result.id = std::move(id);
  result.from = "2022-12-05";
  result.article = "een artikel";
  result.start = std::move(start);
  result.length = length;
  return result;
}

/// The plan within ten weeks of the notice, or of the registration when that came later.
config::DeadlineSet pip() {
  auto t01 = rule("T01", kNotice, {10, Length::Unit::weeks});
  t01.when = test_with_field(kRegistered, Op::on_or_before, kNotice);
  auto t01b = rule("T01b", kRegistered, {10, Length::Unit::weeks});
  t01b.when = test_with_field(kRegistered, Op::after, kNotice);
  for (auto* each : {&t01, &t01b}) each->shift = true;
  config::DeadlineSet set;
  set.id = "pip";
  set.title = "PIP vaststellen";
  set.rules = {t01, t01b};
  return set;
}

/// The set's rules look at a day only through their start; what is tested here does not depend on
/// today.
std::optional<Term> term_of(const config::DeadlineSet& set, const model::Case& file,
                            const Term* known = nullptr) {
  return compute(set, file, ymd(2026, 3, 2), {}, known);
}

config::DeadlineSet one(config::DeadlineRule only) {
  config::DeadlineSet set;
  set.id = "termijn";
  set.rules = {std::move(only)};
  return set;
}

/// The plan, with two weeks after what others had to say.
config::DeadlineSet pip_with_information() {
  auto set = pip();
  auto t01c = rule("T01c", "pip.informatieDerdenOntvangen", {2, Length::Unit::weeks});
  t01c.extends = {"T01", "T01b"};
  t01c.shift = true;
  t01c.article = "het artikel over derden";
  set.rules.push_back(t01c);
  return set;
}

Term with_information_on(const std::string& day) {
  return term_of(pip_with_information(), case_with({{kNotice, "2026-03-02"},
                                                    {kRegistered, "2026-02-20"},
                                                    {"pip.informatieDerdenOntvangen", day}}))
      .value();
}

TEST(ExtendingRule, counts_when_it_ends_later) {
  const auto term = with_information_on("2026-05-08");
  EXPECT_EQ(term.rule, "T01c");
  EXPECT_EQ(term.article, "het artikel over derden");
  EXPECT_EQ(term.due, ymd(2026, 5, 22));
}

TEST(ExtendingRule, leaves_start_and_strict_end_as_they_were) {
  const auto term = with_information_on("2026-05-08");
  EXPECT_EQ(term.start, ymd(2026, 3, 2));
  EXPECT_EQ(term.strict_due, ymd(2026, 5, 11));
}

TEST(ExtendingRule, tells_from_which_day_it_counts) {
  EXPECT_EQ(with_information_on("2026-05-08").shift_reason,
            "verlengd tot 2 weken na 8 mei 2026 (het artikel over derden)");
}

TEST(ExtendingRule, is_shifted_on_its_own) {
  // Two weeks after Saturday 9 May end on the Saturday before Pentecost.
  const auto term = with_information_on("2026-05-09");
  EXPECT_EQ(term.due, ymd(2026, 5, 26));
  EXPECT_NE(term.shift_reason.find("; zaterdag, zondag en tweede pinksterdag"), std::string::npos);
}

TEST(ExtendingRule, never_makes_the_term_shorter) {
  const auto term = with_information_on("2026-04-01");
  EXPECT_EQ(term.rule, "T01");
  EXPECT_EQ(term.due, ymd(2026, 5, 11));
  EXPECT_EQ(term.shift_reason, "");
}

TEST(ExtendingRule, sets_no_term_by_itself) {
  EXPECT_FALSE(term_of(pip_with_information(),
                       case_with({{"pip.informatieDerdenOntvangen", "2026-05-08"}})));
}

/// Three years from the plan, which a new plan does not move.
config::DeadlineSet integration_term() {
  auto t02 = rule("T02", "pip.dagtekening", {3, Length::Unit::years});
  t02.never_restarts = true;
  return one(t02);
}

TEST(RuleThatNeverRestarts, keeps_its_start_under_a_later_one) {
  const auto first = term_of(integration_term(), case_with({{"pip.dagtekening", "2026-03-02"}}));
  const auto term =
      term_of(integration_term(), case_with({{"pip.dagtekening", "2027-01-15"}}), &*first);
  EXPECT_EQ(term->start, ymd(2026, 3, 2));
  EXPECT_EQ(term->due, ymd(2029, 3, 2));
}

TEST(RuleThatNeverRestarts, follows_an_earlier_start) {
  const auto first = term_of(integration_term(), case_with({{"pip.dagtekening", "2026-03-02"}}));
  const auto term =
      term_of(integration_term(), case_with({{"pip.dagtekening", "2026-02-15"}}), &*first);
  EXPECT_EQ(term->start, ymd(2026, 2, 15));
}

TEST(RuleThatNeverRestarts, does_not_keep_the_start_of_another_event) {
  auto set = integration_term();
  set.rules.push_back(rule("anders", kNotice, {1, Length::Unit::years}));
  const auto first = term_of(set, case_with({{kNotice, "2026-01-05"}}));
  ASSERT_EQ(first->rule, "anders");
  const auto term = term_of(set, case_with({{"pip.dagtekening", "2026-03-02"}}), &*first);
  EXPECT_EQ(term->start, ymd(2026, 3, 2));
}

}  // namespace
}  // namespace rodedraad::workflow
