#include "arrivals.h"

#include <algorithm>

namespace rodedraad::bench {

void Arrivals::note(std::size_t target, std::size_t number) {
  const std::lock_guard lock(mutex_);
  if (number >= moments_.size()) moments_.resize(number + 1);
  auto& at = moments_[number];
  if (at.at(target) != Moment{}) {
    ++repeats_;
    return;
  }
  at.at(target) = Steady::now();
  if (at.at(1 - target) != Moment{}) ++complete_;
}

std::size_t Arrivals::complete() const {
  const std::lock_guard lock(mutex_);
  return complete_;
}

std::size_t Arrivals::repeats() const {
  const std::lock_guard lock(mutex_);
  return repeats_;
}

std::optional<Steady::time_point> Arrivals::complete_at(std::size_t number) const {
  const std::lock_guard lock(mutex_);
  if (number >= moments_.size()) return std::nullopt;
  const auto& at = moments_[number];
  if (at[0] == Moment{} || at[1] == Moment{}) return std::nullopt;
  return std::max(at[0], at[1]);
}

}  // namespace rodedraad::bench
