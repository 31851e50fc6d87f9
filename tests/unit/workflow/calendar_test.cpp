#include <gtest/gtest.h>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using testing::ymd;

std::string reason_of(year_month_day day) {
  std::string reason;
  shifted(day, &reason);
  return reason;
}

TEST(Easter, falls_on_the_known_days) {
  for (const auto day :
       {ymd(2000, 4, 23), ymd(2008, 3, 23), ymd(2022, 4, 17), ymd(2023, 4, 9), ymd(2024, 3, 31),
        ymd(2025, 4, 20), ymd(2026, 4, 5), ymd(2027, 3, 28), ymd(2028, 4, 16), ymd(2038, 4, 25)}) {
    EXPECT_EQ(easter(day.year()), day);
  }
}

TEST(Holiday, of_2026_are_known) {
  EXPECT_EQ(holiday(ymd(2026, 1, 1)), "nieuwjaarsdag");
  EXPECT_EQ(holiday(ymd(2026, 4, 3)), "Goede Vrijdag");
  EXPECT_EQ(holiday(ymd(2026, 4, 6)), "tweede paasdag");
  EXPECT_EQ(holiday(ymd(2026, 4, 27)), "Koningsdag");
  EXPECT_EQ(holiday(ymd(2026, 5, 5)), "Bevrijdingsdag");
  EXPECT_EQ(holiday(ymd(2026, 5, 14)), "Hemelvaartsdag");
  EXPECT_EQ(holiday(ymd(2026, 5, 25)), "tweede pinksterdag");
  EXPECT_EQ(holiday(ymd(2026, 12, 25)), "eerste kerstdag");
  EXPECT_EQ(holiday(ymd(2026, 12, 26)), "tweede kerstdag");
}

TEST(Holiday, is_no_ordinary_day) {
  EXPECT_EQ(holiday(ymd(2026, 3, 2)), "");
  EXPECT_EQ(holiday(ymd(2026, 12, 31)), "");
}

TEST(Holiday, koningsdag_is_a_day_earlier_when_it_would_be_a_sunday) {
  EXPECT_EQ(holiday(ymd(2025, 4, 26)), "Koningsdag");
  EXPECT_EQ(holiday(ymd(2025, 4, 27)), "");
}

TEST(Holiday, has_the_days_that_a_decree_equated_with_one) {
  // The Fridays after New Year's Day and Ascension Day.
  EXPECT_NE(holiday(ymd(2026, 1, 2)), "");
  EXPECT_NE(holiday(ymd(2026, 5, 15)), "");
}

TEST(Shifted, leaves_a_working_day_alone) {
  EXPECT_EQ(shifted(ymd(2026, 3, 2)), ymd(2026, 3, 2));
  EXPECT_EQ(reason_of(ymd(2026, 3, 2)), "");
}

TEST(Shifted, passes_a_weekend) {
  EXPECT_EQ(shifted(ymd(2026, 3, 7)), ymd(2026, 3, 9));
  EXPECT_EQ(reason_of(ymd(2026, 3, 7)), "zaterdag en zondag (Algemene termijnenwet art. 1)");
}

TEST(Shifted, passes_good_friday_through_easter_monday) {
  EXPECT_EQ(shifted(ymd(2026, 4, 3)), ymd(2026, 4, 7));
  EXPECT_EQ(reason_of(ymd(2026, 4, 3)),
            "Goede Vrijdag, zaterdag, zondag en tweede paasdag (Algemene termijnenwet art. 1)");
}

TEST(Shifted, passes_christmas_that_touches_a_weekend) {
  EXPECT_EQ(shifted(ymd(2026, 12, 25)), ymd(2026, 12, 28));
}

TEST(Shifted, passes_new_year) { EXPECT_EQ(shifted(ymd(2027, 1, 1)), ymd(2027, 1, 4)); }

}  // namespace
}  // namespace rodedraad::workflow
