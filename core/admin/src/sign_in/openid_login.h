#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "provider.h"

namespace rodedraad::admin {

/// Who the provider says that logged in.
struct Visitor {
  std::string account;  ///< for the audit log; always with an @, so never a local account
  std::string name;
  std::string subject;              ///< by which the provider itself knows the person
  std::vector<std::string> claims;  ///< the values of the roles claim
};

/// Log-in at the provider by the code flow, with PKCE, state and nonce (RFC 6749, 7636, 9700;
/// OpenID Connect Core 1.0). Each log-in belongs to the browser that began it. [any thread]
class OpenIdLogin {
 public:
  OpenIdLogin(Fetch fetch, const model::Clock& clock) : fetch_(std::move(fetch)), clock_(clock) {}

  struct Begun {
    std::string url;     ///< where the browser goes
    std::string cookie;  ///< that it keeps until it comes back
  };
  /// \p redirect: where it comes back. \returns why not, English.
  tl::expected<Begun, std::string> begin(const config::OpenId& settings,
                                         const std::string& redirect);

  struct Return {
    std::string code;
    std::string state;
    std::string issuer;
    std::string cookie;
  };
  /// The state is used up, whatever comes of it.
  tl::expected<Visitor, std::string> finish(const config::OpenId& settings, const Return& back);

  /// Where people log out at the provider; empty when they cannot.
  std::string end_session(const config::OpenId& settings, const std::string& redirect);

 private:
  static constexpr std::size_t kMost = 1000;
  static constexpr std::chrono::minutes kTime{10};

  /// A log-in that was begun.
  struct Begin {
    std::string cookie_hash;
    std::string nonce;
    std::string verifier;
    std::string redirect;
    std::string issuer;
    model::Instant at{};
  };

  std::shared_ptr<Provider> provider(const config::OpenId& settings);
  tl::expected<Begin, std::string> taken(const Return& back);

  Fetch fetch_;
  const model::Clock& clock_;
  std::mutex mutex_;
  std::shared_ptr<Provider> provider_;  ///< of the configuration that was seen last
  std::map<std::string, Begin> begun_;  ///< by the hash of the state
};

}  // namespace rodedraad::admin
