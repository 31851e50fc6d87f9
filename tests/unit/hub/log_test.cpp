#include "rodedraad/hub/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace rodedraad::hub {
namespace {

TEST(Mask, hides_a_bsn_wherever_it_stands) {
  EXPECT_EQ(mask("GET /personen/999990019/pvt"), "GET /personen/[bsn]/pvt");
  EXPECT_EQ(mask("999990019"), "[bsn]");
}

class WrittenBsn : public testing::TestWithParam<const char*> {};

TEST_P(WrittenBsn, is_masked) {
  EXPECT_EQ(mask(std::string{"nr "} + GetParam() + "."), "nr [bsn].");
}

INSTANTIATE_TEST_SUITE_P(Forms, WrittenBsn,
                         testing::Values("999990019", "999.990.019", "999 990 019", "999-990-019",
                                         "9999.90.019", "99 99 90 019", "9999 90019",
                                         "\xEF\xBC\x99\xEF\xBC\x99\xEF\xBC\x99\xEF\xBC\x99"
                                         "\xEF\xBC\x99\xEF\xBC\x90\xEF\xBC\x90\xEF\xBC\x91"
                                         "\xEF\xBC\x99"));

TEST(Mask, leaves_dates_and_addresses_alone) {
  for (const auto* text : {"2026-11-22T12:00:01.123Z", "10.100.200.1", "127.0.0.1:41001",
                           "12.345.678", "1-2-3-4-5-6-7-8-9", "\xEF\xBC", "999.990 019"}) {
    EXPECT_EQ(mask(text), text);
  }
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

std::string logged(std::string_view text) {
  ::testing::internal::CaptureStderr();
  log(LogLevel::error, "event", {{"text", text}});
  return ::testing::internal::GetCapturedStderr();
}

bool is_one_plain_line(std::string_view line) {
  return line.ends_with("}\n") &&
         std::all_of(line.begin(), line.end() - 1, [](char c) { return c >= ' ' && c <= '~'; });
}

TEST(Log, is_printable_ascii_whatever_is_in_it) {
  for (const auto* text :
       {"\x01\x07\x7f", "\xC2\x85next line", "\xE2\x80\xA8separator", "\xE2\x80\xAEtnellows",
        "\x1b[31mred", "caf\xC3\xA9", "\xF0\x9F\x98\x80", "\xff\xfe", "\xED\xA0\x80", "\"}{\\"}) {
    EXPECT_PRED1(is_one_plain_line, logged(text));
  }
}

TEST(Log, escapes_as_json_does) {
  EXPECT_NE(logged("caf\xC3\xA9 \xF0\x9F\x98\x80 \xff").find(R"(caf\u00e9 \ud83d\ude00 \ufffd)"),
            std::string::npos);
}

TEST(Log, has_the_six_on_every_line) {
  const auto line = logged("x");
  for (const auto* name : {"time", "action", "object", "result", "origin", "actor"}) {
    EXPECT_NE(line.find('"' + std::string{name} + "\":"), std::string::npos) << name;
  }
}

TEST(Log, says_each_of_the_six_once) {
  ::testing::internal::CaptureStderr();
  log(LogLevel::error, "event", {{"actor", "jansen"}, {"object", "o"}});
  const auto line = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(line.find("\"actor\""), line.rfind("\"actor\""));
  EXPECT_NE(line.find(R"("actor":"jansen")"), std::string::npos);
}

TEST(Log, is_one_plain_line_for_every_naughty_string) {
  const std::filesystem::path file = RODEDRAAD_CORPORA "/blns/blns.txt";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  std::ifstream in{file, std::ios::binary};
  for (std::string text; std::getline(in, text);) {
    EXPECT_PRED1(is_one_plain_line, logged(text)) << text;
  }
}

}  // namespace
}  // namespace rodedraad::hub
