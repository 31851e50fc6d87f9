#include "rodedraad/crypto/aead.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <pthread.h>

#include <array>
#include <atomic>
#include <memory>
#include <stdexcept>

namespace rodedraad::crypto {

namespace {

constexpr std::size_t kNonce = 12;
constexpr std::size_t kTag = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* raw(char* bytes) { return reinterpret_cast<unsigned char*>(bytes); }
const unsigned char* raw(const char* bytes) {
  return reinterpret_cast<const unsigned char*>(bytes);
}

/// Found once: looking it up costs as much as sealing a short text.
const EVP_CIPHER* algorithm() {
  static const EVP_CIPHER* const found = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return found;
}

/// A context is made once for each thread, for the same reason. It is wiped when the thread ends;
/// until then it holds the key that it was used with last.
EVP_CIPHER_CTX* cipher() {
  thread_local const Cipher made{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
  if (made == nullptr || algorithm() == nullptr) {
    throw std::runtime_error("OpenSSL gives no cipher");
  }
  return made.get();
}

void demand_key(const Secret& key) {
  if (key.size() != kKeyLength) throw std::invalid_argument("a key must have 32 bytes");
}

void demand(int result) {
  if (result != 1) throw std::runtime_error("OpenSSL cannot run AES-256-GCM");
}

/// How many processes this one descends from by fork, since the first seal.
std::atomic<unsigned> forks = 0;

/// Random bytes for nonces, many at a time: OpenSSL's generator takes longer to be asked than to
/// answer. A nonce is no secret, but must never come twice: what a process has in stock is not for
/// the child that it forks.
class Nonces {
 public:
  std::string_view next() {
    if (at_ == stock_.size() || forks_ != forks) fill();
    const std::string_view taken{stock_.data() + at_, kNonce};
    at_ += kNonce;
    return taken;
  }

 private:
  void fill() {
    static const int watched = ::pthread_atfork(nullptr, nullptr, [] { ++forks; });
    forks_ = forks;
    if (watched != 0 || RAND_bytes(raw(stock_.data()), static_cast<int>(stock_.size())) != 1) {
      throw std::runtime_error("OpenSSL gives no random bytes");
    }
    at_ = 0;
  }

  static constexpr std::size_t kInStock = 64;
  std::array<char, kInStock * kNonce> stock_{};
  std::size_t at_ = stock_.size();
  unsigned forks_ = 0;
};

}  // namespace

std::string seal(const Secret& key, std::string_view context, std::string_view plain) {
  demand_key(key);
  std::string sealed(kNonce + plain.size() + kTag, '\0');
  thread_local Nonces nonces;
  sealed.replace(0, kNonce, nonces.next());
  auto* const running = cipher();
  int length = 0;
  demand(
      EVP_EncryptInit_ex2(running, algorithm(), key.bytes().data(), raw(sealed.data()), nullptr));
  demand(EVP_EncryptUpdate(running, nullptr, &length, raw(context.data()),
                           static_cast<int>(context.size())));
  demand(EVP_EncryptUpdate(running, raw(sealed.data() + kNonce), &length, raw(plain.data()),
                           static_cast<int>(plain.size())));
  demand(EVP_EncryptFinal_ex(running, raw(sealed.data() + kNonce + plain.size()), &length));
  demand(EVP_CIPHER_CTX_ctrl(running, EVP_CTRL_GCM_GET_TAG, kTag,
                             sealed.data() + kNonce + plain.size()));
  return sealed;
}

std::optional<std::string> open(const Secret& key, std::string_view context,
                                std::string_view sealed) {
  demand_key(key);
  if (sealed.size() < kSealLength) return std::nullopt;
  const auto body = sealed.substr(kNonce, sealed.size() - kSealLength);
  std::string tag{sealed.substr(kNonce + body.size())};
  std::string plain(body.size(), '\0');
  auto* const running = cipher();
  int length = 0;
  demand(
      EVP_DecryptInit_ex2(running, algorithm(), key.bytes().data(), raw(sealed.data()), nullptr));
  demand(EVP_DecryptUpdate(running, nullptr, &length, raw(context.data()),
                           static_cast<int>(context.size())));
  demand(EVP_DecryptUpdate(running, raw(plain.data()), &length, raw(body.data()),
                           static_cast<int>(body.size())));
  demand(EVP_CIPHER_CTX_ctrl(running, EVP_CTRL_GCM_SET_TAG, kTag, tag.data()));
  if (EVP_DecryptFinal_ex(running, raw(plain.data() + plain.size()), &length) != 1) {
    return std::nullopt;
  }
  return plain;
}

}  // namespace rodedraad::crypto
