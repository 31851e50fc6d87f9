#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/metrics.h"
#include "rodedraad/hub/rates.h"
#include "rodedraad/hub/refusals.h"
#include "rodedraad/hub/reserve.h"
#include "rodedraad/hub/room.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/hub/turns.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Takes messages in: the adapter looks at them, they are stored, and only then a positive answer
/// goes out. A repeat under the sender's key gets the same answer and has no second effect; other
/// content under the same key is a conflict. What is refused is kept with its reason. Senders hear
/// when to come back while there is no room for what they send, or when they send too fast; each
/// gets his turn.
class Intake {
 public:
  using Answered = Transport::Answered;
  /// Called on the teller's thread when a new message is on disk.
  using Stored = std::function<void(const store::MessageRow&)>;

  /// All outlive it.
  Intake(const Setups& setups, store::Writer& writer, Crew& crew, const Reserve& reserve,
         Metrics& metrics, Stored stored);

  /// A message from a listener: the connection is the one with the longest path that begins the
  /// target; none is answered with 404. Returns at once. [any thread]
  void accept_at_listener(const std::string& listener, sdk::Message message, Answered answered);
  /// A message from a connection's own transport. Returns at once. [any thread]
  void accept_at_connection(const std::string& connection, sdk::Message message, Answered answered);
  /// Whether who sends a message with this head may not do so here: nobody who did not prove who he
  /// is gets as far as a parser. \p answered gets the answer then; nothing is called otherwise.
  /// Returns at once. [any thread]
  bool turns_away_at_listener(const std::string& listener, const sdk::Message& head,
                              const Answered& answered);
  bool turns_away_at_connection(const std::string& connection, const sdk::Message& head,
                                const Answered& answered);
  /// From now on every sender hears "unavailable".
  void close() { closed_ = true; }
  Refusals& refusals() { return refusals_; }
  /// Why it takes nothing in at present, in Dutch; empty when it does. [any thread]
  std::vector<std::string> troubles() const;

 private:
  /// Where a message comes in: a connection, and the configuration it is of.
  struct Entrance {
    SetupPtr setup;
    const config::Connection* connection;

    const std::string& id() const { return connection->id; }
    Adapter& adapter() const { return *setup->context().adapters.at(connection->id); }
  };

  struct Work {
    Entrance entrance;
    sdk::Message message;
    Answered answered;
    std::optional<sdk::Reply> refused;  ///< why the sender may not send here
  };

  Entrance at_listener(const std::string& listener, std::string_view target) const;
  Entrance at_connection(const std::string& connection) const;
  /// Gives a job to the crew; an adapter that hangs in it costs the sender a 503.
  void post(const Entrance& entrance, std::function<void()> work, const Answered& answered);
  void answer_nowhere(const Entrance& entrance, const std::string& listener,
                      const Answered& answered);
  void accept(Entrance entrance, sdk::Message message, Answered answered);
  bool turns_away(const Entrance& entrance, const sdk::Message& head, const Answered& answered);
  void refuse_sender(const Entrance& entrance, sdk::Reply reply, const std::string& sender,
                     const Answered& answered);
  void take(Work& work);
  void turn_away(const std::string& connection, std::string_view why);
  void store_accepted(const Entrance& entrance, store::MessageRow row, const Answered& answered);
  void store_refused(const Entrance& entrance, store::MessageRow row, sdk::Reply reply,
                     const Answered& answered);
  static sdk::Answer answer(const Entrance& entrance, sdk::Reply reply,
                            const store::MessageRow& row);

  const Setups& setups_;
  store::Writer& writer_;
  Crew& crew_;
  const Reserve& reserve_;
  Metrics& metrics_;
  Stored stored_;
  Refusals refusals_{writer_};
  Room room_;
  Rates rates_;
  Turns<std::shared_ptr<Work>> turns_;
  std::atomic<bool> closed_ = false;
  std::mutex mutex_;
  std::size_t turned_away_ = 0;  ///< since it was last told
  Rates::Moment told_;
};

}  // namespace rodedraad::hub
