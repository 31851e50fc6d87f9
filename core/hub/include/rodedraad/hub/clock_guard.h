#pragma once

#include <optional>
#include <string>

#include "rodedraad/model/clock.h"

/// Whether the clock may be believed when it says that a term is over. What is erased is gone: a
/// clock that jumped (a dead battery, a wrong time server, somebody's mistake) must not erase it.
namespace rodedraad::hub {

/// What the clock said when it was last looked at for this.
struct ClockSeen {
  model::Instant at{};
  model::Uptime uptime;
  bool suspect = false;  ///< it had jumped: it has to show first that it runs steadily

  std::string text() const;
  static std::optional<ClockSeen> parse(const std::string& text);
};

/// The name under which the store keeps it.
inline constexpr const char* kClockSeen = "klok.gezien";

struct ClockJudgement {
  bool trusted = false;
  ClockSeen remember;
  std::string why;  ///< not trusted: Dutch, for an administrator
};

/// Compares how far the clock went with how long the machine ran. A difference of more than five
/// minutes and one percent is a jump, and so is a clock that goes back. After a restart of the
/// machine nobody knows how long it was off: up to seven days are believed. A clock that jumped is
/// believed again after twenty hours of running steadily.
ClockJudgement judge(const std::optional<ClockSeen>& last, const model::Clock& clock);

}  // namespace rodedraad::hub
