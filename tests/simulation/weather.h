#pragma once

#include <iomanip>
#include <sstream>
#include <string>

#include "world.h"

namespace rodedraad::simulation {

/// How bad a run is: the probabilities of its faults, drawn once from its seed. Some runs are calm,
/// so that what only goes wrong in peace is found too.
struct Weather {
  double not_sent = 0;       ///< of a request to a partner
  double answer_lost = 0;    ///< the partner got it, we do not hear so
  double request_lost = 0;   ///< it did not, and we do not know
  double hangs = 0;          ///< the partner got it, and answers when nobody waits any more
  double busy = 0;           ///< 503
  double too_many = 0;       ///< 429 with Retry-After
  double rejected = 0;       ///< the partner does not want it
  double sender_deaf = 0;    ///< a sender does not hear our answer, and asks again
  double other_body = 0;     ///< a sender uses a key for something else
  milliseconds crash{0};     ///< mean time between kills; 0: never
  milliseconds outage{0};    ///< mean time between outages of a partner; 0: never
  milliseconds jump{0};      ///< mean time between jumps of the clock; 0: never
  milliseconds latency{20};  ///< mean, of a partner

  static Weather of(World& world) {
    const auto sometimes = [&](double most) {
      return world.chance(0.5) ? world.fraction() * most : 0;
    };
    const auto every = [&](milliseconds least) {
      return world.chance(0.5) ? least * world.number(1, 6) : milliseconds{0};
    };
    Weather weather;
    weather.not_sent = sometimes(0.3);
    weather.answer_lost = sometimes(0.2);
    weather.request_lost = sometimes(0.2);
    weather.hangs = sometimes(0.05);
    weather.busy = sometimes(0.3);
    weather.too_many = sometimes(0.1);
    weather.rejected = sometimes(0.1);
    weather.sender_deaf = sometimes(0.3);
    weather.other_body = sometimes(0.1);
    weather.crash = every(std::chrono::minutes{10});
    weather.outage = every(std::chrono::minutes{20});
    weather.jump = world.chance(0.3) ? std::chrono::minutes{40} : milliseconds{0};
    weather.latency = milliseconds{world.number(1, 2000)};
    return weather;
  }

  /// For who reads what a seed found.
  std::string text() const {
    std::ostringstream words;
    words << std::setprecision(2) << "not sent " << not_sent << ", answer lost " << answer_lost
          << ", request lost " << request_lost << ", hangs " << hangs << ", 503 " << busy
          << ", 429 " << too_many << ", 422 " << rejected << ", deaf " << sender_deaf
          << ", other body " << other_body << ", crash " << minutes(crash) << " min, outage "
          << minutes(outage) << " min, clock " << minutes(jump) << " min, " << latency.count()
          << " ms";
    return words.str();
  }

 private:
  static std::int64_t minutes(milliseconds time) {
    return std::chrono::duration_cast<std::chrono::minutes>(time).count();
  }
};

}  // namespace rodedraad::simulation
