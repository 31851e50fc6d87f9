#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/hub/setup.h"

namespace rodedraad::hub {

/// The transports of a hub: its listeners, and the connections' own. When the configuration
/// changes, what stays as it was goes on untouched. A listener that changes listens beside the one
/// of before until that one has answered what came in by it. A connection's own transport that
/// changes is started when the one of before has ended what was under way, so that no two of them
/// ever pick up from one place.
class Transports {
 public:
  /// The finding when a listener cannot start.
  static constexpr const char* kCannotListen = "listener-cannot-start";

  using Accept = std::function<void(const std::string& id, sdk::Message, Transport::Answered)>;
  using TurnsAway =
      std::function<bool(const std::string& id, const sdk::Message& head, Transport::Answered)>;

  /// Where messages come in: by the id of a listener, or of a connection.
  struct Door {
    Accept accept;
    TurnsAway turns_away;
  };

  /// A transport, and what it was made from.
  struct Made {
    config::PluginUse use;
    std::string library;  ///< SHA-256
    std::shared_ptr<Transport> transport;
    bool up = false;
    bool simulated = false;  ///< it reaches what plays the partner
  };
  /// What one configuration needs.
  struct Set {
    std::map<std::string, Made> listeners;
    std::map<std::string, Made> outlets;  ///< by connection
  };

  /// A connection goes out by this from now on; by nothing, while it changes.
  using Connect =
      std::function<void(const std::string& connection, std::shared_ptr<Transport> transport)>;

  Transports(Connect connect, Door listeners, Door connections);
  ~Transports();

  /// What \p setup needs: what is there like this already, and the rest made, but not started.
  /// Throws BadConfig. [one thread at a time, as all below]
  Set make(const Setup& setup, const PluginHost& plugins) const;
  /// Of that only the listeners.
  Set make_listeners(const Setup& setup, const PluginHost& plugins) const;
  /// Starts the listeners that do not listen yet. Throws BadConfig; none of them listens then.
  static void listen(Set& set);
  void listen() { listen(set_); }
  /// From now on these. The others end when what is under way has ended.
  void adopt(Set set);
  /// Starts the outlets and keeps trying those that cannot start.
  void start();
  /// No more messages come in by a listener.
  void close(std::chrono::milliseconds deadline);
  /// After this nothing is under way.
  void stop(std::chrono::milliseconds deadline);

  /// Where what listens can be reached, by id. [any thread]
  std::map<std::string, std::string> listener_addresses() const;
  std::map<std::string, std::string> outlet_addresses() const;

 private:
  struct Leaving {
    std::string connection;  ///< empty: a listener
    std::shared_ptr<Transport> transport;
    std::chrono::steady_clock::time_point until;
  };

  Set now() const;
  Made make_one(const Setup& setup, const PluginHost& plugins, const config::PluginUse& use,
                const std::map<std::string, Made>& earlier, const std::string& id, const Door& door,
                const std::string& what, bool simulated = false) const;
  void leave(std::map<std::string, Made>& before, const std::map<std::string, Made>& after,
             bool outlets);
  void keep(const std::stop_token& stop);
  void end_quiet_ones(std::unique_lock<std::mutex>& lock);
  void start_outlets(std::unique_lock<std::mutex>& lock);

  Connect connect_;
  Door listeners_;
  Door connections_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Set set_;
  std::vector<Leaving> leaving_;
  bool stirred_ = false;
  std::jthread keeper_;
};

}  // namespace rodedraad::hub
