#include "rodedraad/hub/retention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rodedraad/model/clock.h"

namespace rodedraad::hub {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr auto kEnd = "inburgeringsplicht.einddatum";

config::Keep keep(std::string retention, int years) {
  config::Keep out;
  out.retention = std::move(retention);
  out.length = {years, config::Length::Unit::years};
  out.article = "art. 9.9";
  out.after = kEnd;
  return out;
}

model::Fact fact(const std::string& path, const std::string& value) {
  model::Fact out;
  out.path = path;
  out.value = value;
  out.source = "duo";
  return out;
}

class RetentionPlan : public ::testing::Test {
 protected:
  void SetUp() override {
    config_.retention = config::Retention{};
    config_.retention->keeps = {keep("five-years", 5), keep("fifty-years", 50)};
    file_.file.id = "z1";
    file_.file.municipality = "0505";
    file_.file.version = 7;
    file_.file.identifiers = {{"bsn", "999990019"}};
    file_.file.facts = {fact(kEnd, "2020-03-01"), fact("pip.leerroute", "Z"),
                        fact("inburgeraar.achternaam", "Jansen")};
    file_.closed = "2020-04-01";
  }

  std::optional<Retained> plan(const char* day) {
    clock_.set(model::parse_instant(day));
    return make_retention_plan(config_, clock_, ids_, file_);
  }

  config::Config config_;
  model::FixedClock clock_{model::Instant{}};
  Ids ids_{clock_, 1};
  store::CaseFile file_;
};

TEST_F(RetentionPlan, is_none_while_every_term_runs) { EXPECT_FALSE(plan("2025-03-01")); }

TEST_F(RetentionPlan, is_none_without_rules) {
  config_.retention.reset();
  EXPECT_FALSE(plan("2125-03-01"));
}

TEST_F(RetentionPlan, takes_the_class_away_and_leaves_the_rest) {
  const auto made = plan("2025-03-02");
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->contents);
  EXPECT_THAT(made->plan.file->file.facts, SizeIs(2));
  EXPECT_THAT(made->plan.file->file.identifiers, SizeIs(1));
  EXPECT_EQ(made->plan.file->file.version, 8);
}

TEST_F(RetentionPlan, tells_what_went_without_values) {
  const auto made = plan("2025-03-02");
  const auto& row = made->plan.message;
  EXPECT_EQ(row.message.kind, kRetentionKind);
  EXPECT_EQ(row.reason, "bewaartermijn voorbij: 1 gegeven gewist (art. 9.9)");
  EXPECT_THAT(row.explanation,
              HasSubstr(R"({"class":"five-years","count":1,"since":"2025-03-02")"));
  EXPECT_THAT(row.explanation, Not(HasSubstr("leerroute")));
}

TEST_F(RetentionPlan, leaves_an_empty_case_that_tells_nobody) {
  const auto made = plan("2070-03-02");
  const auto& after = *made->plan.file;
  EXPECT_THAT(after.file.facts, IsEmpty());
  EXPECT_THAT(after.file.identifiers, IsEmpty());
  EXPECT_EQ(after.closed, "2020-04-01");
  EXPECT_THAT(after.close_reason, HasSubstr("2070-03-02"));
}

TEST_F(RetentionPlan, takes_a_term_away_that_counted_from_what_goes) {
  config::DeadlineRule rule;
  rule.start = "pip.leerroute";
  config::DeadlineSet set;
  set.id = "pip";
  set.rules = {rule};
  config::DeadlineSet other;
  other.id = "ander";
  config_.deadlines = {set, other};
  store::DeadlineRow row;
  row.deadline = "pip";
  store::DeadlineRow stays;
  stays.deadline = "ander";
  file_.deadlines = {row, stays};
  const auto made = plan("2025-03-02");
  EXPECT_THAT(made->deadlines, ElementsAre(row));
  EXPECT_THAT(made->plan.file->deadlines, ElementsAre(stays));
}

TEST(Contents, go_the_day_after_their_last) {
  config::Retention rules;
  EXPECT_FALSE(contents_before(rules, std::chrono::year{2026} / 3 / 1));
  rules.messages = config::Length{90, config::Length::Unit::days};
  EXPECT_EQ(model::rfc3339(*contents_before(rules, std::chrono::year{2026} / 5 / 31)),
            "2026-03-02T00:00:00+01:00");
}

}  // namespace
}  // namespace rodedraad::hub
