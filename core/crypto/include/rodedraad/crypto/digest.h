#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rodedraad/crypto/secret.h"

/// Hashes. Everything that OpenSSL does for the hub itself goes through this folder.
namespace rodedraad::crypto {

/// SHA-256, 32 bytes.
std::string sha256(std::string_view bytes);

/// SHA-256 in lower-case hex.
std::string sha256_hex(std::string_view bytes);

/// SHA-256 of bytes that come one after the other.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// In lower-case hex; nothing is added after.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// HMAC-SHA-256 (RFC 2104), 32 bytes: a hash that only who has the key can make. The hash of a
/// number of which there are few, such as a BSN, must always be one of these.
std::string hmac_sha256(const Secret& key, std::string_view bytes);

/// Bytes in lower-case hex.
std::string hex(std::string_view bytes);

/// The reverse; nothing when \p text is no such thing.
std::optional<std::string> from_hex(std::string_view text);

/// Whether two texts are equal, in a time that does not tell where they differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace rodedraad::crypto
