#include "latencies.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace rodedraad::bench {

double Latencies::percentile(double share) const {
  if (all_.empty()) return 0;
  auto sorted = all_;
  const auto rank = std::ceil(share * static_cast<double>(sorted.size()));
  const auto at = std::min(sorted.size() - 1, static_cast<std::size_t>(std::max(rank, 1.0)) - 1);
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(at), sorted.end());
  return std::chrono::duration<double, std::milli>{sorted[at]}.count();
}

}  // namespace rodedraad::bench
