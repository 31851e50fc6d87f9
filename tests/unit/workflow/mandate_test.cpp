#include <gtest/gtest.h>

#include "rodedraad/workflow/decide.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using testing::region;
using testing::ymd;

std::string who(std::string_view municipality, std::string_view task, testing::year_month_day day) {
  const auto mandates = region();
  const auto* found = organisation_for(mandates, municipality, task, day);
  return found == nullptr ? "" : found->id;
}

TEST(Mandate, changes_on_its_day) {
  EXPECT_EQ(who("0505", "begeleiding", ymd(2026, 6, 30)), "vwn");
  EXPECT_EQ(who("0505", "begeleiding", ymd(2026, 7, 1)), "welzijn");
}

TEST(Mandate, without_an_end_goes_on) { EXPECT_EQ(who("0505", "pip", ymd(2050, 1, 1)), "sdd"); }

TEST(Mandate, does_not_exist_before_it_starts) {
  EXPECT_EQ(who("0505", "pip", ymd(2021, 12, 31)), "");
}

TEST(Mandate, is_of_one_municipality_and_one_task) {
  EXPECT_EQ(who("0482", "pip", ymd(2026, 3, 2)), "");
  EXPECT_EQ(who("0505", "map", ymd(2026, 3, 2)), "");
}

}  // namespace
}  // namespace rodedraad::workflow
