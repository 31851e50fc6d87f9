#include "rodedraad/model/date.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace rodedraad::model {
namespace {

using namespace std::chrono;

Date date(std::string_view text) { return Date::parse(text).value(); }

TEST(Date, keeps_unknown_parts) {
  EXPECT_EQ(date("2026-00-00").text(), "2026-00-00");
  EXPECT_EQ(date("2026-03-00").text(), "2026-03-00");
}

TEST(Date, has_a_day_only_when_complete) {
  EXPECT_EQ(date("2026-03-02").day(), 2026y / March / 2);
  EXPECT_EQ(date("2026-03-00").day(), std::nullopt);
  EXPECT_FALSE(date("2026-00-00").complete());
}

TEST(Date, refuses_text_that_is_no_date) {
  for (const auto* text : {"", "2026", "2026-3-2", "20260302", "2026-13-01", "2026-02-29",
                           "2026-04-31", "2026/03/02", "2026-03-2x", "-026-03-02", "2026-03-02 "}) {
    EXPECT_EQ(Date::parse(text), std::nullopt) << text;
  }
}

TEST(Date, refuses_a_known_day_in_an_unknown_month) {
  EXPECT_EQ(Date::parse("2026-00-15"), std::nullopt);
}

TEST(Date, refuses_an_unknown_year) { EXPECT_EQ(Date::parse("0000-00-00"), std::nullopt); }

TEST(Date, knows_leap_years) {
  EXPECT_TRUE(Date::parse("2024-02-29"));
  EXPECT_FALSE(Date::parse("2100-02-29"));
}

TEST(Date, cannot_be_made_of_a_day_that_does_not_exist) {
  EXPECT_THROW(Date{2026y / February / 30}, std::invalid_argument);
}

TEST(Date, compares_complete_days) {
  EXPECT_TRUE(date("2026-03-01").before(date("2026-03-02")));
  EXPECT_FALSE(date("2026-03-02").before(date("2026-03-02")));
  EXPECT_TRUE(date("2026-03-02").on_or_before(date("2026-03-02")));
  EXPECT_TRUE(date("2026-03-02").on_or_after(date("2026-03-02")));
  EXPECT_TRUE(date("2026-03-03").after(date("2026-03-02")));
}

TEST(Date, is_before_only_when_that_is_certain) {
  EXPECT_TRUE(date("2025-00-00").before(date("2026-00-00")));
  EXPECT_TRUE(date("2026-02-00").before(date("2026-03-00")));
  EXPECT_TRUE(date("2026-02-00").before(date("2026-03-01")));
  EXPECT_FALSE(date("2026-00-00").before(date("2026-12-31")));
  EXPECT_FALSE(date("2026-03-00").before(date("2026-03-15")));
}

TEST(Date, with_an_unknown_day_is_on_or_before_the_last_of_its_month) {
  EXPECT_TRUE(date("2026-02-00").on_or_before(date("2026-02-28")));
  EXPECT_FALSE(date("2026-02-00").on_or_before(date("2026-02-27")));
}

TEST(Date, with_unknown_parts_is_not_certainly_on_or_before_itself) {
  EXPECT_FALSE(date("2026-03-00").on_or_before(date("2026-03-00")));
}

}  // namespace
}  // namespace rodedraad::model
