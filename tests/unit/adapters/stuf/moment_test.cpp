#include <gtest/gtest.h>

#include "rodedraad/stuf/moment.h"

namespace rodedraad::stuf {
namespace {

TEST(Tijdstip, is_the_clock_in_the_netherlands) {
  EXPECT_EQ(tijdstip(1'767'225'600'000), "20260101010000000");
  EXPECT_EQ(tijdstip(1'782'864'000'123), "20260701020000123");
}

TEST(Tijdstip, changes_on_the_last_sundays_of_march_and_october) {
  EXPECT_EQ(tijdstip(1'774'745'999'999), "20260329015959999");
  EXPECT_EQ(tijdstip(1'774'746'000'000), "20260329030000000");
  EXPECT_EQ(tijdstip(1'792'889'999'000), "20261025025959000");
  EXPECT_EQ(tijdstip(1'792'890'000'000), "20261025020000000");
}

TEST(Moment, is_in_a_uuid_of_version_7) {
  EXPECT_EQ(moment_of("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), 1'645'557'742'000);
  EXPECT_EQ(moment_of("017f22e2-79b0-4cc3-98c4-dc0c0c07398f"), std::nullopt);
  EXPECT_EQ(moment_of("x"), std::nullopt);
}

TEST(Moment, of_a_date_time_counts_its_zone) {
  EXPECT_EQ(moment_of_date_time("2026-01-01T00:00:00Z"), 1'767'225'600'000);
  EXPECT_EQ(moment_of_date_time("2026-01-01T01:30:00.250+01:30"), 1'767'225'600'000);
  EXPECT_EQ(moment_of_date_time("2025-12-31T23:00:00-01:00"), 1'767'225'600'000);
  EXPECT_EQ(moment_of_date_time("gisteren"), std::nullopt);
}

TEST(Dutch_day, begins_at_midnight_there) {
  EXPECT_EQ(dutch_day(1'767'221'999'999), "2025-12-31");
  EXPECT_EQ(dutch_day(1'767'222'000'000), "2026-01-01");
}

}  // namespace
}  // namespace rodedraad::stuf
