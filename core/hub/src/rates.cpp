#include "rodedraad/hub/rates.h"

#include <algorithm>
#include <cmath>

namespace rodedraad::hub {

namespace {

constexpr std::size_t kMostSenders = 10'000;
/// After so long a bucket that is seldom used is as good as a new one.
constexpr std::chrono::minutes kQuiet{10};

}  // namespace

std::optional<std::chrono::seconds> Rates::count(const std::string& sender, double rate,
                                                 Moment now) {
  const std::lock_guard lock(mutex_);
  const auto most = std::max(1.0, rate);
  const auto [found, fresh] = buckets_.try_emplace(sender, Bucket{most, now});
  auto& bucket = found->second;
  const std::chrono::duration<double> passed = now - bucket.seen;
  bucket.left = std::min(most, bucket.left + passed.count() * rate);
  bucket.seen = now;
  if (bucket.left < 1) {
    return std::chrono::seconds{static_cast<long>(std::ceil((1 - bucket.left) / rate))};
  }
  bucket.left -= 1;
  if (fresh && buckets_.size() > kMostSenders) forget_the_quiet(now);
  return std::nullopt;
}

void Rates::forget_the_quiet(Moment now) {
  std::erase_if(buckets_, [&](const auto& each) { return now - each.second.seen > kQuiet; });
}

}  // namespace rodedraad::hub
