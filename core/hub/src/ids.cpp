#include "rodedraad/hub/ids.h"

#include <fmt/format.h>

#include <algorithm>

namespace rodedraad::hub {

namespace {

std::mt19937_64 seeded_by_the_system() {
  std::random_device device;
  std::seed_seq seed{device(), device(), device(), device(),
                     device(), device(), device(), device()};
  return std::mt19937_64{seed};
}

}  // namespace

Ids::Ids(const model::Clock& clock) : clock_(clock), random_(seeded_by_the_system()) {}

Ids::Ids(const model::Clock& clock, std::uint64_t seed) : clock_(clock), random_(seed) {}

std::string Ids::next() {
  constexpr std::uint32_t counters = 1U << 12U;
  const std::lock_guard lock(mutex_);
  // A clock that stands still or jumps back must not make identifiers that sort before earlier
  // ones.
  const auto now = clock_.now().time_since_epoch().count();
  if (now > last_ms_) {
    last_ms_ = now;
    counter_ = 0;
  } else if (++counter_ == counters) {
    ++last_ms_;
    counter_ = 0;
  }
  const auto ms = static_cast<std::uint64_t>(last_ms_);
  const auto tail = random_();
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", (ms >> 16U) & 0xffffffffU, ms & 0xffffU,
                     0x7000U | counter_, 0x8000U | (tail >> 50U), tail & 0xffffffffffffU);
}

}  // namespace rodedraad::hub
