#include "rodedraad/crypto/secret.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

namespace rodedraad::crypto {

namespace {

/// Room for the keys that are kept at once (see store::Vault), with some to spare.
constexpr std::size_t kLocked = 1U << 20U;
constexpr std::size_t kSmallest = 32;

/// When the locked memory is full the rest lies in ordinary memory; freeing knows which is which.
void* room(std::size_t length) {
  auto* found = OPENSSL_secure_malloc(length);
  if (found == nullptr) found = OPENSSL_malloc(length);
  if (found == nullptr) throw std::bad_alloc{};
  return found;
}

}  // namespace

bool keep_secrets_in_locked_memory() { return CRYPTO_secure_malloc_init(kLocked, kSmallest) == 1; }

void wipe(std::string& text) {
  OPENSSL_cleanse(text.data(), text.size());
  text.clear();
}

Secret::Secret(std::size_t length) : size_(length) {
  if (length > 0) bytes_ = static_cast<unsigned char*>(room(length));
}

Secret::Secret(std::string_view bytes) : Secret(bytes.size()) {
  std::copy(bytes.begin(), bytes.end(), bytes_);
}

Secret::~Secret() { wipe(); }

Secret::Secret(Secret&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    bytes_ = std::exchange(other.bytes_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

Secret Secret::random(std::size_t length) {
  Secret made{length};
  if (RAND_priv_bytes(made.bytes_, static_cast<int>(length)) != 1) {
    throw std::runtime_error("the operating system gives no random bytes");
  }
  return made;
}

void Secret::wipe() { OPENSSL_secure_clear_free(bytes_, size_); }

}  // namespace rodedraad::crypto
