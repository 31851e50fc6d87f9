#include "rodedraad/hub/clock_guard.h"

#include <sstream>
#include <utility>

namespace rodedraad::hub {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBound = std::chrono::minutes{5};
constexpr milliseconds kBelievedOff = std::chrono::days{7};
constexpr milliseconds kProof = std::chrono::hours{20};

milliseconds apart(milliseconds a, milliseconds b) { return a > b ? a - b : b - a; }

}  // namespace

std::string ClockSeen::text() const {
  std::ostringstream out;
  out << at.time_since_epoch().count() << ' ' << uptime.since_start.count() << ' '
      << (suspect ? 1 : 0) << ' ' << uptime.start;
  return out.str();
}

std::optional<ClockSeen> ClockSeen::parse(const std::string& text) {
  std::istringstream in(text);
  std::int64_t at = 0, running = 0;
  int suspect = 0;
  ClockSeen out;
  if (!(in >> at >> running >> suspect)) return std::nullopt;
  in >> out.uptime.start;
  out.at = model::Instant{milliseconds{at}};
  out.uptime.since_start = milliseconds{running};
  out.suspect = suspect != 0;
  return out;
}

ClockJudgement judge(const std::optional<ClockSeen>& last, const model::Clock& clock) {
  ClockJudgement out{true, {clock.now(), clock.uptime(), false}, {}};
  if (!last) return out;
  const auto& now = out.remember;
  const auto went = now.at - last->at;
  const bool same_start =
      now.uptime.start == last->uptime.start && now.uptime.since_start >= last->uptime.since_start;
  const auto ran = same_start ? now.uptime.since_start - last->uptime.since_start : milliseconds{};
  if (went < -kBound) {
    // The last time that was seen stays the measure, until the clock is past it again.
    return {false,
            {last->at, now.uptime, true},
            "de klok van de machine staat voor een tijd die al is geweest"};
  }
  const bool jumped = same_start ? apart(went, ran) > kBound + ran / 100 : went > kBelievedOff;
  if (jumped) {
    return {false,
            {now.at, now.uptime, true},
            same_start ? "de klok van de machine is versprongen"
                       : "de machine stond lang uit, of de klok is versprongen"};
  }
  if (!last->suspect) return out;
  if (same_start && ran >= kProof) return out;
  // Proof counts from when it jumped; a restart begins it anew.
  return {false, same_start ? *last : ClockSeen{now.at, now.uptime, true},
          "de klok van de machine is kort geleden versprongen"};
}

}  // namespace rodedraad::hub
