#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "router.h"

namespace rodedraad::admin {

/// A few threads that answer what the Admin API is asked, each with its own way into the store.
/// They never hold up what the hub does for partners.
class Workers {
 public:
  using Job = std::function<void(Workplace&)>;

  Workers(store::Location location, std::size_t threads);
  /// Ends what is in hand; what waits is dropped.
  ~Workers();

  /// \returns false when too much waits already. [any thread]
  bool post(Job job);

 private:
  static constexpr std::size_t kMost = 256;

  void run(const std::stop_token& stop);

  store::Location location_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Job> jobs_;
  std::vector<std::jthread> threads_;
};

}  // namespace rodedraad::admin
