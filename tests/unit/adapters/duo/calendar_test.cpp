#include "calendar.h"

#include <gtest/gtest.h>

namespace rodedraad::duo {
namespace {

struct Moment {
  const char* name;
  const char* moment;
  const char* day;
};

class DutchDay : public testing::TestWithParam<Moment> {};

TEST_P(DutchDay, is_the_day_on_a_dutch_clock) {
  EXPECT_EQ(dutch_day(GetParam().moment), GetParam().day);
}

INSTANTIATE_TEST_SUITE_P(
    Every, DutchDay,
    testing::Values(Moment{"winter_before_midnight", "2026-03-01T22:59:59Z", "2026-03-01"},
                    Moment{"winter_midnight", "2026-03-01T23:00:00Z", "2026-03-02"},
                    Moment{"summer_before_midnight", "2026-07-01T21:59:59.999Z", "2026-07-01"},
                    Moment{"summer_midnight", "2026-07-01T22:00:00Z", "2026-07-02"},
                    Moment{"evening_before_summer", "2026-03-28T22:59:00Z", "2026-03-28"},
                    Moment{"first_evening_of_summer", "2026-03-29T22:00:00Z", "2026-03-30"},
                    Moment{"last_evening_of_summer", "2026-10-24T22:00:00Z", "2026-10-25"},
                    Moment{"first_evening_of_winter", "2026-10-25T22:30:00Z", "2026-10-25"},
                    Moment{"dutch_offset", "2026-03-02T00:15:27+01:00", "2026-03-02"},
                    Moment{"west", "2026-12-31T18:30:00-05:00", "2027-01-01"},
                    Moment{"east", "2026-01-01T04:00:00+05:30", "2025-12-31"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(DutchDay, needs_a_moment) {
  EXPECT_FALSE(dutch_day("2026-03-02"));
  EXPECT_FALSE(dutch_day(""));
}

TEST(Months, end_with_the_month) {
  const auto after = [](const char* day, int months) {
    return day_text(months_after(*parse_day(day), months));
  };
  EXPECT_EQ(after("2026-03-31", -1), "2026-02-28");
  EXPECT_EQ(after("2027-12-31", 2), "2028-02-29");
  EXPECT_EQ(after("2026-11-15", 2), "2027-01-15");
}

}  // namespace
}  // namespace rodedraad::duo
