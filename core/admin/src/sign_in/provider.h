#pragma once

#include <boost/json.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "jose.h"
#include "outgoing.h"
#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// What a provider says of itself (OpenID Connect Discovery 1.0).
struct Discovery {
  std::string issuer;
  std::string authorization;
  std::string token;
  std::string keys;
  std::string userinfo;      ///< empty: it has none
  std::string end_session;   ///< empty: it has none
  bool says_issuer = false;  ///< every answer names the issuer (RFC 9207)
  bool secret_in_body = false;
};

/// A provider where people log in: what it says of itself, and its keys. Both are kept for a while.
/// [any thread]
class Provider {
 public:
  Provider(config::OpenId settings, Fetch fetch, const model::Clock& clock);

  const config::OpenId& settings() const { return settings_; }
  /// \returns why it cannot be used now, English, without anything of a person.
  tl::expected<Discovery, std::string> discovery();
  /// Redeems a code. \returns the token response as it is.
  tl::expected<boost::json::object, std::string> redeem(const std::string& code,
                                                        const std::string& verifier,
                                                        const std::string& redirect);
  /// What more the provider says of who logged in (OpenID Connect Core 1.0, section 5.3): claims of
  /// a scope go there when they are not in the ID token (section 5.4). Empty when it says nothing.
  boost::json::object more_of(const std::string& access_token, const std::string& subject);
  /// Looks at the signature of a token, with the keys of now: when none fits they are asked for
  /// once more, at most once a minute.
  tl::expected<SignedToken, std::string> verified(std::string_view token);

 private:
  static constexpr std::chrono::minutes kFresh{60};
  static constexpr std::chrono::minutes kNotAgain{1};
  static constexpr std::chrono::seconds kLeftAlone{10};

  tl::expected<boost::json::object, std::string> get(const std::string& url,
                                                     const std::string& access_token = {});
  tl::expected<Discovery, std::string> discover();
  tl::expected<boost::json::object, std::string> keys(bool anew);

  config::OpenId settings_;
  Fetch fetch_;
  const model::Clock& clock_;
  std::mutex mutex_;
  std::optional<Discovery> discovery_;
  model::Instant discovered_{};
  std::string trouble_;  ///< of the last time; who asks soon after hears it again
  model::Instant troubled_{};
  std::optional<boost::json::object> keys_;
  model::Instant fetched_{};
  model::Instant renewed_{};  ///< the last time that none of them fitted
};

/// As in a form (WHATWG URL, application/x-www-form-urlencoded).
std::string form(std::initializer_list<std::pair<std::string_view, std::string_view>> fields);

}  // namespace rodedraad::admin
