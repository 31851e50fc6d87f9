#pragma once

#include <chrono>
#include <cstdint>

namespace rodedraad::hub {

/// Time that only goes forward, since whatever start: no wall clock.
using Tick = std::chrono::microseconds;

/// What the end of an attempt says of the destination.
enum class Ending {
  well,      ///< it answered as it should, be it with a refusal of the content
  doubtful,  ///< it does not know or understand what we say: now and then that is normal
  failed,    ///< it cannot be reached, lets us not in, or is ill
  nothing    ///< nothing left the hub
};

/// The circuit breaker of one destination: after many failures in a row nothing is sent for a
/// while, then one delivery as a probe. Pure, like Dispatch.
class Breaker {
 public:
  struct Limits {
    int failures = 5;  ///< in a row; of doubtful ends it takes kDoubtful times as many
    Tick open = std::chrono::seconds{30};
    Tick most = std::chrono::minutes{10};
  };
  static constexpr int kDoubtful = 4;

  enum class Change { none, opened, closed };

  /// When a delivery may go as far as the breaker is concerned; nothing: not before the probe ends.
  bool waits_for_probe() const { return probe_ != 0; }
  Tick open_until() const { return open_ ? until_ : Tick{0}; }
  bool is_open() const { return open_; }

  /// \p seq goes; while it is open that is the probe.
  void started(std::int64_t seq) {
    if (open_) probe_ = seq;
  }
  /// \p jitter in [0, 1) spreads the time that it is open over 80 to 120 %, at least \p
  /// retry_after.
  Change ended(std::int64_t seq, Ending ending, const Limits& limits, Tick now, Tick retry_after,
               double jitter);

 private:
  void open(const Limits& limits, Tick now, Tick retry_after, double jitter);

  bool open_ = false;
  int score_ = 0;     ///< kDoubtful for each failure in a row, 1 for each doubtful end
  int openings_ = 0;  ///< since it was last closed
  Tick until_{};
  std::int64_t probe_ = 0;  ///< seq; 0: none
};

}  // namespace rodedraad::hub
