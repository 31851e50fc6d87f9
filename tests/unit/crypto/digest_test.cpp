#include "rodedraad/crypto/digest.h"

#include <gtest/gtest.h>

namespace rodedraad::crypto {
namespace {

// FIPS 180-4, example of one block.
TEST(Sha256, is_that_of_the_standard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, of_pieces_is_that_of_the_whole) {
  Sha256 pieces;
  pieces.add("a");
  pieces.add("");
  pieces.add("bc");
  EXPECT_EQ(pieces.hex(), sha256_hex("abc"));
}

// RFC 4231, test case 2.
TEST(Hmac, is_that_of_the_standard) {
  EXPECT_EQ(hex(hmac_sha256(Secret{"Jefe"}, "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Comparing, tells_equal_from_different) {
  EXPECT_TRUE(equal_in_constant_time("token", "token"));
  EXPECT_FALSE(equal_in_constant_time("token", "tokem"));
  EXPECT_FALSE(equal_in_constant_time("token", "toke"));
}

TEST(Secret_moved_away, is_empty) {
  Secret first{"key"};
  const Secret second{std::move(first)};
  EXPECT_EQ(second.view(), "key");
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move)
}

}  // namespace
}  // namespace rodedraad::crypto
