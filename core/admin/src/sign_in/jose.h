#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

/// JSON Web Signatures (RFC 7515), by libcjose. Only RS256, PS256 and ES256 count: what is not
/// signed, or signed with a shared secret, is refused before anything of it is believed.
namespace rodedraad::admin {

/// Without padding (RFC 4648 section 5).
std::string base64url(std::string_view bytes);

/// The claims of a signed token.
struct SignedToken {
  std::string algorithm;
  std::string key_id;  ///< empty: it does not say
  boost::json::object claims;
};

/// The header of a token that may be looked at: its algorithm is one of ours. Nothing of it is
/// proven. \returns why it is refused, English.
tl::expected<SignedToken, std::string> read_header(std::string_view token);

/// The claims of \p token, signed with one of \p keys, a JWKS (RFC 7517). \returns why it is
/// refused; "no key" when none of them fits, and newer ones may.
tl::expected<SignedToken, std::string> verify(std::string_view token,
                                              const boost::json::object& keys);

inline constexpr const char* kNoKey = "no key";

}  // namespace rodedraad::admin
