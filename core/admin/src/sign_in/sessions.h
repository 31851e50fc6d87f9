#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// Who is signed in.
struct Session {
  std::string account;
  std::string name;
  std::vector<std::string> roles;
  bool elsewhere = false;  ///< signed in at the provider; there is no account here
  std::string origin = {};
  std::string csrf = {};  ///< what unsafe requests carry; made by open()
  model::Instant begun{};
  model::Instant used{};
};

/// The sessions of this process: a restart ends them all. Of what the browser holds, only the
/// SHA-256 is kept. [any thread]
class Sessions {
 public:
  struct Limits {
    std::chrono::milliseconds idle;
    std::chrono::milliseconds absolute;
  };

  /// \returns what the browser gets: 256 random bits in hex, never used before.
  std::string open(Session session, model::Instant now);
  /// The session of this token; nothing when there is none, or its time is over. \p touch: this
  /// request counts as use.
  std::optional<Session> find(std::string_view token, const Limits& limits, model::Instant now,
                              bool touch = true);
  /// \returns what it was.
  std::optional<Session> close(std::string_view token);
  /// Ends all of an account, but \p kept.
  void close_all(std::string_view account, std::string_view kept = {});

 private:
  static constexpr std::size_t kMostOfAccount = 10;
  static constexpr std::size_t kMost = 5000;

  void make_room(const std::string& account);

  std::mutex mutex_;
  std::map<std::string, Session> sessions_;  ///< by the hash of the token
};

}  // namespace rodedraad::admin
