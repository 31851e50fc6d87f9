#include "rodedraad/crypto/aead.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <set>
#include <string>

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

constexpr std::size_t kNonce = 12;

TEST(Seal, never_uses_a_nonce_twice) {
  const auto key = Secret::random(kKeyLength);
  std::set<std::string> nonces;
  for (int i = 0; i < 1000; ++i) nonces.insert(seal(key, "row", "").substr(0, kNonce));
  EXPECT_EQ(nonces.size(), 1000U);
}

/// The nonces of a child, told through a pipe.
std::string nonces_of_child(const Secret& key, int count) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return {};
  if (::fork() == 0) {
    for (int i = 0; i < count; ++i) {
      const auto sealed = seal(key, "row", "");
      if (::write(ends[1], sealed.data(), kNonce) != static_cast<ssize_t>(kNonce)) ::_exit(1);
    }
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string told(static_cast<std::size_t>(count) * kNonce, '\0');
  std::size_t length = 0;
  for (ssize_t got = 1; length < told.size() && got > 0;) {
    got = ::read(ends[0], told.data() + length, told.size() - length);
    if (got > 0) length += static_cast<std::size_t>(got);
  }
  ::close(ends[0]);
  ::wait(nullptr);
  return told.substr(0, length);
}

TEST(Seal, uses_no_nonce_in_a_child_that_its_parent_uses) {
  constexpr int kCount = 10;
  const auto key = Secret::random(kKeyLength);
  seal(key, "row", "");  // whatever is kept in stock, is there
  const auto told = nonces_of_child(key, kCount);
  ASSERT_EQ(told.size(), kCount * kNonce);
  std::set<std::string> nonces;
  for (std::size_t at = 0; at < told.size(); at += kNonce) nonces.insert(told.substr(at, kNonce));
  for (int i = 0; i < kCount; ++i) nonces.insert(seal(key, "row", "").substr(0, kNonce));
  EXPECT_EQ(nonces.size(), 2U * kCount);
}

TEST(Seal, refuses_a_key_of_another_length) {
  EXPECT_THROW(seal(Secret::random(16), "row", "bytes"), std::invalid_argument);
}

}  // namespace
}  // namespace rodedraad::crypto
