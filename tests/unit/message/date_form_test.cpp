#include <gtest/gtest.h>

#include "rodedraad/message/mapping.h"

namespace rodedraad::message {
namespace {

TEST(CanonicalDate, reads_each_form) {
  EXPECT_EQ(canonical_date("2026-03-02", "yyyy-mm-dd"), "2026-03-02");
  EXPECT_EQ(canonical_date("02-03-2026", "dd-mm-yyyy"), "2026-03-02");
  EXPECT_EQ(canonical_date("20260302", "yyyymmdd"), "2026-03-02");
}

TEST(CanonicalDate, keeps_unknown_parts_unknown) {
  EXPECT_EQ(canonical_date("20260300", "yyyymmdd"), "2026-03-00");
  EXPECT_EQ(canonical_date("00-00-2026", "dd-mm-yyyy"), "2026-00-00");
}

TEST(CanonicalDate, knows_leap_years) {
  EXPECT_EQ(canonical_date("2024-02-29", "yyyy-mm-dd"), "2024-02-29");
  EXPECT_EQ(canonical_date("2026-02-29", "yyyy-mm-dd"), std::nullopt);
}

struct Wrong {
  const char* text;
  const char* form;
};

class NoDate : public testing::TestWithParam<Wrong> {};

TEST_P(NoDate, is_refused) {
  EXPECT_EQ(canonical_date(GetParam().text, GetParam().form), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, NoDate,
    testing::Values(Wrong{"2026-13-01", "yyyy-mm-dd"}, Wrong{"2026-00-02", "yyyy-mm-dd"},
                    Wrong{"0000-03-02", "yyyy-mm-dd"}, Wrong{"0000-00-00", "yyyy-mm-dd"},
                    Wrong{"2026-3-2", "yyyy-mm-dd"}, Wrong{"2026/03/02", "yyyy-mm-dd"},
                    Wrong{"2026-03-02Z", "yyyy-mm-dd"}, Wrong{"02-03-2026", "yyyy-mm-dd"},
                    Wrong{"2026-03-02", "dd-mm-yyyy"}, Wrong{"2026-030", "yyyymmdd"},
                    Wrong{"+2260302", "yyyymmdd"}, Wrong{"", "yyyymmdd"},
                    Wrong{"2026-03-02", "iso"}));

}  // namespace
}  // namespace rodedraad::message
