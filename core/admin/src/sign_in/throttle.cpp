#include "throttle.h"

#include <algorithm>

namespace rodedraad::admin {

using std::chrono::seconds;

std::optional<seconds> Throttle::admit(const std::string& key, model::Instant now) {
  const std::lock_guard lock(mutex_);
  if (guessers_.size() >= kMost && !guessers_.contains(key)) forget(now);
  auto& guesser = guessers_[key];
  const auto left = guesser.next - now;
  // A clock that was set back makes nobody wait longer than ever.
  if (left > left.zero() && left <= pace_.most) return std::chrono::ceil<seconds>(left);
  if (now - guesser.seen > kForgotten) guesser.attempts = 0;
  guesser.seen = now;
  ++guesser.attempts;
  if (guesser.attempts > pace_.free) {
    const auto doublings = std::min(guesser.attempts - pace_.free - 1, 20);
    guesser.next = now + std::min(pace_.most, pace_.first * (1 << doublings));
  }
  return std::nullopt;
}

void Throttle::forgive(const std::string& key) {
  const std::lock_guard lock(mutex_);
  guessers_.erase(key);
}

/// Those who were quiet; when all are busy, whoever was seen longest ago.
void Throttle::forget(model::Instant now) {
  std::erase_if(guessers_, [&](const auto& each) { return now - each.second.seen > kForgotten; });
  if (guessers_.size() < kMost) return;
  guessers_.erase(
      std::ranges::min_element(guessers_, {}, [](const auto& each) { return each.second.seen; }));
}

}  // namespace rodedraad::admin
