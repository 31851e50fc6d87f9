#include "rodedraad/crypto/password.h"

#include <gtest/gtest.h>

namespace rodedraad::crypto {
namespace {

TEST(Password, is_known_by_its_hash) {
  const auto hash = hash_password("paard nietje batterij");
  EXPECT_TRUE(is_password("paard nietje batterij", hash));
  EXPECT_FALSE(is_password("paard nietje batterijj", hash));
  EXPECT_FALSE(is_password("", hash));
}

TEST(Password, has_the_parameters_that_OWASP_asks_for) {
  EXPECT_TRUE(hash_password("x").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(Password, has_another_hash_each_time) { EXPECT_NE(hash_password("x"), hash_password("x")); }

TEST(Password, is_never_that_of_nobody) {
  EXPECT_FALSE(is_password("", ""));
  EXPECT_FALSE(is_password("x", "x"));
  EXPECT_FALSE(is_password("x", "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA"));
}

TEST(Password, is_not_hashed_when_it_is_endless) {
  EXPECT_THROW(hash_password(std::string(kLongestPassword + 1, 'a')), std::runtime_error);
  EXPECT_FALSE(is_password(std::string(100'000, 'a'), hash_password("a")));
}

TEST(Password, may_hold_any_byte) {
  const std::string odd{"a\0b", 3};
  const auto hash = hash_password(odd);
  EXPECT_TRUE(is_password(odd, hash));
  EXPECT_FALSE(is_password("a", hash));
}

}  // namespace
}  // namespace rodedraad::crypto
