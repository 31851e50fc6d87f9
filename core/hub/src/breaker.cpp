#include "rodedraad/hub/breaker.h"

#include <algorithm>

namespace rodedraad::hub {

void Breaker::open(const Limits& limits, Tick now, Tick retry_after, double jitter) {
  auto wait = limits.open;
  for (int i = 0; i < openings_ && wait < limits.most; ++i) wait *= 2;
  wait = std::min(wait, limits.most);
  const auto spread = static_cast<double>(wait.count()) * (0.8 + 0.4 * jitter);
  ++openings_;
  open_ = true;
  until_ = now + std::max(Tick{static_cast<std::int64_t>(spread)}, retry_after);
}

Breaker::Change Breaker::ended(std::int64_t seq, Ending ending, const Limits& limits, Tick now,
                               Tick retry_after, double jitter) {
  const bool probe = probe_ == seq;
  if (probe) probe_ = 0;
  switch (ending) {
    case Ending::nothing:
      return Change::none;
    case Ending::well: {
      const bool was_open = open_;
      open_ = false;
      score_ = openings_ = 0;
      probe_ = 0;
      return was_open ? Change::closed : Change::none;
    }
    case Ending::doubtful:
    case Ending::failed:
      break;
  }
  if (open_) {
    // What was under way when it opened says nothing new.
    if (probe) open(limits, now, retry_after, jitter);
    return Change::none;
  }
  score_ += ending == Ending::failed ? kDoubtful : 1;
  if (score_ < limits.failures * kDoubtful) return Change::none;
  open(limits, now, retry_after, jitter);
  return Change::opened;
}

}  // namespace rodedraad::hub
