#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using config::Length;
using Op = config::Condition::Test;
using testing::case_with;
using testing::test;
using testing::test_with_field;
using testing::ymd;

constexpr auto kNotice = "inburgeringsplicht.datumKennisgeving";
constexpr auto kRegistered = "inburgeraar.datumInschrijvingGemeente";
constexpr auto kBenefit = "bijstand.startdatum";

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
  for (auto* each : {&t01, &t01b}) {
    each->shift = true;
    each->met_by = "pip.dagtekening";
  }
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

TEST(LastDay, of_weeks_counts_the_start_as_day_zero) {
  EXPECT_EQ(last_day(ymd(2026, 3, 2), {10, Length::Unit::weeks}), ymd(2026, 5, 11));
}

TEST(LastDay, of_weeks_is_a_day_earlier_when_the_start_counts) {
  EXPECT_EQ(last_day(ymd(2026, 3, 2), {1, Length::Unit::weeks}, true), ymd(2026, 3, 8));
}

TEST(LastDay, of_months_has_the_same_number) {
  EXPECT_EQ(last_day(ymd(2026, 2, 1), {6, Length::Unit::months}), ymd(2026, 8, 1));
}

TEST(LastDay, of_months_is_the_last_of_a_shorter_month) {
  EXPECT_EQ(last_day(ymd(2026, 8, 31), {6, Length::Unit::months}), ymd(2027, 2, 28));
  EXPECT_EQ(last_day(ymd(2026, 8, 31), {6, Length::Unit::months}, true), ymd(2027, 2, 28));
}

TEST(LastDay, of_six_months_that_count_their_first_day) {
  EXPECT_EQ(last_day(ymd(2026, 2, 1), {6, Length::Unit::months}, true), ymd(2026, 7, 31));
  EXPECT_EQ(last_day(ymd(2026, 3, 1), {6, Length::Unit::months}, true), ymd(2026, 8, 31));
}

TEST(LastDay, of_years_passes_a_leap_day) {
  EXPECT_EQ(last_day(ymd(2024, 2, 29), {3, Length::Unit::years}), ymd(2027, 2, 28));
  EXPECT_EQ(last_day(ymd(2026, 4, 29), {3, Length::Unit::years}, true), ymd(2029, 4, 28));
}

TEST(LastDay, of_working_days_skips_holidays) {
  EXPECT_EQ(last_day(ymd(2026, 4, 2), {3, Length::Unit::working_days}), ymd(2026, 4, 9));
}

TEST(Term, counts_from_the_notice_when_the_person_was_registered) {
  const auto term =
      term_of(pip(), case_with({{kNotice, "2026-03-02"}, {kRegistered, "2026-02-20"}}));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->rule, "T01");
  EXPECT_EQ(term->start, ymd(2026, 3, 2));
  EXPECT_EQ(term->due, ymd(2026, 5, 11));
  EXPECT_EQ(term->shift_reason, "");
}

TEST(Term, counts_from_the_registration_when_that_came_after_the_notice) {
  const auto term =
      term_of(pip(), case_with({{kNotice, "2026-03-02"}, {kRegistered, "2026-03-10"}}));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->rule, "T01b");
  EXPECT_EQ(term->due, ymd(2026, 5, 19));
}

TEST(Term, is_not_there_before_both_days_are_known) {
  EXPECT_FALSE(term_of(pip(), case_with({{kNotice, "2026-03-02"}})));
  EXPECT_FALSE(term_of(pip(), case_with({{kRegistered, "2026-03-02"}})));
}

TEST(Term, is_not_guessed_from_a_partial_date) {
  EXPECT_FALSE(term_of(pip(), case_with({{kNotice, "2026-03-00"}, {kRegistered, "2026-02-20"}})));
}

TEST(Term, ends_on_a_working_day_and_tells_both_days) {
  const auto term =
      term_of(pip(), case_with({{kNotice, "2026-02-23"}, {kRegistered, "2026-02-20"}}));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->strict_due, ymd(2026, 5, 4));
  EXPECT_EQ(term->due, ymd(2026, 5, 4));
  const auto moved =
      term_of(pip(), case_with({{kNotice, "2026-02-24"}, {kRegistered, "2026-02-20"}}));
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->strict_due, ymd(2026, 5, 5));
  EXPECT_EQ(moved->due, ymd(2026, 5, 6));
  EXPECT_EQ(moved->shift_reason, "Bevrijdingsdag (Algemene termijnenwet art. 1)");
}

