#pragma once

#include <string>
#include <string_view>

#include "rodedraad/crypto/secret.h"

/// Signatures with Ed25519 (RFC 8032): who has only the public key can check and cannot make them.
namespace rodedraad::crypto {

/// The public key, 32 bytes, that belongs to a secret key of kKeyLength bytes. Throws
/// std::invalid_argument when it has another length, as sign does.
std::string public_key_of(const Secret& key);

/// The signature of \p text, 64 bytes.
std::string sign(const Secret& key, std::string_view text);

/// Whether \p signature of \p text was made with the secret key that belongs to \p public_key.
bool is_signed(std::string_view public_key, std::string_view text, std::string_view signature);

}  // namespace rodedraad::crypto
