#include "revision.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace rodedraad::config {

namespace {

constexpr std::size_t kBytes = 6;

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    require(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }

  /// Each text goes in with its length, so that no two lists of texts look alike.
  void add(const std::string& text) {
    const auto counted = fmt::format("{}:{}", text.size(), text);
    require(EVP_DigestUpdate(context_.get(), counted.data(), counted.size()) == 1);
  }

  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    require(EVP_DigestFinal_ex(context_.get(), bytes.data(), nullptr) == 1);
    std::string out;
    for (std::size_t i = 0; i < kBytes; ++i) out += fmt::format("{:02x}", bytes[i]);
    return out;
  }

 private:
  static void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL cannot compute SHA-256");
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string revision(const std::vector<const Source*>& sources,
                     const std::map<std::string, std::string>& variables) {
  Digest digest;
  for (const auto* source : sources) {
    digest.add(source->file());
    digest.add(source->text());
  }
  digest.add("variables");
  for (const auto& [name, value] : variables) {
    digest.add(name);
    digest.add(value);
  }
  return digest.hex();
}

}  // namespace rodedraad::config
