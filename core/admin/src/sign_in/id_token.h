#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/model/clock.h"

/// What an ID token must say before anybody is let in (OpenID Connect Core 1.0, section 3.1.3.7).
/// Pure: the signature was looked at before.
namespace rodedraad::admin {

struct ExpectedToken {
  std::string issuer;
  std::string client;
  std::string nonce;
  std::string access_token;  ///< that came with it; empty: none
  model::Instant now{};
};

/// \returns why nobody is let in with these claims, English; empty when they are as they should be.
std::string trouble_with(const boost::json::object& claims, const ExpectedToken& expected);

/// The texts of a claim; \p path: "roles", "realm_access.roles". A text with spaces is one text.
std::vector<std::string> texts_of(const boost::json::object& claims, std::string_view path);

/// The text of a claim; empty when it has none.
std::string text_of(const boost::json::object& object, std::string_view name);

}  // namespace rodedraad::admin
