#include "rodedraad/workflow/retention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using config::Keep;
using std::chrono::days;
using std::chrono::sys_days;
using testing::case_with;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ymd;
using Unit = config::Length::Unit;

constexpr auto kEnd = "inburgeringsplicht.einddatum";
constexpr auto kDuty = "inburgeringsplicht.indicator";
constexpr auto kDeath = "inburgeraar.overlijdensdatum";
constexpr auto kPlan = "pip.leerroute";                // five years
constexpr auto kName = "inburgeraar.achternaam";       // fifty years
constexpr auto kPhone = "inburgeraar.telefoonnummer";  // short-term

Keep keep(std::string retention, int years, std::string after) {
  Keep out;
  out.retention = std::move(retention);
  out.length = {years, Unit::years};
  out.article = "art. 9.9";
  out.after = std::move(after);
  return out;
}

config::Condition ended() {
  return testing::test(kDuty, config::Condition::Test::equals, {"false"});
}

/// As the law has it.
config::Retention law() {
  config::Retention out;
  out.keeps = {keep("five-years", 5, kEnd), keep("five-years", 0, kDeath),
               keep("fifty-years", 50, kEnd), keep("", 5, "lening.afgewikkeldOp")};
  out.keeps[0].when = ended();
  out.keeps[2].when = ended();
  out.keeps[3].fields = {"lening.afgewikkeldOp"};
  return out;
}

model::Case ended_on(const std::string& day) {
  return case_with({{kDuty, "false"}, {kEnd, day}, {kPlan, "Z"}, {kName, "Jansen"}});
}

std::vector<std::string> paths(const RetentionDue& due) {
  std::vector<std::string> out;
  for (const auto& each : due.erase) out.push_back(each.path);
  return out;
}

TEST(Retention, erases_nothing_on_the_last_day_of_the_term) {
  EXPECT_THAT(paths(retention_due(law(), ended_on("2020-03-01"), ymd(2025, 3, 1))), IsEmpty());
}

TEST(Retention, erases_the_class_the_day_after_and_keeps_what_others_count_from) {
  const auto due = retention_due(law(), ended_on("2020-03-01"), ymd(2025, 3, 2));
  ASSERT_THAT(paths(due), ElementsAre(kPlan));
  EXPECT_EQ(due.erase[0].since, ymd(2025, 3, 2));
  EXPECT_EQ(due.erase[0].article, "art. 9.9");
  EXPECT_FALSE(due.empties);
}

TEST(Retention, tells_the_next_day) {
  EXPECT_EQ(retention_due(law(), ended_on("2020-03-01"), ymd(2025, 3, 1)).next, ymd(2025, 3, 2));
  EXPECT_EQ(retention_due(law(), ended_on("2020-03-01"), ymd(2025, 3, 2)).next, ymd(2070, 3, 2));
}

TEST(Retention, empties_the_case_when_the_longest_term_is_over) {
  const auto due = retention_due(law(), ended_on("2020-03-01"), ymd(2070, 3, 2));
  EXPECT_THAT(paths(due), ElementsAre(kName, kEnd, kDuty, kPlan));
  EXPECT_TRUE(due.empties);
}

TEST(Retention, lets_a_resumed_duty_keep_everything) {
  auto file = ended_on("2020-03-01");
  file.facts[0].value = "true";
  EXPECT_THAT(paths(retention_due(law(), file, ymd(2071, 1, 1))), IsEmpty());
}

TEST(Retention, counts_a_withdrawn_end_as_no_end) {
  auto file = ended_on("2020-03-01");
  file.facts[1].withdrawn = true;
  EXPECT_THAT(paths(retention_due(law(), file, ymd(2071, 1, 1))), IsEmpty());
}

TEST(Retention, takes_the_first_term_that_is_over) {
  auto file = ended_on("2020-03-01");
  testing::repeat(file, kDeath, "", "2021-05-01");
  const auto due = retention_due(law(), file, ymd(2021, 5, 2));
  ASSERT_THAT(paths(due), ElementsAre(kPlan));
  EXPECT_EQ(due.erase[0].since, ymd(2021, 5, 2));
}

TEST(Retention, lets_a_term_that_names_a_field_go_before_its_class) {
  auto file = ended_on("2020-03-01");
  testing::repeat(file, "lening.afgewikkeldOp", "", "2024-01-01");
  EXPECT_THAT(paths(retention_due(law(), file, ymd(2025, 3, 2))), ElementsAre(kPlan));
  EXPECT_THAT(paths(retention_due(law(), file, ymd(2029, 1, 2))),
              ElementsAre("lening.afgewikkeldOp", kPlan));
}