TEST(Term, is_not_shifted_when_the_rule_does_not_ask) {
  auto set = pip();
  for (auto& each : set.rules) each.shift = false;
  const auto term = term_of(set, case_with({{kNotice, "2026-02-24"}, {kRegistered, "2026-02-20"}}));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->due, ymd(2026, 5, 5));
}

TEST(Term, of_more_than_twelve_weeks_or_three_months_is_never_shifted) {
  // Each ends on a Saturday or Sunday.
  const auto file = case_with({{kNotice, "2026-03-07"}});
  for (const Length length : {Length{13, Length::Unit::weeks}, Length{4, Length::Unit::months},
                              Length{91, Length::Unit::days}, Length{6, Length::Unit::years}}) {
    auto long_term = rule("lang", kNotice, length);
    long_term.shift = true;
    const auto term = term_of(one(long_term), file);
    ASSERT_TRUE(term);
    EXPECT_EQ(term->due, term->strict_due);
  }
}

TEST(Term, of_twelve_weeks_or_three_months_is_shifted) {
  const auto file = case_with({{kNotice, "2026-03-07"}});
  for (const Length length : {Length{12, Length::Unit::weeks}, Length{3, Length::Unit::months}}) {
    auto short_term = rule("kort", kNotice, length);
    short_term.shift = true;
    const auto term = term_of(one(short_term), file);
    ASSERT_TRUE(term);
    EXPECT_GT(term->due, term->strict_due);
  }
}

TEST(Term, of_three_days_has_two_working_days) {
  // From the Thursday before Easter: only Tuesday would be a working day.
  auto three_days = rule("kort", kNotice, {3, Length::Unit::days});
  three_days.shift = true;
  const auto term = term_of(one(three_days), case_with({{kNotice, "2026-04-02"}}));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->strict_due, ymd(2026, 4, 5));
  EXPECT_EQ(term->due, ymd(2026, 4, 8));
}

TEST(Term, uses_the_rule_that_was_in_force_on_the_start_day) {
  auto old = rule("oud", kNotice, {10, Length::Unit::weeks});
  old.from = "2022-01-01";
  old.to = "2022-12-04";
  auto set = one(old);
  set.rules.push_back(rule("nieuw", kNotice, {12, Length::Unit::weeks}));
  EXPECT_EQ(term_of(set, case_with({{kNotice, "2022-12-04"}}))->rule, "oud");
  EXPECT_EQ(term_of(set, case_with({{kNotice, "2022-12-05"}}))->rule, "nieuw");
  EXPECT_FALSE(term_of(set, case_with({{kNotice, "2021-12-31"}})));
}

TEST(Term, of_ontzorgen_runs_six_months_from_the_day_the_right_arises) {
  auto t18 = rule("T18", kBenefit, {6, Length::Unit::months});
  t18.start_counts = true;
  t18.shift = true;
  t18.when = test("verblijfstitel.soort", Op::in, {"asiel-bepaalde-tijd"});
  const auto set = one(t18);
  const auto term = term_of(
      set, case_with({{kBenefit, "2026-02-01"}, {"verblijfstitel.soort", "asiel-bepaalde-tijd"}}));
  ASSERT_TRUE(term);
  EXPECT_EQ(term->due, ymd(2026, 7, 31));
  EXPECT_FALSE(
      term_of(set, case_with({{kBenefit, "2026-02-01"}, {"verblijfstitel.soort", "regulier"}})));
}

TEST(Term, lapses_when_the_conditions_of_the_set_hold_today) {
  auto set = one(rule("T10", kNotice, {3, Length::Unit::months}));
  set.lapses = test("inburgeringsplicht.einddatum", Op::before, {"today"});
  set.lapse_reason = "de plicht is geëindigd";
  const auto file =
      case_with({{kNotice, "2026-03-02"}, {"inburgeringsplicht.einddatum", "2026-04-01"}});
  EXPECT_FALSE(compute(set, file, ymd(2026, 4, 1))->lapsed);
  const auto term = compute(set, file, ymd(2026, 4, 2));
  EXPECT_TRUE(term->lapsed);
  EXPECT_EQ(term->lapse_reason, "de plicht is geëindigd");
}

TEST(Term, does_not_lapse_after_it_was_met) {
  auto t10 = rule("T10", kNotice, {3, Length::Unit::months});
  t10.met_by = "pip.dagtekening";
  auto set = one(t10);
  set.lapses = test("inburgeringsplicht.einddatum", Op::present);
  EXPECT_FALSE(term_of(set, case_with({{kNotice, "2026-03-02"},
                                       {"inburgeringsplicht.einddatum", "2026-04-01"},
                                       {"pip.dagtekening", "2026-03-30"}}))
                   ->lapsed);
}

}  // namespace
}  // namespace rodedraad::workflow
