#include "rodedraad/model/clock.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace rodedraad::model {
namespace {

using namespace std::chrono;

Instant utc(int y, unsigned m, unsigned d, int hour = 0, int minute = 0) {
  return sys_days{year{y} / static_cast<int>(m) / static_cast<int>(d)} + hours{hour} +
         minutes{minute};
}

TEST(DutchDay, starts_an_hour_before_utc_in_winter) {
  EXPECT_EQ(dutch_day(utc(2026, 1, 15, 22, 59)), 2026y / January / 15);
  EXPECT_EQ(dutch_day(utc(2026, 1, 15, 23, 0)), 2026y / January / 16);
}

TEST(DutchDay, starts_two_hours_before_utc_in_summer) {
  EXPECT_EQ(dutch_day(utc(2026, 7, 15, 21, 59)), 2026y / July / 15);
  EXPECT_EQ(dutch_day(utc(2026, 7, 15, 22, 0)), 2026y / July / 16);
}

TEST(Rfc3339, changes_offset_when_summer_time_starts) {
  EXPECT_EQ(rfc3339(utc(2026, 3, 29, 0, 59)), "2026-03-29T01:59:00+01:00");
  EXPECT_EQ(rfc3339(utc(2026, 3, 29, 1, 0)), "2026-03-29T03:00:00+02:00");
}

TEST(Rfc3339, tells_the_two_hours_apart_when_summer_time_ends) {
  EXPECT_EQ(rfc3339(utc(2026, 10, 25, 0, 30)), "2026-10-25T02:30:00+02:00");
  EXPECT_EQ(rfc3339(utc(2026, 10, 25, 1, 30)), "2026-10-25T02:30:00+01:00");
}

TEST(Rfc3339, drops_milliseconds) {
  EXPECT_EQ(rfc3339(utc(2026, 3, 2) + 999ms), "2026-03-02T01:00:00+01:00");
  EXPECT_EQ(rfc3339(Instant{-1ms}), "1970-01-01T00:59:59+01:00");
}

TEST(ParseInstant, reads_what_rfc3339_writes) {
  const auto instant = utc(2026, 10, 25, 1, 30);
  EXPECT_EQ(parse_instant(rfc3339(instant)), instant);
}

TEST(ParseInstant, reads_any_offset) {
  const auto expected = utc(2026, 3, 2, 8, 15) + 27s;
  EXPECT_EQ(parse_instant("2026-03-02T09:15:27+01:00"), expected);
  EXPECT_EQ(parse_instant("2026-03-02T08:15:27Z"), expected);
  EXPECT_EQ(parse_instant("2026-03-02T02:45:27-05:30"), expected);
}

TEST(ParseInstant, keeps_milliseconds_of_a_fraction) {
  EXPECT_EQ(parse_instant("2026-03-02T00:00:00.5Z"), utc(2026, 3, 2) + 500ms);
  EXPECT_EQ(parse_instant("2026-03-02T00:00:00.1239Z"), utc(2026, 3, 2) + 123ms);
}

TEST(ParseInstant, takes_a_date_as_midnight_in_the_netherlands) {
  EXPECT_EQ(parse_instant("2026-01-15"), utc(2026, 1, 14, 23, 0));
  EXPECT_EQ(parse_instant("2026-07-15"), utc(2026, 7, 14, 22, 0));
}

TEST(ParseInstant, starts_a_day_without_midnight_at_its_first_instant) {
  // On 16 May 1940 the clock went from 0:00 to 1:40.
  EXPECT_EQ(dutch_day(parse_instant("1940-05-16")), 1940y / May / 16);
  EXPECT_EQ(dutch_day(parse_instant("1940-05-16") - 1ms), 1940y / May / 15);
}

TEST(ParseInstant, refuses_a_time_without_an_offset) {
  EXPECT_THROW(parse_instant("2026-03-02T09:15:27"), std::invalid_argument);
}

TEST(ParseInstant, refuses_a_day_that_does_not_exist) {
  EXPECT_THROW(parse_instant("2026-02-29"), std::invalid_argument);
}

TEST(FixedClock, stands_still_until_it_is_moved) {
  FixedClock clock{utc(2026, 3, 2)};
  EXPECT_EQ(clock.now(), utc(2026, 3, 2));
  clock.advance(24h);
  EXPECT_EQ(clock.now(), utc(2026, 3, 3));
}

}  // namespace
}  // namespace rodedraad::model
