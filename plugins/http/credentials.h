#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base_url.h"
#include "rodedraad/sdk/message.h"

/// How the connection proves itself to the partner. What is secret is added to a request when it
/// goes out: it is never in a message, an error text or a log.
namespace rodedraad::http {

enum class Auth { none, bearer, basic, zgw_jwt, oauth2 };

struct Credentials {
  Auth auth = Auth::none;
  std::string authorization;  ///< bearer and basic: the whole value of the header
  std::string client_id;
  std::string client_secret;
  std::string user_id;               ///< zgw_jwt
  std::string user_representation;   ///< zgw_jwt
  std::optional<BaseUrl> token_url;  ///< oauth2
  std::string scope;                 ///< oauth2
  bool secret_in_body = false;       ///< oauth2: client_secret_post instead of client_secret_basic
  std::vector<sdk::Pair> headers;    ///< fixed, with every request
};

/// Throws sdk::BadSetting, which never shows a value. \p allowed as for read_url.
Credentials read_credentials(std::span<const sdk::Pair> settings,
                             const std::vector<Network>& allowed = {});

/// The headers of one request; those of oauth2 need a token: see headers_with_token.
std::vector<sdk::Pair> headers_of(const Credentials& credentials, std::int64_t now_ms);
std::vector<sdk::Pair> headers_with_token(const Credentials& credentials, std::string_view token);

/// The token of the ZGW standards (VNG, API's voor Zaakgericht werken, "Autorisaties"): a JWT
/// (RFC 7519) signed with HS256, good for this moment.
std::string zgw_token(const Credentials& credentials, std::int64_t now_ms);

/// The value of an Authorization header with a name and a password (RFC 7617).
std::string basic_authorization(std::string_view user, std::string_view password);

}  // namespace rodedraad::http
