#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// What an administrator must know about files with certificates.
namespace rodedraad::crypto {

/// Something in a file that ends one day, or that may be used in one place only.
struct Credential {
  enum class Kind { certificate, revocation_list, private_key };
  Kind kind = Kind::certificate;
  std::chrono::sys_seconds ends{};    ///< a private key does not end
  std::string key;                    ///< tells public keys apart, in hex; a list has none
  std::string subject = {};           ///< of a certificate (RFC 2253)
  std::string issuer = {};            ///< of a certificate or list
  std::chrono::sys_seconds begins{};  ///< of a certificate
  bool authority = false;             ///< it signs other certificates
};

/// All in \p bytes: PEM, or one revocation list in DER. Nothing for other files, or for a key with
/// a password.
std::vector<Credential> read_credentials(std::string_view bytes);

}  // namespace rodedraad::crypto
