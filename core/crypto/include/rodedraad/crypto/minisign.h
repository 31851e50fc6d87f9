#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// Signatures of files as minisign makes them (jedisct1.github.io/minisign, "Signature format"):
/// Ed25519 (RFC 8032) over the BLAKE2b-512 hash (RFC 7693) of the file.
namespace rodedraad::crypto {

/// A public key.
struct Signer {
  std::array<char, 8> id{};
  std::array<char, 32> key{};
  /// The number that minisign shows: sixteen upper-case hex digits.
  std::string number() const;
};

/// The key in the one line that `minisign -p` prints and its .pub file ends with ("RW..."); nothing
/// when it is none.
std::optional<Signer> parse_signer(std::string_view line);

/// Whether \p signature, the text of a .minisig file, is one of \p bytes by \p signer. Its trusted
/// comment must be signed too. Signatures of the old kind, over the file itself, do not count.
bool verify_minisign(const Signer& signer, std::string_view signature, std::string_view bytes);

}  // namespace rodedraad::crypto
