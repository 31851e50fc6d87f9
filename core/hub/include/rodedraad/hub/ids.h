#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <string>

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

 private:
  const model::Clock& clock_;
  std::mutex mutex_;
  std::mt19937_64 random_;
  std::int64_t last_ms_ = 0;
  std::uint32_t counter_ = 0;
};

}  // namespace rodedraad::hub
