#include "provider.h"

#include <Poco/Base64Encoder.h>
#include <Poco/URI.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "id_token.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

std::string escaped(std::string_view text) {
  std::string result;
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return result;
}

std::string base64(const std::string& text) {
  std::ostringstream out;
  Poco::Base64Encoder encoder{out};
  encoder.rdbuf()->setLineLength(0);
  encoder << text;
  encoder.close();
  return out.str();
}

tl::expected<json::object, std::string> object_in(const sdk::Answer& answer) {
  if (answer.status != 200) {
    return tl::unexpected("it answers " + std::to_string(answer.status));
  }
  json::error_code failed;
  auto value = json::parse(answer.body, failed);
  if (failed || !value.is_object()) return tl::unexpected(std::string{"its answer is no JSON"});
  return std::move(value.get_object());
}

bool names(const json::object& object, const char* list, std::string_view word) {
  const auto* value = object.if_contains(list);
  if (value == nullptr || !value->is_array()) return false;
  return std::ranges::any_of(value->get_array(), [&](const json::value& each) {
    return each.is_string() && each.get_string() == word;
  });
}

}  // namespace

std::string form(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  std::string result;
  for (const auto& [name, value] : fields) {
    if (!result.empty()) result += '&';
    result += escaped(name) + '=' + escaped(value);
  }
  return result;
}

Provider::Provider(config::OpenId settings, Fetch fetch, const model::Clock& clock)
    : settings_(std::move(settings)), fetch_(std::move(fetch)), clock_(clock) {}

tl::expected<json::object, std::string> Provider::get(const std::string& url,
                                                      const std::string& access_token) {
  sdk::Message message;
  message.method = "GET";
  message.headers.push_back({"Accept", "application/json"});
  if (!access_token.empty()) {
    message.headers.push_back({"Authorization", "Bearer " + access_token});
  }
  const auto answer = fetch_(settings_, url, std::move(message));
  if (!answer) return tl::unexpected(answer.error());
  return object_in(*answer);
}

tl::expected<Discovery, std::string> Provider::discovery() {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.now();
  if (discovery_ && now - discovered_ < kFresh && now >= discovered_) return *discovery_;
  if (!trouble_.empty() && now - troubled_ < kLeftAlone && now >= troubled_) {
    return tl::unexpected(trouble_);
  }
  auto found = discover();
  if (found) {
    discovery_ = *found;
    discovered_ = now;
    trouble_.clear();
  } else {
    trouble_ = found.error();
    troubled_ = now;
  }
  return found;
}

tl::expected<Discovery, std::string> Provider::discover() {
  auto base = settings_.issuer;
  if (base.ends_with('/')) base.pop_back();
  const auto said = get(base + "/.well-known/openid-configuration");
  if (!said) return tl::unexpected(said.error());
  Discovery found;
  found.issuer = text_of(*said, "issuer");
  found.authorization = text_of(*said, "authorization_endpoint");
  found.token = text_of(*said, "token_endpoint");
  found.keys = text_of(*said, "jwks_uri");
  found.userinfo = text_of(*said, "userinfo_endpoint");
  found.end_session = text_of(*said, "end_session_endpoint");
  const auto* says = said->if_contains("authorization_response_iss_parameter_supported");
  found.says_issuer = says != nullptr && says->is_bool() && says->get_bool();
  constexpr const char* methods = "token_endpoint_auth_methods_supported";
  found.secret_in_body =
      names(*said, methods, "client_secret_post") && !names(*said, methods, "client_secret_basic");
  // Section 4.3: a document of another issuer is somebody else's.
  if (found.issuer != settings_.issuer) {
    return tl::unexpected(std::string{"it calls itself by another name than `issuer`"});
  }
  for (const auto& url : {found.authorization, found.token, found.keys}) {
    if (!split(url)) return tl::unexpected(std::string{"it does not say where its endpoints are"});
  }
  // Endpoints are as secure as the issuer, for people and for the secrets that the hub shows.
  for (const auto& url :
       {found.authorization, found.token, found.keys, found.userinfo, found.end_session}) {
    if (!url.empty() && settings_.issuer.starts_with("https:") && !url.starts_with("https:")) {
      return tl::unexpected(std::string{"an endpoint of it is plain HTTP"});
    }
  }
  return found;
}

tl::expected<json::object, std::string> Provider::redeem(const std::string& code,
                                                         const std::string& verifier,
                                                         const std::string& redirect) {
  const auto known = discovery();
  if (!known) return tl::unexpected(known.error());
  sdk::Message message;
  message.method = "POST";
  message.media_type = "application/x-www-form-urlencoded";
  message.headers.push_back({"Accept", "application/json"});
  message.body = form({{"grant_type", "authorization_code"},
                       {"code", code},
                       {"redirect_uri", redirect},
                       {"code_verifier", verifier}});
  if (known->secret_in_body) {
    message.body += '&';
    message.body += form({{"client_id", settings_.client_id}, {"client_secret", settings_.secret}});
  } else {
    // RFC 6749 section 2.3.1: both are encoded as in a form first.
    message.headers.push_back(
        {"Authorization",
         "Basic " + base64(escaped(settings_.client_id) + ":" + escaped(settings_.secret))});
  }
  const auto answer = fetch_(settings_, known->token, std::move(message));
  if (!answer) return tl::unexpected(answer.error());
  return object_in(*answer);
}

json::object Provider::more_of(const std::string& access_token, const std::string& subject) {
  const auto known = discovery();
  if (!known || known->userinfo.empty() || access_token.empty()) return {};
  auto said = get(known->userinfo, access_token);
  // Section 5.3.2: what is said of another is not used.
  if (!said || text_of(*said, "sub") != subject) return {};
  return std::move(*said);
}

tl::expected<json::object, std::string> Provider::keys(bool anew) {
  const auto known = discovery();
  if (!known) return tl::unexpected(known.error());
  const std::lock_guard lock(mutex_);
  const auto now = clock_.now();
  const auto age = now - (anew ? renewed_ : fetched_);
  if (keys_ && age >= age.zero() && age < (anew ? kNotAgain : kFresh)) return *keys_;
  auto fresh = get(known->keys);
  if (!fresh) return tl::unexpected(fresh.error());
  fetched_ = now;
  if (anew) renewed_ = now;
  keys_ = *fresh;
  return fresh;
}

tl::expected<SignedToken, std::string> Provider::verified(std::string_view token) {
  auto header = read_header(token);
  if (!header) return header;
  const auto known = keys(false);
  if (!known) return tl::unexpected(known.error());
  auto result = verify(token, *known);
  if (result || result.error() != kNoKey) return result;
  // It signs with a key that it did not have when we looked.
  const auto fresh = keys(true);
  if (!fresh) return tl::unexpected(fresh.error());
  return verify(token, *fresh);
}

}  // namespace rodedraad::admin
