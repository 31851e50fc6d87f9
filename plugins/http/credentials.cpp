#include "credentials.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "fields.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

namespace {

std::string base64(std::string_view bytes) {
  std::string result(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                    reinterpret_cast<const unsigned char*>(bytes.data()),
                                    static_cast<int>(bytes.size()));
  result.resize(static_cast<std::size_t>(size));
  return result;
}

/// Without padding (RFC 7515 section 2).
std::string base64url(std::string_view bytes) {
  auto result = base64(bytes);
  while (result.ends_with('=')) result.pop_back();
  for (char& c : result) {
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  return result;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(),
           &size) == nullptr) {
    throw std::runtime_error("HMAC-SHA256 is not available");
  }
  return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

class Reader {
 public:
  explicit Reader(std::span<const sdk::Pair> settings) : settings_(settings) {}

  std::string text(std::string_view name) const {
    const auto* value = sdk::find(settings_, name);
    if (value == nullptr) return {};
    if (!is_value(*value)) {
      throw sdk::BadSetting(std::string{name}, "has a character that a header cannot have");
    }
    return *value;
  }

  std::string required(std::string_view name) const {
    auto value = text(name);
    if (value.empty()) {
      throw sdk::BadSetting(std::string{name},
                            "is missing, and auth \"" + text("auth") + "\" needs it");
    }
    return value;
  }

 private:
  std::span<const sdk::Pair> settings_;
};

Auth read_auth(const std::string& name) {
  if (name.empty() || name == "none") return Auth::none;
  if (name == "bearer") return Auth::bearer;
  if (name == "basic") return Auth::basic;
  if (name == "zgw-jwt") return Auth::zgw_jwt;
  if (name == "oauth2") return Auth::oauth2;
  throw sdk::BadSetting("auth", "is not none, bearer, basic, zgw-jwt or oauth2");
}

/// Whether a header starts here: a name and a colon.
bool starts_header(std::string_view text) {
  const auto colon = text.find(':');
  return colon != std::string_view::npos && is_token(trim(text.substr(0, colon)));
}

void add_header(std::vector<sdk::Pair>& headers, std::string_view text) {
  const auto colon = text.find(':');
  sdk::Pair header{std::string{trim(text.substr(0, colon))},
                   std::string{trim(text.substr(colon + 1))}};
  if (is_own(header.name)) {
    throw sdk::BadSetting("headers", header.name + " is set by the transport itself");
  }
  if (!is_value(header.value)) {
    throw sdk::BadSetting("headers", header.name + " has a character that a header cannot have");
  }
  headers.push_back(std::move(header));
}

/// "Name: value; Name2: value2". A semicolon without a header behind it belongs to the value.
std::vector<sdk::Pair> read_headers(std::string_view text) {
  std::vector<sdk::Pair> headers;
  while (!trim(text).empty()) {
    if (!starts_header(text)) {
      throw sdk::BadSetting("headers", "does not have the form \"Name: value; Name2: value2\"");
    }
    auto end = text.find(';');
    while (end != std::string_view::npos && !trim(text.substr(end + 1)).empty() &&
           !starts_header(text.substr(end + 1))) {
      end = text.find(';', end + 1);
    }
    add_header(headers, text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return headers;
}

void add_authorization(std::vector<sdk::Pair>& headers, std::string value) {
  std::erase_if(headers, [](const sdk::Pair& header) {
    return sdk::find(std::span{&header, 1}, "Authorization") != nullptr;
  });
  headers.push_back({"Authorization", std::move(value)});
}

}  // namespace

Credentials read_credentials(std::span<const sdk::Pair> settings,
                             const std::vector<Network>& allowed) {
  const Reader reader{settings};
  Credentials result;
  result.auth = read_auth(reader.text("auth"));
  if (const auto* headers = sdk::find(settings, "headers")) result.headers = read_headers(*headers);
  switch (result.auth) {
    case Auth::none:
      break;
    case Auth::bearer:
      result.authorization = "Bearer " + reader.required("token");
      break;
    case Auth::basic: {
      const auto user = reader.required("user");
      if (user.find(':') != std::string::npos) {
        throw sdk::BadSetting("user", "has a colon, which Basic cannot carry");
      }
      result.authorization = basic_authorization(user, reader.required("password"));
      break;
    }
    case Auth::zgw_jwt:
    case Auth::oauth2:
      result.client_id = reader.required("client-id");
      result.client_secret = reader.required("client-secret");
      break;
  }
  if (result.auth == Auth::zgw_jwt) {
    const auto or_client = [&](const std::string& value) {
      return value.empty() ? result.client_id : value;
    };
    result.user_id = or_client(reader.text("user-id"));
    result.user_representation = or_client(reader.text("user-representation"));
  }
  if (result.auth == Auth::oauth2) {
    result.token_url = read_url("token-url", reader.required("token-url"), allowed);
    result.scope = reader.text("scope");
    const auto how = reader.text("token-auth");
    if (!how.empty() && how != "basic" && how != "post") {
      throw sdk::BadSetting("token-auth", "is not basic or post");
    }
    result.secret_in_body = how == "post";
  }
  return result;
}

std::vector<sdk::Pair> headers_of(const Credentials& credentials, std::int64_t now_ms) {
  auto headers = credentials.headers;
  switch (credentials.auth) {
    case Auth::none:
    case Auth::oauth2:
      break;
    case Auth::bearer:
    case Auth::basic:
      add_authorization(headers, credentials.authorization);
      break;
    case Auth::zgw_jwt:
      add_authorization(headers, "Bearer " + zgw_token(credentials, now_ms));
      break;
  }
  return headers;
}

std::vector<sdk::Pair> headers_with_token(const Credentials& credentials, std::string_view token) {
  auto headers = credentials.headers;
  add_authorization(headers, "Bearer " + std::string{token});
  return headers;
}

std::string zgw_token(const Credentials& credentials, std::int64_t now_ms) {
  message::JsonWriter header;
  header.begin_object().text("typ", "JWT").text("alg", "HS256");
  header.text("client_identifier", credentials.client_id).end_object();
  message::JsonWriter claims;
  claims.begin_object().text("iss", credentials.client_id);
  claims.raw("iat", std::to_string(now_ms / 1000)).text("client_id", credentials.client_id);
  claims.text("user_id", credentials.user_id);
  claims.text("user_representation", credentials.user_representation).end_object();
  auto token = base64url(header.take()) + "." + base64url(claims.take());
  const auto signature = base64url(hmac_sha256(credentials.client_secret, token));
  return token + "." + signature;
}

std::string basic_authorization(std::string_view user, std::string_view password) {
  return "Basic " + base64(std::string{user}.append(":").append(password));
}

}  // namespace rodedraad::http
