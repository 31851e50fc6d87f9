#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

#include "latencies.h"

namespace rodedraad::bench {

/// When each message of the load reached its two targets. [any thread]
class Arrivals {
 public:
  /// Message \p number is at this target, 0 or 1. Only the first time counts; the others are
  /// repeats.
  void note(std::size_t target, std::size_t number);

  /// How many messages are at both.
  std::size_t complete() const;
  std::size_t repeats() const;
  /// When a message was at both; nothing: it is not.
  std::optional<Steady::time_point> complete_at(std::size_t number) const;

 private:
  using Moment = Steady::time_point;

  mutable std::mutex mutex_;
  std::vector<std::array<Moment, 2>> moments_;
  std::size_t complete_ = 0;
  std::size_t repeats_ = 0;
};

}  // namespace rodedraad::bench
