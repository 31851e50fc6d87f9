#include "rodedraad/crypto/password.h"

#include <argon2.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "rodedraad/crypto/secret.h"

namespace rodedraad::crypto {

namespace {

constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kKibibytes = 19456;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kSalt = 16;
constexpr std::size_t kHash = 32;
/// "$argon2id$v=19$m=19456,t=2,p=1$", 22 and 43 characters of base64, a "$" and the end.
constexpr std::size_t kText = 128;

void check(int result) {
  if (result != ARGON2_OK) {
    throw std::runtime_error(std::string{"a password cannot be hashed: "} +
                             argon2_error_message(result));
  }
}

/// Of a password that nobody has.
const std::string& nobodys() {
  static const std::string hash = hash_password(Secret::random(kHash).view());
  return hash;
}

}  // namespace

std::string hash_password(std::string_view password) {
  if (password.size() > kLongestPassword) {
    throw std::runtime_error("a password of this length is not taken");
  }
  const auto salt = Secret::random(kSalt);
  std::array<char, kText> text{};
  check(argon2id_hash_encoded(kPasses, kKibibytes, kLanes, password.data(), password.size(),
                              salt.view().data(), salt.size(), kHash, text.data(), text.size()));
  return text.data();
}

bool is_password(std::string_view password, const std::string& hash) {
  constexpr std::string_view kind = "$argon2id$";
  const bool known = hash.starts_with(kind) && password.size() <= kLongestPassword;
  const auto shown = password.substr(0, kLongestPassword);
  const auto& against = known ? hash : nobodys();
  const int result = argon2id_verify(against.c_str(), shown.data(), shown.size());
  if (result != ARGON2_OK && result != ARGON2_VERIFY_MISMATCH) check(result);
  return known && result == ARGON2_OK;
}

}  // namespace rodedraad::crypto
