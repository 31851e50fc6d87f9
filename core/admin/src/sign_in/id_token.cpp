#include "id_token.h"

#include <algorithm>
#include <chrono>

#include "jose.h"
#include "rodedraad/crypto/digest.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// How far the clocks of two machines may be apart.
constexpr std::chrono::seconds kLeeway{60};
/// A token that was made for this log-in is not older.
constexpr std::chrono::minutes kOldest{10};

bool is_for(const json::object& claims, const std::string& client) {
  const auto* audience = claims.if_contains("aud");
  if (audience == nullptr) return false;
  if (audience->is_string()) return audience->get_string() == client;
  // Of a token for others as well it is not known who passed it on: only ours alone counts.
  return audience->is_array() && audience->get_array().size() == 1 &&
         audience->get_array().front().is_string() &&
         audience->get_array().front().get_string() == client;
}

std::optional<model::Instant> moment(const json::object& claims, const char* name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  json::error_code failed;
  const auto seconds = value->to_number<std::int64_t>(failed);
  constexpr std::int64_t most = 253402300799;  // the year 9999
  if (failed || seconds < 0 || seconds > most) return std::nullopt;
  return model::Instant{std::chrono::seconds{seconds}};
}

/// Section 3.1.3.6: the left half of the hash of the access token.
std::string half_hash(const std::string& text) {
  const auto hash = crypto::sha256(text);
  return base64url(std::string_view{hash}.substr(0, hash.size() / 2));
}

}  // namespace

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return std::string{std::string_view{value->get_string()}};
}

std::string trouble_with(const json::object& claims, const ExpectedToken& expected) {
  if (text_of(claims, "iss") != expected.issuer) return "it is of another issuer";
  if (!is_for(claims, expected.client)) return "it is for another client";
  if (claims.contains("azp") && text_of(claims, "azp") != expected.client) {
    return "it was given to another client";
  }
  const auto ends = moment(claims, "exp");
  if (!ends || *ends + kLeeway <= expected.now) return "it has expired";
  const auto made = moment(claims, "iat");
  if (!made || *made > expected.now + kLeeway) return "it is of a time to come";
  if (*made + kOldest < expected.now) return "it is old";
  if (const auto from = moment(claims, "nbf"); from && *from > expected.now + kLeeway) {
    return "it does not hold yet";
  }
  if (expected.nonce.empty() ||
      !crypto::equal_in_constant_time(text_of(claims, "nonce"), expected.nonce)) {
    return "it was made for another log-in";
  }
  if (claims.contains("at_hash") &&
      (expected.access_token.empty() ||
       text_of(claims, "at_hash") != half_hash(expected.access_token))) {
    return "it belongs to another access token";
  }
  if (text_of(claims, "sub").empty()) return "it says of nobody that he logged in";
  return {};
}

std::vector<std::string> texts_of(const json::object& claims, std::string_view path) {
  // A name with dots in it goes before names with dots between them.
  const json::value* value = claims.if_contains(path);
  const json::object* inside = &claims;
  for (auto rest = path; value == nullptr && inside != nullptr && !rest.empty();) {
    const auto name = rest.substr(0, rest.find('.'));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    const auto* next = inside->if_contains(name);
    if (rest.empty()) value = next;
    inside = next == nullptr ? nullptr : next->if_object();
  }
  std::vector<std::string> result;
  if (value == nullptr) return result;
  const auto add = [&](const json::value& each) {
    if (each.is_string()) result.emplace_back(std::string_view{each.get_string()});
  };
  if (value->is_array()) {
    for (const auto& each : value->get_array()) add(each);
  } else {
    add(*value);
  }
  return result;
}

}  // namespace rodedraad::admin
