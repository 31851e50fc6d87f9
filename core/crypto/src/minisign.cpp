#include "rodedraad/crypto/minisign.h"

#include <openssl/evp.h>

#include <algorithm>
#include <vector>

#include "rodedraad/crypto/signature.h"

namespace rodedraad::crypto {

namespace {

constexpr std::string_view kKeyKind = "Ed";
constexpr std::string_view kHashedKind = "ED";
constexpr std::size_t kSignature = 64;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Base64 that stands for exactly \p length bytes; nothing when it does not.
std::optional<std::string> decoded(std::string_view text, std::size_t length) {
  const auto whole = (length + 2) / 3 * 4;
  if (text.size() != whole) return std::nullopt;
  std::string result(whole / 4 * 3, '\0');
  const int count = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(result.data()), bytes_of(text),
                                    static_cast<int>(text.size()));
  if (count < 0) return std::nullopt;
  result.resize(length);  // EVP counts the padding as bytes
  return result;
}

std::string blake2b(std::string_view bytes) {
  std::string hash(64, '\0');
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(hash.data()), &length,
                 EVP_blake2b512(), nullptr) != 1) {
    return {};
  }
  hash.resize(length);
  return hash;
}

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    result.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

}  // namespace

std::string Signer::number() const {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {  // the lowest byte comes first
    const auto value = static_cast<unsigned char>(*byte);
    result += digits[value >> 4U];
    result += digits[value & 0xFU];
  }
  return result;
}

std::optional<Signer> parse_signer(std::string_view line) {
  Signer signer;
  const auto raw = decoded(line, kKeyKind.size() + signer.id.size() + signer.key.size());
  if (!raw || !raw->starts_with(kKeyKind)) return std::nullopt;
  const auto* at = raw->data() + kKeyKind.size();
  std::copy_n(at, signer.id.size(), signer.id.data());
  std::copy_n(at + signer.id.size(), signer.key.size(), signer.key.data());
  return signer;
}

bool verify_minisign(const Signer& signer, std::string_view signature, std::string_view bytes) {
  constexpr std::string_view kTrusted = "trusted comment: ";
  const auto lines = lines_of(signature);
  if (lines.size() != 4 || !lines[2].starts_with(kTrusted)) return false;
  const auto of_file = decoded(lines[1], kHashedKind.size() + signer.id.size() + kSignature);
  const auto of_all = decoded(lines[3], kSignature);
  if (!of_file || !of_all || !of_file->starts_with(kHashedKind)) return false;
  const std::string_view id{signer.id.data(), signer.id.size()};
  const std::string_view key{signer.key.data(), signer.key.size()};
  if (std::string_view{*of_file}.substr(kHashedKind.size(), id.size()) != id) return false;
  const auto hash = blake2b(bytes);
  const auto over_hash = of_file->substr(kHashedKind.size() + id.size());
  return !hash.empty() && is_signed(key, hash, over_hash) &&
         is_signed(key, over_hash + std::string{lines[2].substr(kTrusted.size())}, *of_all);
}

}  // namespace rodedraad::crypto
