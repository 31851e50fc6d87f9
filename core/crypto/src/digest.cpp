#include "rodedraad/crypto/digest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace rodedraad::crypto {

namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string text(const Digest& digest, unsigned int length) {
  return {digest.begin(), digest.begin() + length};
}

using Mac = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

Mac make_mac() {
  // Found once: looking it up costs three times as much as one HMAC.
  static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  Mac made{EVP_MAC_CTX_new(algorithm), &EVP_MAC_CTX_free};
  std::array<char, 7> digest{"SHA256"};
  const std::array parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  if (made == nullptr || EVP_MAC_CTX_set_params(made.get(), parameters.data()) != 1) {
    throw std::runtime_error("OpenSSL has no HMAC");
  }
  return made;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  Digest digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
  return text(digest, length);
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

struct Sha256::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  if (EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  if (EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
}

std::string Sha256::hex() {
  Digest digest{};
  unsigned int length = 0;
  if (EVP_DigestFinal_ex(state_->context.get(), digest.data(), &length) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
  return crypto::hex(text(digest, length));
}

std::string hmac_sha256(const Secret& key, std::string_view bytes) {
  // One for each thread; until that ends it holds the key that it was used with last.
  thread_local const Mac mac = make_mac();
  Digest digest{};
  std::size_t length = 0;
  static constexpr unsigned char kNone = 0;  // a null key would mean the one of before
  if (EVP_MAC_init(mac.get(), key.empty() ? &kNone : key.bytes().data(), key.size(), nullptr) !=
          1 ||
      EVP_MAC_update(mac.get(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size()) != 1 ||
      EVP_MAC_final(mac.get(), digest.data(), &length, digest.size()) != 1) {
    throw std::runtime_error("OpenSSL cannot run HMAC");
  }
  return text(digest, static_cast<unsigned int>(length));
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result;
  result.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    result += digits[value >> 4U];
    result += digits[value & 15U];
  }
  return result;
}

std::optional<std::string> from_hex(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  if (text.size() % 2 != 0) return std::nullopt;
  std::string result;
  result.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size(); at += 2) {
    const int high = digit(text[at]);
    const int low = digit(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    result += static_cast<char>(high * 16 + low);
  }
  return result;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace rodedraad::crypto
