#include "rodedraad/crypto/secret.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <stdexcept>
#include <utility>

namespace rodedraad::crypto {

Secret::~Secret() { wipe(); }

Secret::Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    bytes_ = std::exchange(other.bytes_, {});
  }
  return *this;
}

Secret Secret::random(std::size_t length) {
  Secret made;
  made.bytes_.resize(length);
  if (RAND_priv_bytes(made.bytes_.data(), static_cast<int>(length)) != 1) {
    throw std::runtime_error("the operating system gives no random bytes");
  }
  return made;
}

void Secret::wipe() {
  if (!bytes_.empty()) OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

}  // namespace rodedraad::crypto
