#include "rodedraad/hub/ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "rodedraad/store/planted.h"

namespace rodedraad::hub {

namespace {

std::mt19937_64 seeded_by_the_system() {
  std::random_device device;
  std::seed_seq seed{device(), device(), device(), device(),
                     device(), device(), device(), device()};
  return std::mt19937_64{seed};
}

template <class Number>
bool read_hex(std::string_view text, Number& number) {
  return std::from_chars(text.data(), text.data() + text.size(), number, 16).ptr ==
         text.data() + text.size();
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

void Ids::go_on_after(std::string_view last) {
  if (planted("order-by-clock")) return;
  constexpr std::size_t length = 36;
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  std::uint32_t counter = 0;
  if (last.size() != length || last[14] != '7' || !read_hex(last.substr(0, 8), high) ||
      !read_hex(last.substr(9, 4), low) || !read_hex(last.substr(15, 3), counter)) {
    return;
  }
  const auto ms = static_cast<std::int64_t>((high << 16U) | low);
  const std::lock_guard lock(mutex_);
  if (std::pair{ms, counter} > std::pair{last_ms_, counter_}) {
    last_ms_ = ms;
    counter_ = counter;
  }
}

}  // namespace rodedraad::hub
