#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/deliverer.h"
#include "rodedraad/hub/intake.h"
#include "rodedraad/hub/logbook.h"
#include "rodedraad/hub/metrics.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/hub/reserve.h"
#include "rodedraad/hub/schedule.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/hub/transports.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// What came of taking over another configuration.
struct Reloaded {
  std::string revision;                   ///< the one that holds now; as before when it failed
  std::vector<config::Finding> findings;  ///< with an error among them nothing has changed
  bool done = false;
};

/// Somebody wants a connection to talk to its simulator, or to its partner again.
struct SimulatorWish {
  std::string connection;
  bool on = false;
  std::string origin;  ///< where it was asked, as in Hub::reload
  std::string actor;   ///< who asked
};

/// A running hub: listeners, intake, processor and deliverer over one store.
class Hub {
 public:
  /// Opens the store and makes all parts. Throws store::StoreError or std::runtime_error with a
  /// sentence for an administrator. \p clock outlives the hub.
  Hub(config::Config config, const PluginHost& plugins, const model::Clock& clock,
      const std::filesystem::path& data);
  /// Stops if that was not done.
  ~Hub();
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  /// Takes up unfinished work, starts to send and to listen. A listener that cannot start is an
  /// exception; a partner's transport that cannot is tried again every few seconds.
  void start();
  /// Refuses new messages, ends what is under way within \p deadline, and leaves the rest safe in
  /// the store.
  void stop(std::chrono::milliseconds deadline);

  /// Works from now on under another configuration, or, when there is anything wrong with it, goes
  /// on as it was: all that can fail is done beside what works before it is changed. No message is
  /// refused because of it. What is under way ends under the configuration it began with. In the
  /// log and the audit log either way; \p origin is where it was asked ("signal", "command"), \p
  /// actor who did. [one thread at a time]
  Reloaded reload(config::Loaded loaded, const PluginHost& plugins, std::string_view origin,
                  std::string_view actor);

  /// Has a connection talk to what plays its partner, or to the partner again, also after a
  /// restart. It is on disk and in the audit log before it has an effect, and goes the way of a
  /// reload: what is under way ends where it began. \returns why not, in Dutch, or an empty text.
  /// [one thread at a time, as reload]
  std::string simulate(const SimulatorWish& wish);

  /// Why it takes nothing in at present, in Dutch; empty when it does. [any thread]
  std::vector<std::string> troubles() const { return intake_->troubles(); }
  /// Nothing received waits, nothing queued is due or under way.
  bool idle() const;
  /// Where each connection that receives can be reached: "duo" → "http://127.0.0.1:41001/duo".
  std::map<std::string, std::string> addresses() const;
  /// What it works under now.
  SetupPtr setup() const { return setups_.now(); }
  const Metrics& metrics() const { return metrics_; }
  Deliverer& deliverer() { return *deliverer_; }
  Processor& processor() { return *processor_; }
  /// Puts something on record before it is done or shown. \returns false when it is not on disk
  /// within five seconds: then it may not be done.
  bool record(store::AuditRow row);
  /// Writes to the store. \p committed is called on the teller's thread, once it is on disk; must
  /// be quick. \returns false when it is not on disk within five seconds: it may be later.
  bool write(store::Writer::Work work, store::Writer::Committed committed = nullptr,
             store::Writer::Tells tells = store::Writer::Tells::change);
  /// For something new of the hub's own. [any thread]
  std::string fresh_id() { return ids_.next(); }
  /// Grows with every commit after which somebody would see something else. [any thread]
  std::uint64_t changes() const { return writer_->changes(); }
  /// Somebody was not let in by the administrators' door.
  void refused(const std::string& origin);
  const store::Location& location() const { return location_; }
  /// Carries out what a person orders for a case. \returns why not, in Dutch, or an empty text once
  /// it is on disk. [any thread but those of the hub]
  std::string order(CaseOrder order);
  /// Begins to wrap all keys by a next master key; see rotate_keys. \returns why not, or empty.
  std::string rotate_keys(const std::string& by);

 private:
  void take_over(const SetupPtr& next, Transports::Set transports);
  void tell(const Reloaded& result, std::string_view origin, std::string_view actor);
  /// Puts it on disk; returns when it is there.
  void write_down(const SimulatorWish& wish);

  void know_municipalities();
  store::AuditRow own_record(const char* action) const;

  const model::Clock& clock_;
  store::DataLock lock_;
  store::Location location_;
  Ids ids_;
  config::Config read_;  ///< as its files say; used by what is done one thread at a time
  std::unique_ptr<const PluginHost> plugins_;  ///< what the setup of now was made with; as read_
  Setups setups_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<Crew> crew_;
  Metrics metrics_;
  std::unique_ptr<Deliverer> deliverer_;
  std::unique_ptr<Processor> processor_;
  std::unique_ptr<Reserve> reserve_;
  std::unique_ptr<Intake> intake_;
  std::unique_ptr<Schedule> schedule_;
  std::unique_ptr<Logbook> logbook_;
  std::unique_ptr<Transports> transports_;
  bool running_ = false;
};

}  // namespace rodedraad::hub
