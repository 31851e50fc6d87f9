#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace rodedraad::hub {

/// How fast each sender sends: a bucket that holds what may come in one second, or one message, and
/// fills at the sender's rate. [any thread]
class Rates {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// Counts one message. \returns nothing when it may come in, or how long the sender must wait for
  /// the next one. \p rate is per second, above 0.
  std::optional<std::chrono::seconds> count(const std::string& sender, double rate, Moment now);

 private:
  struct Bucket {
    double left = 0;
    Moment seen;
  };

  void forget_the_quiet(Moment now);

  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace rodedraad::hub
