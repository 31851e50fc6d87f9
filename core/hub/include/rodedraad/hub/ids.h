#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>

#include "rodedraad/model/clock.h"

namespace rodedraad::hub {

/// Makes identifiers of messages, deliveries and cases: UUID version 7 (RFC 9562), so that what is
/// made later sorts later and lies close by in the store. Thread-safe.
class Ids {
 public:
  /// Identifiers that nobody can guess.
  explicit Ids(const model::Clock& clock);
  /// Identifiers that a seed repeats, for simulation and tests.
  Ids(const model::Clock& clock, std::uint64_t seed);

  std::string next();
  /// What comes sorts after \p last too, which an earlier run made: the clock may have been set
  /// back since. Does nothing when that is not such an identifier.
  void go_on_after(std::string_view last);

 private:
  const model::Clock& clock_;
  std::mutex mutex_;
  std::mt19937_64 random_;
  std::int64_t last_ms_ = 0;
  std::uint32_t counter_ = 0;
};

}  // namespace rodedraad::hub
