#include "rodedraad/sdk/identifiers.h"

#include <gtest/gtest.h>

namespace rodedraad::sdk {
namespace {

TEST(Bsn, passes_the_eleven_proof_in_the_test_range) {
  for (const auto* bsn : {"999990019", "999990020", "999990032", "999990044", "999990056",
                          "999990068", "999990081", "999990093"}) {
    EXPECT_TRUE(is_bsn(bsn)) << bsn;
  }
}

TEST(Bsn, refuses_a_wrong_last_digit) { EXPECT_FALSE(is_bsn("999990018")); }

TEST(Bsn, refuses_only_zeros) { EXPECT_FALSE(is_bsn("000000000")); }

TEST(Bsn, refuses_another_length) {
  EXPECT_FALSE(is_bsn(""));
  EXPECT_FALSE(is_bsn("99990019"));
  EXPECT_FALSE(is_bsn("0999990019"));
}

TEST(Bsn, refuses_what_is_no_digit) {
  EXPECT_FALSE(is_bsn("99999001X"));
  EXPECT_FALSE(is_bsn("9999 0019"));
}

TEST(VNummer, gets_back_the_leading_zeros_that_a_number_lost) {
  EXPECT_EQ(v_nummer("123456789"), "0123456789");
  EXPECT_EQ(v_nummer("7"), "0000000007");
}

TEST(VNummer, keeps_ten_digits) { EXPECT_EQ(v_nummer("0123456789"), "0123456789"); }

TEST(VNummer, refuses_what_is_none) {
  for (const auto* text : {"", "0", "0000000000", "12345678901", "-12", "12a", " 12"}) {
    EXPECT_EQ(v_nummer(text), std::nullopt) << text;
  }
}

TEST(Gemeentecode, is_four_digits) {
  EXPECT_TRUE(is_gemeentecode("0505"));
  EXPECT_FALSE(is_gemeentecode("505"));
  EXPECT_FALSE(is_gemeentecode("O505"));
}

TEST(Uuid, has_the_form_of_rfc_4122) {
  EXPECT_TRUE(is_uuid("7b1c9a52-0C3e-4f6a-9d2b-5e8f7a6c1d20"));
  EXPECT_FALSE(is_uuid("7b1c9a52-0c3e-4f6a-9d2b-5e8f7a6c1d2"));
  EXPECT_FALSE(is_uuid("7b1c9a5210c3e-4f6a-9d2b-5e8f7a6c1d20"));
  EXPECT_FALSE(is_uuid("7b1c9a52-0c3g-4f6a-9d2b-5e8f7a6c1d20"));
}

TEST(DateText, exists_in_the_calendar) {
  EXPECT_TRUE(is_date("2024-02-29"));
  EXPECT_FALSE(is_date("2026-02-29"));
  EXPECT_FALSE(is_date("2026-13-01"));
  EXPECT_FALSE(is_date("2026-00-00"));
  EXPECT_FALSE(is_date("2026-2-01"));
  EXPECT_FALSE(is_date("20260201"));
}

TEST(DateTime, needs_an_offset) {
  EXPECT_TRUE(is_date_time("2026-03-02T09:15:27+01:00"));
  EXPECT_TRUE(is_date_time("2026-03-02T08:15:27Z"));
  EXPECT_FALSE(is_date_time("2026-03-02T09:15:27"));
}

TEST(DateTime, may_have_a_fraction) {
  EXPECT_TRUE(is_date_time("2026-03-02T09:15:27.123456+01:00"));
  EXPECT_FALSE(is_date_time("2026-03-02T09:15:27.+01:00"));
}

TEST(DateTime, refuses_parts_out_of_range) {
  EXPECT_FALSE(is_date_time("2026-02-30T09:15:27Z"));
  EXPECT_FALSE(is_date_time("2026-03-02T24:00:00Z"));
  EXPECT_FALSE(is_date_time("2026-03-02T09:60:00Z"));
  EXPECT_FALSE(is_date_time("2026-03-02T09:15:27+24:00"));
}

}  // namespace
}  // namespace rodedraad::sdk
