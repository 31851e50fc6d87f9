#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "rodedraad/sdk/message.h"

namespace rodedraad::files {

/// Plays the hub for one transport: keeps what it is told and answers as the test wants. Waiting is
/// on what happens; the time limit only keeps a broken plugin from hanging the tests.
class FakeHost {
 public:
  struct Event {
    std::string name;
    std::vector<sdk::Pair> fields;
  };
  /// Gives the answer to an offered message; runs on the plugin's thread.
  using Handler = std::function<void(const sdk::Message&, std::function<void(int)>)>;

  FakeHost();
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  const rd_host* table() const { return &table_; }

  /// Answers every offer with the status that \p decide gives.
  void answers(std::function<int(const sdk::Message&)> decide);
  void handles(Handler handler);

  /// The offers so far, once there are \p count.
  std::vector<sdk::Message> offers(std::size_t count);
  /// The events of this name so far, once there are \p count.
  std::vector<Event> events(const std::string& name, std::size_t count);
  /// The events of this name so far.
  std::vector<Event> events(const std::string& name) { return events(name, 0); }

 private:
  void accept(const rd_message* message, rd_answer_fn done, void* done_ctx);
  void log(rd_str event, const rd_pair* fields, std::size_t count);

  rd_host table_{};
  std::mutex mutex_;
  std::condition_variable news_;
  Handler handler_;
  std::vector<sdk::Message> offers_;
  std::vector<Event> events_;
};

}  // namespace rodedraad::files
