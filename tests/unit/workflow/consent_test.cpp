#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rodedraad/workflow/purpose.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using testing::case_with;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::repeat;
using testing::year_month_day;
using testing::ymd;

constexpr const char* kScope = "schuldhulp";

model::Case with_consent(const std::string& given) {
  auto file = case_with();
  repeat(file, "toestemming.gegevenOp", kScope, given);
  return file;
}

bool on(const model::Case& file, int month, int day) {
  return has_consent(file, kScope, ymd(2026, month, day));
}

std::string why_not(const model::Case& file, year_month_day day) {
  std::string reason;
  has_consent(file, kScope, day, &reason);
  return reason;
}

TEST(Consent, counts_from_the_day_it_was_given) {
  const auto file = with_consent("2026-03-02");
  EXPECT_FALSE(on(file, 3, 1));
  EXPECT_TRUE(on(file, 3, 2));
  EXPECT_TRUE(on(file, 12, 31));
}

TEST(Consent, does_not_count_when_nobody_gave_it) { EXPECT_FALSE(on(case_with(), 3, 2)); }

TEST(Consent, for_one_scope_is_none_for_another) {
  EXPECT_FALSE(has_consent(with_consent("2026-03-02"), "wmo-signaal", ymd(2026, 4, 1)));
}

TEST(Consent, ends_on_the_day_it_is_withdrawn) {
  auto file = with_consent("2026-03-02");
  repeat(file, "toestemming.ingetrokkenOp", kScope, "2026-05-01");
  EXPECT_TRUE(on(file, 4, 30));
  EXPECT_FALSE(on(file, 5, 1));
  EXPECT_FALSE(on(file, 5, 2));
}

TEST(Consent, withdrawn_on_the_day_it_was_given_does_not_count) {
  auto file = with_consent("2026-03-02");
  repeat(file, "toestemming.ingetrokkenOp", kScope, "2026-03-02");
  EXPECT_FALSE(on(file, 3, 2));
}

TEST(Consent, given_again_after_a_withdrawal_counts_anew) {
  auto file = with_consent("2026-06-01");
  repeat(file, "toestemming.ingetrokkenOp", kScope, "2026-05-01");
  EXPECT_FALSE(on(file, 5, 31));
  EXPECT_TRUE(on(file, 6, 1));
}

TEST(Consent, counts_through_its_last_day) {
  auto file = with_consent("2026-03-02");
  repeat(file, "toestemming.geldigTot", kScope, "2026-09-01");
  EXPECT_TRUE(on(file, 9, 1));
  EXPECT_FALSE(on(file, 9, 2));
}

TEST(Consent, that_a_source_takes_back_does_not_count) {
  auto file = with_consent("2026-03-02");
  file.facts.back().withdrawn = true;
  EXPECT_FALSE(on(file, 4, 1));
}

TEST(Consent, given_on_an_unknown_day_does_not_count_before_the_whole_month_is_past) {
  const auto file = with_consent("2026-03-00");
  EXPECT_FALSE(on(file, 3, 30));
  EXPECT_TRUE(on(file, 3, 31));
}

TEST(Consent, withdrawn_on_an_unknown_day_ends_with_the_first_that_it_can_be) {
  auto file = with_consent("2026-03-02");
  repeat(file, "toestemming.ingetrokkenOp", kScope, "2026-05-00");
  EXPECT_TRUE(on(file, 4, 30));
  EXPECT_FALSE(on(file, 5, 1));
}

TEST(Consent, with_a_withdrawal_that_is_no_date_does_not_count) {
  auto file = with_consent("2026-03-02");
  repeat(file, "toestemming.ingetrokkenOp", kScope, "vorige week");
  EXPECT_FALSE(on(file, 4, 1));
}

TEST(Consent, says_why_it_does_not_count) {
  auto file = case_with();
  EXPECT_THAT(why_not(file, ymd(2026, 3, 1)), HasSubstr("gaf geen toestemming"));
  repeat(file, "toestemming.gegevenOp", kScope, "2026-03-02");
  EXPECT_THAT(why_not(file, ymd(2026, 3, 1)), HasSubstr("geldt nog niet"));
  repeat(file, "toestemming.geldigTot", kScope, "2026-09-01");
  EXPECT_THAT(why_not(file, ymd(2026, 9, 2)), HasSubstr("verlopen"));
  repeat(file, "toestemming.ingetrokkenOp", kScope, "2026-05-01");
  EXPECT_THAT(why_not(file, ymd(2026, 5, 1)), HasSubstr("ingetrokken"));
}

TEST(Consent, that_counts_has_no_reason_against_it) {
  std::string reason = "oud";
  has_consent(with_consent("2026-03-02"), kScope, ymd(2026, 3, 2), &reason);
  EXPECT_EQ(reason, "");
}

TEST(Consent, reasons_do_not_tell_its_days) {
  EXPECT_THAT(why_not(with_consent("2026-03-02"), ymd(2026, 3, 1)), Not(HasSubstr("2026")));
}

}  // namespace
}  // namespace rodedraad::workflow
