#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <utility>

#include "rodedraad/model/clock.h"

/// A hub, its senders, its partners and what goes wrong between them, on one thread and a clock of
/// their own. Everything that chance decides comes from one seed, so that a seed is a whole run.
namespace rodedraad::simulation {

using std::chrono::milliseconds;

/// Time, chance, and what is going to happen.
class World final : public model::Clock {
 public:
  explicit World(std::uint64_t seed) : random_(seed) {}

  /// What the hub's clock shows: true time, and how far somebody put the clock off.
  model::Instant now() const override { return true_now_ + off_; }
  model::Instant true_now() const { return true_now_; }
  /// Puts the hub's clock forward or back.
  void jump(milliseconds by) { off_ += by; }

  void after(milliseconds wait, std::function<void()> happens) {
    events_.emplace(std::pair{true_now_ + wait, ++count_}, std::move(happens));
  }
  /// Goes to the next thing that happens, when there is one until \p end.
  bool step(model::Instant end) {
    if (events_.empty() || events_.begin()->first.first > end) return false;
    const auto happens = events_.extract(events_.begin());
    true_now_ = happens.key().first;
    happens.mapped()();
    return true;
  }

  bool chance(double probability) { return fraction() < probability; }
  double fraction() { return std::uniform_real_distribution<>{0, 1}(random_); }
  int number(int least, int most) { return std::uniform_int_distribution<>{least, most}(random_); }
  /// A wait of this length on average, as of things that do not know of each other.
  milliseconds some(milliseconds mean) {
    const std::exponential_distribution<> wait{1.0 / static_cast<double>(mean.count())};
    auto drawn = wait;
    return milliseconds{1 + static_cast<std::int64_t>(drawn(random_))};
  }
  std::uint64_t seed() { return random_(); }

 private:
  std::mt19937_64 random_;
  model::Instant true_now_ = model::parse_instant("2026-03-02T09:00:00+01:00");
  milliseconds off_{0};
  std::uint64_t count_ = 0;
  std::map<std::pair<model::Instant, std::uint64_t>, std::function<void()>> events_;
};

}  // namespace rodedraad::simulation
