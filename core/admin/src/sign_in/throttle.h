#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// Makes who guesses wait: after some attempts that failed, longer each time. What is guessed at
/// is a key: an account, an address. Names that nobody has wait as well. [any thread]
class Throttle {
 public:
  struct Pace {
    int free = 5;  ///< attempts without waiting
    std::chrono::seconds first{1};
    std::chrono::seconds most{60};
  };

  explicit Throttle(Pace pace) : pace_(pace) {}

  /// Counts an attempt as one that failed, until forgive() says otherwise: so guesses that are made
  /// at once count too. \returns how long to wait when it comes too soon; then it does not count.
  std::optional<std::chrono::seconds> admit(const std::string& key, model::Instant now);
  /// It was no guess.
  void forgive(const std::string& key);

 private:
  static constexpr std::size_t kMost = 10'000;
  static constexpr std::chrono::hours kForgotten{1};

  struct Guesser {
    int attempts = 0;
    model::Instant next{};
    model::Instant seen{};
  };

  void forget(model::Instant now);

  Pace pace_;
  std::mutex mutex_;
  std::map<std::string, Guesser> guessers_;
};

}  // namespace rodedraad::admin
