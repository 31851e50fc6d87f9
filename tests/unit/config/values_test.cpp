#include "values.h"

#include <gtest/gtest.h>

namespace rodedraad::config {
namespace {

using namespace std::chrono_literals;

TEST(Duration, is_a_number_with_a_unit) {
  EXPECT_EQ(parse_duration("250ms"), 250ms);
  EXPECT_EQ(parse_duration("10s"), 10s);
  EXPECT_EQ(parse_duration("2m"), 2min);
  EXPECT_EQ(parse_duration("6h"), 6h);
  EXPECT_EQ(parse_duration("3d"), 72h);
}

TEST(Duration, is_nothing_without_number_or_unit) {
  for (const auto* text : {"", "10", "s", "-1s", "1.5s", "10 s", "10S", "10sec", "9999999999s"}) {
    EXPECT_FALSE(parse_duration(text)) << text;
  }
}

TEST(LengthText, is_a_number_and_a_unit_of_the_calendar) {
  const auto length = parse_length("10 weeks");
  ASSERT_TRUE(length);
  EXPECT_EQ(length->count, 10);
  EXPECT_EQ(length->unit, Length::Unit::weeks);
  EXPECT_EQ(parse_length("1 day")->unit, Length::Unit::days);
  EXPECT_EQ(parse_length("3 working-days")->unit, Length::Unit::working_days);
}

TEST(LengthText, is_nothing_in_another_form) {
  for (const auto* text : {"", "10", "weeks", "10weeks", "10  weeks", "ten weeks", "10 weken"}) {
    EXPECT_FALSE(parse_length(text)) << text;
  }
}

TEST(Rate, counts_per_second_minute_or_hour) {
  EXPECT_DOUBLE_EQ(*parse_rate("20/s"), 20);
  EXPECT_DOUBLE_EQ(*parse_rate("30/m"), 0.5);
  EXPECT_DOUBLE_EQ(*parse_rate("1800/h"), 0.5);
  for (const auto* text : {"", "20", "0/s", "20/d", "/s", "-1/s"}) {
    EXPECT_FALSE(parse_rate(text)) << text;
  }
}

TEST(Decimal, has_a_point_and_no_sign) {
  EXPECT_DOUBLE_EQ(*parse_decimal("4"), 4);
  EXPECT_DOUBLE_EQ(*parse_decimal("1.25"), 1.25);
  for (const auto* text : {"", ".", "1.", ".5", "1,5", "-1", "1e3"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
}

TEST(Size, is_bytes_with_or_without_a_unit) {
  for (const auto* text : {"0", "65536", "16k", "8M", "1G"}) EXPECT_TRUE(parse_size(text)) << text;
  for (const auto* text : {"", "k", "8m", "8 M", "-1", "1T"})
    EXPECT_FALSE(parse_size(text)) << text;
}

TEST(Url, tells_scheme_and_host) {
  const auto url = parse_url("https://duo.example:8443/api?x=1");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "duo.example");
  EXPECT_EQ(parse_url("http://[::1]:80/")->host, "::1");
}

TEST(Url, has_its_host_behind_the_user) {
  EXPECT_EQ(parse_url("https://user:x@partner/path")->host, "partner");
}

TEST(Url, is_nothing_without_scheme_or_host) {
  for (const auto* text : {"", "duo.example", "://x", "http://", "http:///x", "http://x:port/"}) {
    EXPECT_FALSE(parse_url(text)) << text;
  }
}

TEST(Address, needs_host_and_port) {
  EXPECT_EQ(address_host("127.0.0.1:0"), "127.0.0.1");
  EXPECT_EQ(address_host("[::1]:8080"), "::1");
  for (const auto* text : {"", ":80", "127.0.0.1", "localhost:65536", "a b:1", "::1:80"}) {
    EXPECT_FALSE(address_host(text)) << text;
  }
}

TEST(Loopback, is_this_machine_only) {
  for (const auto* host : {"localhost", "duo.localhost", "127.0.0.1", "127.9.9.9", "::1"}) {
    EXPECT_TRUE(is_loopback(host)) << host;
  }
  for (const auto* host : {"0.0.0.0", "10.0.0.1", "duo.nl", "127.example.org", "localhost.nl"}) {
    EXPECT_FALSE(is_loopback(host)) << host;
  }
}

TEST(Oin, has_twenty_digits) {
  EXPECT_TRUE(is_oin("00000099000000001505"));
  EXPECT_FALSE(is_oin("0000009900000000150"));
  EXPECT_FALSE(is_oin("0000009900000000150X"));
}

}  // namespace
}  // namespace rodedraad::config
