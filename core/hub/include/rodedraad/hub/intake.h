#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Takes messages in: the adapter looks at them, they are stored, and only then a positive answer
/// goes out. A repeat under the sender's key gets the same answer and has no second effect; other
/// content under the same key is a conflict. What is refused is kept with its reason.
class Intake {
 public:
  using Answered = Transport::Answered;
  /// Called on the writer's thread when a new message is on disk.
  using Stored = std::function<void(const store::MessageRow&)>;

  Intake(const Setups& setups, store::Writer& writer, Crew& crew, Stored stored)
      : setups_(setups), writer_(writer), crew_(crew), stored_(std::move(stored)) {}

  /// A message from a listener: the connection is the one with the longest path that begins the
  /// target; none is answered with 404. Returns at once. [any thread]
  void accept_at_listener(const std::string& listener, sdk::Message message, Answered answered);
  /// A message from a connection's own transport. Returns at once. [any thread]
  void accept_at_connection(const std::string& connection, sdk::Message message, Answered answered);
  /// From now on every sender hears "unavailable".
  void close() { closed_ = true; }

 private:
  /// Where a message comes in: a connection, and the configuration it is of.
  struct Entrance {
    SetupPtr setup;
    const config::Connection* connection;

    const std::string& id() const { return connection->id; }
    Adapter& adapter() const { return *setup->context().adapters.at(connection->id); }
  };

  void accept(Entrance entrance, sdk::Message message, Answered answered);
  void take(const Entrance& entrance, sdk::Message message, const Answered& answered);
  void store_accepted(const Entrance& entrance, store::MessageRow row, const Answered& answered);
  void store_refused(const Entrance& entrance, store::MessageRow row, sdk::Reply reply,
                     const Answered& answered);
  static sdk::Answer answer(const Entrance& entrance, sdk::Reply reply,
                            const store::MessageRow& row);

  const Setups& setups_;
  store::Writer& writer_;
  Crew& crew_;
  Stored stored_;
  std::atomic<bool> closed_ = false;
};

}  // namespace rodedraad::hub
