#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace rodedraad::simulate {

/// Does things after a while, on a thread of its own. What is not yet due when it ends is done
/// then: a transport wants an answer to each request, also to one that a fault never answers.
class Later {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Later();
  ~Later() { finish(); }
  Later(const Later&) = delete;
  Later& operator=(const Later&) = delete;

  void at(Time due, std::function<void()> action);
  void after(std::chrono::milliseconds wait, std::function<void()> action);

  /// Does at once what waits, and from now on what comes: a transport that stops wants an answer to
  /// each request, also to one that a fault never answers.
  void finish();

 private:
  void run(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::multimap<Time, std::function<void()>> actions_;
  bool finished_ = false;
  std::jthread thread_;
};

}  // namespace rodedraad::simulate