TEST(Retention, reads_an_unknown_day_as_the_last_it_can_be) {
  EXPECT_EQ(retention_due(law(), ended_on("2020-02-00"), ymd(2020, 3, 1)).next, ymd(2025, 3, 1));
  EXPECT_EQ(retention_due(law(), ended_on("2020-00-00"), ymd(2020, 3, 1)).next, ymd(2026, 1, 1));
}

TEST(Retention, counts_from_the_day_it_was_last_said) {
  config::Retention rules;
  rules.keeps = {keep("short-term", 1, "")};
  auto file = case_with({{kPhone, "06"}, {kPhone, "06"}});
  file.facts[0].learnt = model::parse_instant("2024-01-01");
  file.facts[1].source = "vluchtelingenwerk";
  file.facts[1].learnt = model::parse_instant("2024-02-01");
  EXPECT_THAT(paths(retention_due(rules, file, ymd(2025, 2, 1))), IsEmpty());
  EXPECT_THAT(paths(retention_due(rules, file, ymd(2025, 2, 2))), ElementsAre(kPhone));
}

TEST(Retention, erases_one_repetition_and_leaves_the_other) {
  config::Retention rules;
  rules.keeps = {keep("short-term", 1, "")};
  model::Case file;
  for (const auto* key : {"a", "b"}) testing::repeat(file, "signaal.datum", key, "2024-01-01");
  file.facts[0].learnt = model::parse_instant("2024-01-01");
  file.facts[1].learnt = model::parse_instant("2024-06-01");
  const auto due = retention_due(rules, file, ymd(2025, 1, 2));
  ASSERT_EQ(due.erase.size(), 1U);
  EXPECT_EQ(due.erase[0].key, "a");
  EXPECT_EQ(due.next, ymd(2025, 6, 2));
}

TEST(Retention, takes_what_was_withdrawn_along) {
  auto file = ended_on("2020-03-01");
  file.facts[2].withdrawn = true;
  EXPECT_THAT(paths(retention_due(law(), file, ymd(2025, 3, 2))), ElementsAre(kPlan));
}

// ---- for every case ----

year_month_day any_day() {
  return sys_days{ymd(2020, 1, 1)} + days{*rc::gen::inRange(0, 366 * 60)};
}

std::string text(year_month_day day) { return model::Date{day}.text(); }

model::Case any_case() {
  model::Case file = ended_on(text(any_day()));
  file.facts[0].value = *rc::gen::element(std::string{"true"}, std::string{"false"});
  if (*rc::gen::arbitrary<bool>()) testing::repeat(file, kDeath, "", text(any_day()));
  if (*rc::gen::arbitrary<bool>()) {
    testing::repeat(file, "lening.afgewikkeldOp", "", text(any_day()));
  }
  return file;
}

RC_GTEST_PROP(RetentionProperty, never_erases_early, ()) {
  const auto file = any_case();
  const auto day = any_day();
  const auto* end = model::current(file, kEnd);
  const auto* death = model::current(file, kDeath);
  for (const auto& each : retention_due(law(), file, day).erase) {
    RC_ASSERT(each.since <= day);
    if (each.path != kPlan) continue;
    const auto five = last_day(*model::Date::parse(end->value)->day(), {5, Unit::years});
    RC_ASSERT(five < day || (death != nullptr && death->value < text(day)));
  }
}

RC_GTEST_PROP(RetentionProperty, leaves_a_resumed_case_whole, ()) {
  auto file = ended_on(text(any_day()));
  file.facts[0].value = "true";
  RC_ASSERT(retention_due(law(), file, any_day()).erase.empty());
}

RC_GTEST_PROP(RetentionProperty, finds_nothing_new_before_the_next_day, ()) {
  const auto file = any_case();
  const auto day = any_day();
  const auto due = retention_due(law(), file, day);
  if (!due.next) return;
  RC_ASSERT(*due.next > day);
  const year_month_day before = sys_days{*due.next} - days{1};
  RC_ASSERT(retention_due(law(), file, before).erase == due.erase);
}

RC_GTEST_PROP(RetentionProperty, erasing_twice_erases_nothing_more, ()) {
  auto file = any_case();
  const auto day = any_day();
  std::set<std::string> gone;
  for (const auto& each : retention_due(law(), file, day).erase) gone.insert(each.path);
  std::erase_if(file.facts, [&](const model::Fact& fact) { return gone.contains(fact.path); });
  RC_ASSERT(retention_due(law(), file, day).erase.empty());
}

}  // namespace
}  // namespace rodedraad::workflow
