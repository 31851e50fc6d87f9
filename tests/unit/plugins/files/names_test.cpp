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

TEST(Names, are_not_plain_with_characters_that_nobody_sees) {
  for (const std::string hidden : {"\xE2\x80\xAE", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x81\xA6",
                                   "\xEF\xBB\xBF", "\xD8\x9C"}) {
    EXPECT_FALSE(is_plain("levering" + hidden + "vsc.csv")) << testing::PrintToString(hidden);
  }
  EXPECT_TRUE(is_plain("\xE2\x82\xAC.csv"));
}

TEST(Names, are_kept_with_harmless_characters_only) {
  EXPECT_EQ(harmless("levering_2026-03-02.csv"), "levering_2026-03-02.csv");
  EXPECT_EQ(harmless("naam met $(id);\xC3\xA9.csv"), "naam_met___id___.csv");
}

TEST(Names, are_kept_without_the_number_of_a_person) {
  EXPECT_EQ(harmless("999990019.csv"), "xxxxxxxxx.csv");
  EXPECT_EQ(harmless("brief 9999.90.019 a.csv"), "brief_xxxx.xx.xxx_a.csv");
  EXPECT_EQ(harmless("999-990-032_999990019.csv"), "xxx-xxx-xxx_xxxxxxxxx.csv");
  EXPECT_EQ(harmless("20260302_999990019.csv"), "20260302_xxxxxxxxx.csv");
}

TEST(Names, keep_a_number_that_is_no_person) {
  for (const auto* name : {"999990018.csv", "20260302T091527.csv", "1234567890.csv", "12.csv"}) {
    EXPECT_EQ(harmless(name), name);
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
