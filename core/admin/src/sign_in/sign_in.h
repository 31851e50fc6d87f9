#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "accounts.h"
#include "openid_login.h"
#include "rodedraad/admin/person.h"
#include "rodedraad/config/config.h"
#include "rodedraad/crypto/secret.h"
#include "sessions.h"
#include "setup_secret.h"
#include "throttle.h"

namespace rodedraad::admin {

/// What log-in needs of the hub. All of it may be called from any thread.
struct Ground {
  std::function<std::shared_ptr<const config::Config>()> config;
  Accounts::Write write;
  /// On record within seconds, or false.
  std::function<bool(store::AuditRow)> record;
  /// Somebody was not let in; counted, and on record once a minute.
  std::function<void()> refused;
  Fetch fetch;
  const model::Clock& clock;
  std::filesystem::path setup_secret;  ///< the file
  bool encrypted = false;              ///< the listener speaks TLS
};

/// Who asks something of the Admin API: the holder of the machine's token, or a person who signed
/// in with a password or at the provider. [any thread but the hub's own]
class SignIn {
 public:
  SignIn(Ground ground, const std::vector<store::AccountRow>& accounts, crypto::Secret token);

  /// The person behind a request. What changes something and comes with a cookie must show by
  /// CSRF-Token that a page of ours made it. \returns the answer for who is not let in.
  tl::expected<Person, sdk::Answer> who(const sdk::Message& message);

  struct Opened {
    std::string token;  ///< for the cookie
    Person person;
  };
  /// \p before: the token of a session that this one comes instead of.
  tl::expected<Opened, sdk::Answer> log_in(const std::string& name, const std::string& password,
                                           const std::string& origin, std::string_view before);
  /// Who came back from the provider. \returns why not: a word for the console.
  tl::expected<Opened, std::string> log_in(const OpenIdLogin::Return& back,
                                           const std::string& origin, std::string_view before);
  void log_out(std::string_view token);

  struct Standing {
    Session session;
    model::Instant ends;    ///< when nothing is done
    model::Instant latest;  ///< in any case
  };
  /// Of a request that who() let in; nothing for a command.
  std::optional<Standing> standing(std::string_view token);

  /// Nobody can log in yet, so the set-up secret makes the first account.
  bool needs_first() const;
  /// Looks anew at whether it is needed. Throws std::runtime_error when it cannot be written.
  void review_setup();
  /// Makes wait who guesses at it.
  std::optional<sdk::Answer> refuse_setup(const std::string& secret, const std::string& origin);

  std::shared_ptr<const config::Config> config() const { return ground_.config(); }
  Accounts& accounts() { return accounts_; }
  Sessions& sessions() { return sessions_; }
  OpenIdLogin& openid() { return openid_; }
  SetupSecret& setup() { return setup_; }
  const Ground& ground() const { return ground_; }
  model::Instant now() const { return ground_.clock.now(); }

  /// A session for who has just proven who he is.
  Opened open(Session session, std::string_view before);

 private:
  std::vector<Grant> grants_of(const std::vector<std::string>& roles) const;
  Person person_of(const Session& session, const std::string& origin) const;
  std::optional<Person> command(const sdk::Message& message) const;
  /// Whether this session may go on: its account may have been changed.
  bool still_stands(const Session& session) const;
  std::optional<sdk::Answer> must_wait_at(const std::string& origin);
  std::optional<sdk::Answer> must_wait(Throttle& throttle, const std::string& key);
  Sessions::Limits limits() const;
  sdk::Answer refuse(int status, const char* title, const char* detail) const;

  Ground ground_;
  crypto::Secret token_;
  Accounts accounts_;
  Sessions sessions_;
  OpenIdLogin openid_;
  SetupSecret setup_;
  Throttle of_account_{{5, std::chrono::seconds{1}, std::chrono::seconds{60}}};
  Throttle of_origin_{{30, std::chrono::seconds{1}, std::chrono::seconds{300}}};
  std::atomic<int> redeeming_ = 0;
};

}  // namespace rodedraad::admin
