#include "names.h"

#include <gtest/gtest.h>

namespace rodedraad::files {

TEST(Names, are_plain_when_they_stay_in_the_folder) {
  for (const auto* name :
       {"levering.csv", "vwn_levering_20260302.csv", "Übersicht é.csv", "a b.csv"}) {
    EXPECT_TRUE(is_plain(name)) << name;
  }
}

TEST(Names, are_not_plain_when_they_could_lead_elsewhere) {
  for (const std::string name : {"", ".", "..", "../x.csv", "a/b.csv", "/etc/passwd", "a\\b.csv",
                                 ".verborgen.csv", "..\\x.csv"}) {
    EXPECT_FALSE(is_plain(name)) << name;
  }
}

TEST(Names, are_not_plain_with_control_characters_or_broken_utf8) {
  using namespace std::string_literals;
  for (const auto& name : {"a\nb.csv"s, "a\0b.csv"s, "a\x1b[2J.csv"s, "a\x7f.csv"s,
                           "a\xc2\x85.csv"s, "a\xff.csv"s, "a\xc0\xaf.csv"s, "a\xe0\x80\xaf.csv"s,
                           "a\xed\xa0\x80.csv"s, "a\xf4\x90\x80\x80.csv"s, "a\xe2\x82"s}) {
    EXPECT_FALSE(is_plain(name)) << testing::PrintToString(name);
  }
}

TEST(Names, are_not_plain_when_too_long_for_the_archive) {
  EXPECT_TRUE(is_plain(std::string(200, 'a')));
  EXPECT_FALSE(is_plain(std::string(201, 'a')));
}

TEST(Names, tell_what_is_still_being_written) {
  for (const auto* name : {".x.csv", "x.csv~", "~x.csv", "x.tmp", "X.TMP", "x.csv.part"}) {
    EXPECT_TRUE(is_temporary(name)) << name;
  }
  EXPECT_FALSE(is_temporary("tmp.csv"));
}

TEST(Names, tell_our_own_results) {
  for (const auto* name : {"x_resultaat.csv", "x_resultaat_2.csv", "x_RESULTAAT_17.csv"}) {
    EXPECT_TRUE(is_result(name)) << name;
  }
  for (const auto* name :
       {"x.csv", "resultaat.csv", "x_resultaat_2b.csv", "x_2.csv", "2.csv", "12"}) {
    EXPECT_FALSE(is_result(name)) << name;
  }
}

TEST(Names, fit_a_pattern_in_either_case) {
  EXPECT_TRUE(fits("LEVERING.CSV", "*.csv"));
  EXPECT_TRUE(fits("vwn_20260302.csv", "vwn_*.csv"));
  EXPECT_FALSE(fits("levering.xml", "*.csv"));
}

TEST(Names, fit_no_empty_pattern) { EXPECT_FALSE(fits("levering.csv", "")); }

TEST(Names, give_the_media_type) {
  EXPECT_EQ(media_type("x.CSV"), "text/csv");
  EXPECT_EQ(media_type("x.xml"), "application/xml");
  EXPECT_EQ(media_type("x"), "application/octet-stream");
}

TEST(Names, are_numbered_before_the_extension) {
  EXPECT_EQ(numbered("x_resultaat.csv", 2), "x_resultaat_2.csv");
  EXPECT_EQ(numbered("zonder", 3), "zonder_3");
}

}  // namespace rodedraad::files
