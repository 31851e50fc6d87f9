#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/deliverer.h"
#include "rodedraad/hub/intake.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/hub/schedule.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// A running hub: listeners, intake, processor and deliverer over one store.
class Hub {
 public:
  /// Opens the store and makes all parts. Throws store::StoreError or std::runtime_error with a
  /// sentence for an administrator. \p plugins and \p clock outlive the hub.
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

  /// Nothing received waits, nothing queued is due or under way.
  bool idle() const;
  /// Where each connection that receives can be reached: "duo" → "http://127.0.0.1:41001/duo".
  std::map<std::string, std::string> addresses() const;
  /// What it works under now.
  SetupPtr setup() const { return setups_.now(); }
  Deliverer& deliverer() { return *deliverer_; }
  Processor& processor() { return *processor_; }
  const store::Location& location() const { return location_; }

 private:
  struct Outlet {
    std::string connection;
    std::shared_ptr<Transport> transport;
    bool up = false;
  };

  void make_listeners(const config::Config& config);
  void make_outlets(const config::Config& config);
  void bring_up(const std::stop_token& stop);
  bool start_outlet(Outlet& outlet);

  const PluginHost& plugins_;
  store::DataLock lock_;
  store::Location location_;
  Ids ids_;
  Setups setups_;
  std::map<std::string, std::unique_ptr<Transport>> listeners_;
  std::vector<Outlet> outlets_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<Crew> crew_;
  std::unique_ptr<Deliverer> deliverer_;
  std::unique_ptr<Processor> processor_;
  std::unique_ptr<Intake> intake_;
  std::unique_ptr<Schedule> schedule_;
  std::jthread bring_up_;
  bool running_ = false;
};

}  // namespace rodedraad::hub
