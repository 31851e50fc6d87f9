#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rodedraad/workflow/decide.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using Kind = config::Condition::Kind;
using Op = config::Condition::Test;
using testing::case_with;
using ::testing::ElementsAre;
using testing::group;
using testing::test;
using testing::test_with_field;
using testing::ymd;

constexpr auto kRoute = "pip.leerroute";
constexpr auto kSigned = "pip.dagtekening";
const auto kToday = ymd(2026, 3, 2);

bool check(const config::Condition& condition, const model::Case& file) {
  return holds(condition, file, kToday);
}

std::vector<std::string> reasons(const config::Condition& condition, const model::Case& file) {
  std::vector<std::string> why;
  holds(condition, file, kToday, &why);
  return why;
}

TEST(Condition, holds_when_there_is_none) { EXPECT_TRUE(check({}, case_with())); }

TEST(Condition, tests_presence) {
  const auto file = case_with({{kRoute, "Z"}});
  EXPECT_TRUE(check(test(kRoute, Op::present), file));
  EXPECT_FALSE(check(test(kRoute, Op::absent), file));
  EXPECT_TRUE(check(test("pip.niveau", Op::absent), file));
}

TEST(Condition, takes_a_withdrawn_value_for_absent) {
  auto file = case_with({{kRoute, "Z"}});
  file.facts.front().withdrawn = true;
  EXPECT_TRUE(check(test(kRoute, Op::absent), file));
}

TEST(Condition, tests_equality_and_lists) {
  const auto file = case_with({{kRoute, "Z"}});
  EXPECT_TRUE(check(test(kRoute, Op::equals, {"Z"}), file));
  EXPECT_FALSE(check(test(kRoute, Op::equals, {"B"}), file));
  EXPECT_TRUE(check(test(kRoute, Op::in, {"B", "Z"}), file));
  EXPECT_FALSE(check(test(kRoute, Op::in, {"B", "O"}), file));
}

TEST(Condition, is_false_for_a_field_that_the_case_does_not_have) {
  for (const auto what : {Op::present, Op::equals, Op::in, Op::before, Op::after, Op::on_or_before,
                          Op::on_or_after}) {
    EXPECT_FALSE(check(test(kSigned, what, {"2026-01-01"}), case_with()));
  }
}

TEST(Condition, compares_with_a_date) {
  const auto file = case_with({{kSigned, "2026-03-02"}});
  EXPECT_TRUE(check(test(kSigned, Op::before, {"2026-03-03"}), file));
  EXPECT_FALSE(check(test(kSigned, Op::before, {"2026-03-02"}), file));
  EXPECT_TRUE(check(test(kSigned, Op::on_or_before, {"2026-03-02"}), file));
  EXPECT_TRUE(check(test(kSigned, Op::after, {"2026-03-01"}), file));
  EXPECT_TRUE(check(test(kSigned, Op::on_or_after, {"2026-03-02"}), file));
}

TEST(Condition, compares_with_today) {
  EXPECT_TRUE(
      check(test(kSigned, Op::on_or_before, {"today"}), case_with({{kSigned, "2026-03-02"}})));
  EXPECT_FALSE(check(test(kSigned, Op::before, {"today"}), case_with({{kSigned, "2026-03-02"}})));
}

TEST(Condition, compares_with_another_field) {
  const auto condition = test_with_field(kSigned, Op::after, "inburgeringsplicht.begindatum");
  EXPECT_TRUE(check(condition, case_with({{kSigned, "2026-03-02"},
                                          {"inburgeringsplicht.begindatum", "2026-03-01"}})));
  EXPECT_FALSE(check(condition, case_with({{kSigned, "2026-03-02"}})));
}

TEST(Condition, is_false_when_an_unknown_day_leaves_it_open) {
  const auto file = case_with({{kSigned, "2026-03-00"}});
  EXPECT_FALSE(check(test(kSigned, Op::before, {"2026-03-15"}), file));
  EXPECT_FALSE(check(test(kSigned, Op::on_or_after, {"2026-03-15"}), file));
  EXPECT_TRUE(check(test(kSigned, Op::before, {"2026-04-01"}), file));
}

TEST(Condition, holds_when_one_repetition_meets_it) {
  auto file = case_with();
  testing::repeat(file, "examen.resultaat", "KNM/2026-01-05", "Gezakt");
  testing::repeat(file, "examen.resultaat", "KNM/2026-02-05", "Geslaagd");
  EXPECT_TRUE(check(test("examen.resultaat", Op::equals, {"Geslaagd"}), file));
  EXPECT_FALSE(check(test("examen.resultaat", Op::equals, {"Geen"}), file));
}

TEST(Condition, joins_tests) {
  const auto yes = test(kRoute, Op::present);
  const auto no = test(kRoute, Op::absent);
  const auto file = case_with({{kRoute, "Z"}});
  EXPECT_TRUE(check(group(Kind::all, {yes, yes}), file));
  EXPECT_FALSE(check(group(Kind::all, {yes, no}), file));
  EXPECT_TRUE(check(group(Kind::any, {no, yes}), file));
  EXPECT_FALSE(check(group(Kind::any, {no, no}), file));
  EXPECT_TRUE(check(group(Kind::negate, {no}), file));
  EXPECT_FALSE(check(group(Kind::negate, {yes}), file));
}

TEST(Why, names_the_test_that_decided) {
  const auto file = case_with({{kRoute, "Z"}});
  const auto condition =
      group(Kind::all, {test(kRoute, Op::equals, {"Z"}), test(kSigned, Op::present),
                        test("pip.niveau", Op::present)});
  EXPECT_THAT(reasons(condition, file), ElementsAre("pip.dagtekening is niet bekend"));
}

TEST(Why, names_all_tests_when_all_were_needed) {
  const auto file = case_with({{kRoute, "Z"}, {kSigned, "2026-03-02"}});
  const auto condition = group(
      Kind::all, {test(kRoute, Op::in, {"B", "Z"}), test(kSigned, Op::on_or_before, {"today"})});
  EXPECT_THAT(reasons(condition, file), ElementsAre("pip.leerroute is één van B, Z",
                                                    "pip.dagtekening is op of vóór vandaag"));
}

TEST(Why, does_not_quote_the_case) {
  const auto file = case_with({{"inburgeraar.achternaam", "geheim"}});
  for (const auto& reason : reasons(test("inburgeraar.achternaam", Op::equals, {"x"}), file)) {
    EXPECT_EQ(reason, "inburgeraar.achternaam is niet x");
  }
}

}  // namespace
}  // namespace rodedraad::workflow
