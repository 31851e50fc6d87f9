#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rodedraad/crypto/secret.h"

/// AES-256-GCM (NIST SP 800-38D), through OpenSSL's EVP: Poco::Crypto cannot bind additional data.
namespace rodedraad::crypto {

/// Bytes of a key.
inline constexpr std::size_t kKeyLength = 32;
/// What sealing adds: a nonce of 12 bytes in front, a tag of 16 behind.
inline constexpr std::size_t kSealLength = 12 + 16;

/// Encrypts \p plain under a fresh random nonce and binds it to \p context, which says where it
/// lies: opened anywhere else it does not open. \returns nonce, cipher text and tag. One key may
/// seal at most 2^32 texts. Throws std::invalid_argument when the key has another length.
std::string seal(const Secret& key, std::string_view context, std::string_view plain);

/// The reverse; nothing when key or context are others, or when a single bit was changed.
std::optional<std::string> open(const Secret& key, std::string_view context,
                                std::string_view sealed);

}  // namespace rodedraad::crypto
