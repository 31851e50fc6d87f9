#include "rodedraad/crypto/aead.h"

#include <gtest/gtest.h>

namespace rodedraad::crypto {
namespace {

TEST(Seal_opens, with_the_same_key_and_context) {
  const auto key = Secret::random(kKeyLength);
  const auto sealed = seal(key, "delivery/body/7", "bytes\n");
  EXPECT_EQ(open(key, "delivery/body/7", sealed), "bytes\n");
  EXPECT_EQ(sealed.size(), 6 + kSealLength);
}

TEST(Seal_opens, of_an_empty_text) {
  const auto key = Secret::random(kKeyLength);
  EXPECT_EQ(open(key, "", seal(key, "", "")), "");
}

TEST(Seal_stays_shut, in_another_context) {
  const auto key = Secret::random(kKeyLength);
  EXPECT_EQ(open(key, "row 2", seal(key, "row 1", "bytes")), std::nullopt);
}

TEST(Seal_stays_shut, for_another_key) {
  const auto sealed = seal(Secret::random(kKeyLength), "row", "bytes");
  EXPECT_EQ(open(Secret::random(kKeyLength), "row", sealed), std::nullopt);
}

TEST(Seal_stays_shut, when_any_bit_was_changed) {
  const auto key = Secret::random(kKeyLength);
  const auto sealed = seal(key, "row", "bytes");
  for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
    auto changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_EQ(open(key, "row", changed), std::nullopt) << "bit " << bit;
  }
}

TEST(Seal_stays_shut, when_it_was_cut_off) {
  const auto key = Secret::random(kKeyLength);
  const auto sealed = seal(key, "row", "bytes");
  for (std::size_t length = 0; length < sealed.size(); ++length) {
    EXPECT_EQ(open(key, "row", std::string_view{sealed}.substr(0, length)), std::nullopt);
  }
}

TEST(Seal, never_makes_the_same_bytes_twice) {
  const auto key = Secret::random(kKeyLength);
  EXPECT_NE(seal(key, "row", "bytes"), seal(key, "row", "bytes"));
}

TEST(Seal, refuses_a_key_of_another_length) {
  EXPECT_THROW(seal(Secret::random(16), "row", "bytes"), std::invalid_argument);
}

}  // namespace
}  // namespace rodedraad::crypto
