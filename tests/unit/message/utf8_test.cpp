#include <gtest/gtest.h>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {
namespace {

TEST(Utf8, accepts_every_length) {
  EXPECT_TRUE(is_utf8("a\xC2\x80\xE0\xA0\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, accepts_nothing) { EXPECT_TRUE(is_utf8("")); }

class NotUtf8 : public testing::TestWithParam<std::string_view> {};

TEST_P(NotUtf8, is_refused) { EXPECT_FALSE(is_utf8(GetParam())); }

TEST_P(NotUtf8, is_refused_after_eight_ascii) {
  EXPECT_FALSE(is_utf8("12345678" + std::string{GetParam()}));
}

INSTANTIATE_TEST_SUITE_P(Bytes, NotUtf8,
                         testing::Values("\x80", "\xC0\xAF", "\xC1\xBF", "\xC3", "\xC3(",
                                         "\xE0\x80\xAF", "\xE0\xA0", "\xED\xA0\x80", "\xED\xBF\xBF",
                                         "\xF0\x80\x80\xAF", "\xF0\x9F\x98", "\xF4\x90\x80\x80",
                                         "\xF5\x80\x80\x80", "\xFF"));

}  // namespace
}  // namespace rodedraad::message
