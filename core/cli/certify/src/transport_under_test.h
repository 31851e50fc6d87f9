#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/sdk/message.h"
#include "subject.h"
#include "test_host.h"

namespace rodedraad::certify {

/// One instance of a transport. What the plugin calls back is counted.
class TransportUnderTest {
 public:
  /// Throws Skipped when no instance can be made: the check defaults-create says why.
  TransportUnderTest(Subject& subject, const std::vector<sdk::Pair>& settings);
  ~TransportUnderTest();
  TransportUnderTest(const TransportUnderTest&) = delete;
  TransportUnderTest& operator=(const TransportUnderTest&) = delete;

  TestHost& host() { return host_; }
  rd_status start();
  /// Starts; throws Failed when that does not work.
  void must_start();
  std::string start_error() const { return error_; }
  std::string address() const;
  void send(const sdk::Message& message);
  void stop(std::chrono::milliseconds deadline);

  /// How the sends so far ended: for each the number of times that done was called.
  std::vector<int> endings() const;
  /// Waits until every send has ended at least once. \returns whether they did.
  bool all_ended_within(std::chrono::milliseconds limit) const;
  int ended_after_stop() const { return late_; }

 private:
  struct Sending {
    explicit Sending(TransportUnderTest& transport) : owner(transport) {}
    TransportUnderTest& owner;
    std::atomic<int> ended = 0;
  };
  static void done(void* ctx, std::int32_t outcome, const rd_answer* answer, const rd_error* error);

  Subject& subject_;
  const rd_transport& table_;
  TestHost host_{TestHost::Accepts::yes};
  void* self_ = nullptr;
  std::string error_;
  bool started_ = false;
  std::atomic<bool> stopped_ = false;
  std::atomic<int> late_ = 0;
  std::atomic<int> unsound_ = 0;
  std::vector<std::unique_ptr<Sending>> sendings_;
};

}  // namespace rodedraad::certify
