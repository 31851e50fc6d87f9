#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "rodedraad/stuf/base64.h"

namespace rodedraad::stuf {
namespace {

TEST(Base64, reads_the_examples_of_rfc_4648) {
  EXPECT_EQ(from_base64(""), "");
  EXPECT_EQ(from_base64("Zg=="), "f");
  EXPECT_EQ(from_base64("Zm8="), "fo");
  EXPECT_EQ(from_base64("Zm9vYmFy"), "foobar");
}

TEST(Base64, allows_white_space) { EXPECT_EQ(from_base64(" Zm9v\r\n YmFy \t"), "foobar"); }

TEST(Base64, refuses_what_is_none) {
  for (const auto* const text :
       {"Z", "Zg", "Zg=", "Zg===", "Z===", "Zh==", "Zm9=", "Zg==Zg==", "Zm9v!", "Zm9v-_", "===="}) {
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
  }
}

TEST(Base64, gives_back_what_was_written) {
  EXPECT_TRUE(rc::check("base64 round trip", [](const std::string& bytes) {
    RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
  }));
}

}  // namespace
}  // namespace rodedraad::stuf
