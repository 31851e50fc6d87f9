#include "rodedraad/hub/log.h"

#include <gtest/gtest.h>

namespace rodedraad::hub {
namespace {

TEST(Mask, hides_a_bsn_wherever_it_stands) {
  EXPECT_EQ(mask("GET /personen/999990019/pvt"), "GET /personen/[bsn]/pvt");
  EXPECT_EQ(mask("999990019"), "[bsn]");
}

TEST(Mask, leaves_other_numbers_alone) {
  EXPECT_EQ(mask("999990018 00000099000000001505 12:30"), "999990018 00000099000000001505 12:30");
}

TEST(Log, leaves_identifiers_of_the_hub_whole) {
  ::testing::internal::CaptureStderr();
  log(LogLevel::error, "event", {{"object", "01a20164-3180-7003-9ee8-d999990019ad"}});
  EXPECT_NE(::testing::internal::GetCapturedStderr().find("d999990019ad"), std::string::npos);
}

TEST(Log, escapes_what_would_start_a_second_line) {
  ::testing::internal::CaptureStderr();
  log(LogLevel::error, "event", {{"text", "a\n{\"level\":\"error\"}\x1b[2J"}});
  const auto written = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), 1);
  EXPECT_EQ(written.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace rodedraad::hub
