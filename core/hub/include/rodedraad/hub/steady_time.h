#pragma once

#include <chrono>
#include <optional>

#include "rodedraad/model/clock.h"

namespace rodedraad::hub {

/// The time of day for deadlines that must not all be over at once because somebody set the clock:
/// it goes on as time passes, and takes over a jump of the clock only after that has stood for an
/// hour.
class SteadyTime {
 public:
  static constexpr std::chrono::milliseconds kJump = std::chrono::minutes{1};
  static constexpr std::chrono::milliseconds kBelieved = std::chrono::hours{1};

  /// \p wall: what the clock says; \p passed: since whatever start, never backwards.
  model::Instant now(model::Instant wall, std::chrono::milliseconds passed) {
    const auto offset = wall.time_since_epoch() - passed;
    if (!offset_) offset_ = offset;
    const auto off = offset - *offset_;
    const bool small = off > -kJump && off < kJump;
    if (small || (jumped_ && passed - *jumped_ >= kBelieved)) {
      offset_ = offset;
      jumped_.reset();
    } else if (!jumped_) {
      jumped_ = passed;
    }
    return model::Instant{*offset_ + passed};
  }
  /// The clock stands on another time than it would by what passed.
  bool jumped() const { return jumped_.has_value(); }

 private:
  std::optional<std::chrono::milliseconds> offset_;
  std::optional<std::chrono::milliseconds> jumped_;  ///< when that was first seen
};

}  // namespace rodedraad::hub
