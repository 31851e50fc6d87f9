#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rodedraad/sdk/message.h"

namespace rodedraad::certify {

/// What a plugin gets for a hub: a log that is kept, a clock that stands still, and an accept that
/// answers 202 from a thread of its own. Thread-safe.
class TestHost {
 public:
  enum class Accepts { no, yes };

  explicit TestHost(Accepts accepts = Accepts::no, std::uint32_t abi_minor = RD_ABI_MINOR);
  ~TestHost();
  TestHost(const TestHost&) = delete;
  TestHost& operator=(const TestHost&) = delete;

  const rd_host* table() const { return &table_; }
  void set_now(std::int64_t ms) { now_ = ms; }

  /// Takes the texts of what was logged so far.
  std::vector<std::string> take_log();
  int accepted() const { return accepted_; }
  /// Messages that were accepted after this was called.
  void nothing_more() { closed_ = true; }
  int accepted_too_late() const { return too_late_; }

 private:
  static void log(void* ctx, std::int32_t level, rd_str event, const rd_pair* fields,
                  std::size_t n);
  static void accept(void* ctx, const rd_message* message, rd_answer_fn done, void* done_ctx);
  void answer();

  struct Waiting {
    rd_answer_fn done;
    void* ctx;
  };

  rd_host table_{};
  std::atomic<std::int64_t> now_;
  std::atomic<int> accepted_ = 0;
  std::atomic<int> too_late_ = 0;
  std::atomic<bool> closed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> logged_;
  std::deque<Waiting> waiting_;
  bool ending_ = false;
  std::thread answerer_;
};

}  // namespace rodedraad::certify
