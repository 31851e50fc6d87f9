#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/retry.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Sends what is queued: in order per destination and case, with retries that wait in the store, so
/// many at a time and so fast as the connection allows. A delivery that is stuck holds up its own
/// lane only; a destination that is down holds up nobody else.
class Deliverer {
 public:
  /// Called on the writer's thread when the content of a partner's answer is on disk as a message.
  using Answered = std::function<void(const store::MessageRow&)>;

  Deliverer(SetupPtr setup, const store::Location& location, store::Writer& writer, Crew& crew,
            Answered answered);
  ~Deliverer();

  /// From now on this configuration holds. What is under way ends under the one it began with;
  /// what is for a connection that it does not have waits in the store. [any thread]
  void configure(SetupPtr setup);
  /// The destination can be reached through this transport; null: not for the time being. Who made
  /// it stops it, after another one took its place. [any thread]
  void connect(const std::string& connection, std::shared_ptr<Transport> transport);
  /// Takes up what a former run left unfinished, and starts sending.
  void start();
  /// Starts no new send, and waits until those under way have ended or \p deadline is over.
  void stop(std::chrono::milliseconds deadline);

  /// A delivery that is on disk in state queued, or in one that holds its lane. [any thread]
  void offer(const store::DeliveryRow& row);
  /// A person wants it sent again: the same bytes, before what came later in its lane. \returns why
  /// not, or empty. [any thread]
  std::string resend(const std::string& id);
  /// What waits about a case under a purpose does not go; what is under way does. [any thread]
  void withdraw(const std::string& case_id, const std::string& purpose);
  /// Nothing is due, under way or waiting for a retry. What holds its lane is not counted.
  bool idle() const;

 private:
  using Slot = std::chrono::sys_time<std::chrono::microseconds>;
  struct Entry {
    std::string id;
    model::Instant next_at{};
    bool held = false;                              ///< waits for a person
    std::shared_ptr<const store::DeliveryRow> row;  ///< absent: read it when it is its turn
  };
  struct Lane {
    std::map<std::int64_t, Entry> entries;  ///< by seq
    bool busy = false;
    std::optional<model::Instant> due;  ///< where it stands in the destination's list
  };
  struct Destination {
    const config::Connection* connection = nullptr;  ///< of setup_; null: it has none like this
    std::shared_ptr<Transport> transport;
    int in_flight = 0;
    Slot next_slot{};                                      ///< rate limit
    std::map<std::string, Lane> lanes;                     ///< by case
    std::set<std::pair<model::Instant, std::string>> due;  ///< lanes whose head may go at that time
  };

  void run(const std::stop_token& stop);
  /// Sends what may go now. \returns when to look again.
  model::Instant send_due(std::unique_lock<std::mutex>& lock);
  void send(Destination& destination, const std::string& lane_name,
            std::unique_lock<std::mutex>& lock);
  void ended(SetupPtr setup, std::shared_ptr<const store::DeliveryRow> row, const sdk::Sent& sent);
  void record(const Setup& setup, const store::DeliveryRow& row, const Attempt& attempt,
              const sdk::Answer& answer);
  void settle(const store::DeliveryRow& row);
  void schedule(Destination& destination, const std::string& lane_name);
  void add(const store::DeliveryRow& row);
  static std::string lane_of(const store::DeliveryRow& row);

  SetupPtr setup_;  ///< used under mutex_
  const model::Clock& clock_;
  store::Writer& writer_;
  Crew& crew_;
  Answered answered_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  store::Reader reader_;  ///< used under mutex_
  std::map<std::string, Destination> destinations_;
  std::size_t rows_in_memory_ = 0;
  std::size_t in_flight_ = 0;  ///< sent and not yet on disk again
  bool sending_ = false;
  bool stirred_ = false;  ///< something changed since the thread looked
  std::mt19937_64 random_;
  std::jthread thread_;
};

}  // namespace rodedraad::hub
