#include "rodedraad/crypto/signature.h"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "rodedraad/crypto/aead.h"

namespace rodedraad::crypto {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Work = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Key secret_key(const Secret& key) {
  if (key.size() != kKeyLength) throw std::invalid_argument("a key has 32 bytes");
  return {EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.bytes().data(), key.size()),
          EVP_PKEY_free};
}

[[noreturn]] void fail() { throw std::runtime_error("OpenSSL has no Ed25519"); }

}  // namespace

std::string public_key_of(const Secret& key) {
  const auto secret = secret_key(key);
  std::array<unsigned char, 32> found{};
  auto length = found.size();
  if (!secret || EVP_PKEY_get_raw_public_key(secret.get(), found.data(), &length) != 1) fail();
  return {found.begin(), found.end()};
}

std::string sign(const Secret& key, std::string_view text) {
  const auto secret = secret_key(key);
  const Work work{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  std::array<unsigned char, 64> made{};
  auto length = made.size();
  if (!secret || !work ||
      EVP_DigestSignInit(work.get(), nullptr, nullptr, nullptr, secret.get()) != 1 ||
      EVP_DigestSign(work.get(), made.data(), &length, bytes(text), text.size()) != 1) {
    fail();
  }
  return {made.begin(), made.end()};
}

bool is_signed(std::string_view public_key, std::string_view text, std::string_view signature) {
  const Key key{
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(public_key), public_key.size()),
      EVP_PKEY_free};
  const Work work{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  return key && work &&
         EVP_DigestVerifyInit(work.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(work.get(), bytes(signature), signature.size(), bytes(text),
                          text.size()) == 1;
}

}  // namespace rodedraad::crypto
