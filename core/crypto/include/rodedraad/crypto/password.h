#pragma once

#include <string>
#include <string_view>

/// Passwords of persons, as only their Argon2id hash is kept (RFC 9106; parameters of the OWASP
/// Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane). [any thread]
namespace rodedraad::crypto {

/// What is longer is not taken: hashing it would cost without end.
inline constexpr std::size_t kLongestPassword = 256;

/// "$argon2id$v=19$m=19456,t=2,p=1$salt$hash", with a fresh salt. Throws std::runtime_error when
/// there is no memory for it.
std::string hash_password(std::string_view password);

/// Whether \p hash was made of \p password. Takes as long for what is no such hash: with an empty
/// one nothing is told about whether there is an account.
bool is_password(std::string_view password, const std::string& hash);

}  // namespace rodedraad::crypto
