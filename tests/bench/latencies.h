#pragma once

#include <chrono>
#include <vector>

namespace rodedraad::bench {

using Steady = std::chrono::steady_clock;

/// Every latency of a run, kept whole: no bucket hides the tail.
class Latencies {
 public:
  void add(Steady::duration latency) { all_.push_back(latency); }
  bool empty() const { return all_.empty(); }
  /// In milliseconds; \p share 0.99 is the 99th percentile. 0 when there are none.
  double percentile(double share) const;

 private:
  std::vector<Steady::duration> all_;
};

}  // namespace rodedraad::bench
