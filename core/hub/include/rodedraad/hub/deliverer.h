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
#include <unordered_map>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/desk.h"
#include "rodedraad/hub/dispatch.h"
#include "rodedraad/hub/metrics.h"
#include "rodedraad/hub/retry.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/hub/steady_time.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

struct Delivered;

/// Sends what is queued: in order per destination and case, with retries that wait in the store, so
/// many at a time and so fast as the connection allows. A delivery that is stuck holds up its own
/// lane only; a destination that is down holds up nobody else. What goes next is Dispatch's to say;
/// this drives it: threads, transports, store.
///
/// To a partner that does not recognise repeats, "in flight" is on disk before the first byte
/// leaves, so that a crash is seen as an unknown outcome. To one that does, it is in memory only:
/// after a crash it is sent again, and that costs one commit less for each delivery.
class Deliverer {
 public:
  /// Called on the teller's thread when the content of a partner's answer is on disk as a message.
  using Answered = std::function<void(const store::MessageRow&)>;
  /// Called when a delivery was made under another revision and may not go as it is: it waits until
  /// it is offered again. Must only put it in a queue.
  using Outgrown = std::function<void(const std::string& delivery)>;

  /// How it is driven step by step, without a thread: the same seed and times, the same run.
  struct ByHand {
    std::function<Tick()> ticks;
    std::uint64_t seed = 0;
  };

  Deliverer(SetupPtr setup, const store::Location& location, store::Writer& writer, Crew& crew,
            Metrics& metrics, Answered answered, Outgrown outgrown,
            std::optional<ByHand> by_hand = std::nullopt);
  ~Deliverer();

  /// From now on this configuration holds. What is under way ends under the one it began with;
  /// what is for a connection that it does not have waits in the store. [any thread]
  void configure(SetupPtr setup);
  /// The destination can be reached through this transport; null: not for the time being. It
  /// keeps hold of a transport as long as an attempt is under way. [any thread]
  void connect(const std::string& connection, std::shared_ptr<Transport> transport);
  /// Takes up what a former run left unfinished, and starts sending.
  void start();
  /// Starts no new send, and waits until those under way have ended or \p deadline is over.
  void stop(std::chrono::milliseconds deadline);

  /// A delivery that is on disk: in state queued, in one that holds its lane, or, when it was here
  /// before, in one that ends it. [any thread]
  void offer(const store::DeliveryRow& row);
  /// Called on the teller's thread; \p why_not is empty when what was decided is on disk.
  using Decided = std::function<void(const std::string& why_not)>;
  /// A person decides about a delivery. \returns why that cannot be; then \p decided, which may be
  /// null, is not called. [any thread]
  std::string decide(const Decision& decision, Decided decided);
  /// A queued delivery may not go any more. \returns false when it is on its way: it ends as it
  /// ends and is not tried again. [any thread]
  bool withdraw(const store::Standing& row);
  /// Two cases turned out to be one. [any thread]
  void merge(const std::string& absorbed, const std::string& into);
  /// Sends what may go now, and sees to what is overdue; only by hand. \returns when to look again.
  Tick step();
  /// How a destination stands at present.
  struct Reach {
    bool up = false;         ///< its transport could be started
    bool open = false;       ///< the breaker: nothing is sent for a while
    bool probing = false;    ///< one is sent to see whether it works again
    model::Instant until{};  ///< open: until then
  };
  Reach reach_of(const std::string& connection) const;  ///< [any thread]
  /// Nothing is due, under way or waiting for a retry. What holds its lane is not counted.
  bool idle() const;

 private:
  using Row = std::shared_ptr<const store::DeliveryRow>;
  /// An attempt, from the moment that Dispatch said that it may go.
  struct Out {
    SetupPtr setup;
    Row row;
    std::uint64_t number = 0;  ///< tells it from a later attempt of the same delivery
    Tick since{};
    bool left = false;       ///< the transport has it
    bool recorded = false;   ///< how it ended is on its way to disk
    bool withdrawn = false;  ///< is not tried again
    bool simulated = false;  ///< it left for what plays the partner
  };

  void run(const std::stop_token& stop);
  void look(std::unique_lock<std::mutex>& lock);
  void load();
  /// Sends what may go now.
  void send_due(std::unique_lock<std::mutex>& lock);
  void begin(const Dispatch::Send& send);
  /// Writes down that it is in flight; it leaves when that is on disk.
  void claim(std::int64_t seq, const Row& row);
  void leave(std::int64_t seq, std::unique_lock<std::mutex>& lock);
  void drop(std::int64_t seq);
  void quarantine(std::int64_t seq, const Row& row);
  void end_what_hangs();
  void ended(std::int64_t seq, std::uint64_t number, const sdk::Sent& sent);
  void record(std::int64_t seq, const Out& out, const Attempt& attempt, const sdk::Answer& answer);
  void settle(std::int64_t seq, const Delivered& work);
  void tell(const std::string& destination, Breaker::Change change);
  void recover(const store::Standing& row);
  void look_at_deadlines();
  void give_up(const store::Standing& row, model::Instant now);
  void put(const store::Standing& row);
  void put_after_commit(const store::Standing& row);
  void stir();
  Tick tick() const;
  Tick due(model::Instant next_at, model::Instant changed) const;
  double jitter();

  SetupPtr setup_;  ///< used under mutex_
  const model::Clock& clock_;
  store::Writer& writer_;
  Crew& crew_;
  Metrics& metrics_;
  Answered answered_;
  Outgrown outgrown_;
  std::optional<ByHand> by_hand_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  store::Reader reader_;  ///< used under mutex_
  Dispatch dispatch_;
  std::map<std::string, std::shared_ptr<Transport>, std::less<>> transports_;
  std::set<std::string> played_;  ///< connections of which the last transport reached a simulator
  std::unordered_map<std::int64_t, Row> rows_;  ///< by seq; absent: read it when it is its turn
  std::unordered_map<std::int64_t, Out> out_;   ///< by seq
  std::deque<std::int64_t> claimed_;            ///< in flight on disk, must leave
  std::set<std::int64_t> withdrawn_;            ///< before they were offered
  std::uint64_t attempts_ = 0;
  bool sending_ = false;
  bool stirred_ = false;  ///< something changed since the thread looked
  SteadyTime steady_;
  Tick looked_{};
  std::mt19937_64 random_;
  std::jthread thread_;
};

}  // namespace rodedraad::hub
