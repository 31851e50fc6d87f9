#include <gtest/gtest.h>

#include <set>
#include <string>

#include "rodedraad/stuf/reference.h"

namespace rodedraad::stuf {
namespace {

TEST(Reference, of_an_id_is_a_uuid_of_version_4_in_lower_case) {
  EXPECT_EQ(reference("019D0A3C-5A44-7A9D-DD4F-1B6F2A7C0002"),
            "019d0a3c-5a44-4a9d-9d4f-1b6f2a7c0002");
  EXPECT_TRUE(is_reference(reference("geen uuid")));
  EXPECT_TRUE(is_reference(reference("")));
}

TEST(Reference, is_recognised_only_in_the_form_of_the_ggk) {
  EXPECT_TRUE(is_reference("1b4e28ba-2fa1-4d2e-883f-0016d3cca427"));
  EXPECT_FALSE(is_reference("1B4E28BA-2fa1-4d2e-883f-0016d3cca427"));
  EXPECT_FALSE(is_reference("1b4e28ba-2fa1-1d2e-883f-0016d3cca427"));
  EXPECT_FALSE(is_reference("1b4e28ba-2fa1-4d2e-c83f-0016d3cca427"));
  EXPECT_FALSE(is_reference("1b4e28ba"));
}

TEST(Short_reference, has_twelve_positions_and_differs_per_id) {
  std::set<std::string> seen;
  for (int i = 0; i < 10'000; ++i) {
    const auto text =
        short_reference("019d0a3c-5a44-7a9d-9d4f-1b6f2a7c" + std::to_string(10'000 + i));
    EXPECT_EQ(text.size(), 12U);
    EXPECT_TRUE(seen.insert(text).second);
  }
}

TEST(Short_reference, does_not_depend_on_capitals) {
  EXPECT_EQ(short_reference("019D0A3C-5A44-7A9D-9D4F-1B6F2A7C0002"),
            short_reference("019d0a3c-5a44-7a9d-9d4f-1b6f2a7c0002"));
}

}  // namespace
}  // namespace rodedraad::stuf
