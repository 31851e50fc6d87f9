#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

/// Tells browsers that something changed, as server-sent events (WHATWG HTML, section 9.2). An
/// answer is held until there is something to tell, or for kHold; the browser comes back by itself
/// with the id of the last event that it saw. No event says what changed of whom: who hears of one
/// asks again, with its own rights.
class Events {
 public:
  static constexpr std::chrono::seconds kHold{20};

  /// \p version grows with every change of the store; any thread.
  explicit Events(std::function<std::uint64_t()> version);
  ~Events();

  /// \p last: Last-Event-ID of the request; empty: it only begins to listen. [any thread]
  void listen(const std::string& last, hub::Transport::Answered answered);
  /// How many listen. [any thread]
  std::size_t listening() const;

 private:
  static constexpr std::chrono::milliseconds kLook{500};
  static constexpr std::size_t kMost = 200;

  struct Held {
    std::uint64_t seen = 0;
    std::chrono::steady_clock::time_point until;
    hub::Transport::Answered answered;
  };

  void run(const std::stop_token& stop);

  std::function<std::uint64_t()> version_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<Held> held_;
  std::jthread thread_;
};

}  // namespace rodedraad::admin
