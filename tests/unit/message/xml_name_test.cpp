#include "xml_name.h"

#include <gtest/gtest.h>

namespace rodedraad::message {
namespace {

TEST(XmlName, may_hold_digits_marks_and_diacritics) {
  for (const char* name :
       {"a", "_", "a1-.b", "co\xC3\xB6p", "\xC3\xA9", "a\xC2\xB7", "\xE2\xB0\x80"}) {
    EXPECT_TRUE(is_name(name)) << name;
  }
}

TEST(XmlName, may_not_start_with_a_digit_or_mark_or_hold_a_colon_or_space) {
  for (const char* text :
       {"", "1a", "-a", ".", "a:b", ":a", "a b", "@a", "\xC2\xB7", "a\xC3\x97", "a\xC2\xAB"}) {
    EXPECT_FALSE(is_name(text)) << text;
  }
}

TEST(XmlName, ends_where_another_character_begins) {
  EXPECT_EQ(name_prefix("datum = 1"), 5U);
  EXPECT_EQ(name_prefix("co\xC3\xB6p:x"), 5U);
}

}  // namespace
}  // namespace rodedraad::message
