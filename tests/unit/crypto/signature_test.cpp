#include "rodedraad/crypto/signature.h"

#include <gtest/gtest.h>

#include "rodedraad/crypto/digest.h"

namespace rodedraad::crypto {
namespace {

// RFC 8032 section 7.1, test 2.
const Secret kKey{*from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")};

TEST(Signature, is_that_of_the_standard) {
  EXPECT_EQ(hex(public_key_of(kKey)),
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  EXPECT_EQ(hex(sign(kKey, "\x72")),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f36"
            "13d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Signature, holds_for_what_was_signed_only) {
  const auto known = public_key_of(kKey);
  const auto made = sign(kKey, "text");
  EXPECT_TRUE(is_signed(known, "text", made));
  EXPECT_FALSE(is_signed(known, "texu", made));
  EXPECT_FALSE(is_signed(public_key_of(Secret::random(32)), "text", made));
  EXPECT_FALSE(is_signed("short", "text", made));
  EXPECT_FALSE(is_signed(known, "text", ""));
}

TEST(Hex, comes_back_as_bytes) {
  EXPECT_EQ(from_hex("00ff7a"), (std::string{"\0\xff\x7a", 3}));
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
}

}  // namespace
}  // namespace rodedraad::crypto
