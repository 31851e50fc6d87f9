#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

class Api;
class SignIn;

/// Where what the hub works with lies.
struct Installed {
  std::filesystem::path config;  ///< the configuration folder
  std::filesystem::path data;    ///< the data folder
  /// Reads and checks a configuration folder, with the variables of this process. [any thread]
  std::function<config::Loaded(const std::filesystem::path&)> load;
};

/// The listener for administrators, apart from the one for partners: health, the Admin API, and the
/// console. It runs on the same http transport as the partners' listener. With a certificate it has
/// a second one beside it, on this machine only, for commands.
class AdminServer {
 public:
  using Done = std::function<void(const hub::Reloaded&)>;
  /// Has the hub take over a configuration folder, its own when \p folder is empty; \p done is
  /// called on any thread.
  using Reload =
      std::function<void(std::string folder, std::string origin, std::string actor, Done done)>;

  /// Has the hub do what somebody wishes of a simulator; \p done is called on any thread, with why
  /// not, in Dutch, or an empty text.
  using Simulate = std::function<void(hub::SimulatorWish wish,
                                      std::function<void(const std::string& why_not)> done)>;

  /// Writes a fresh token, readable by the hub's user only, to admin.token in the data folder: who
  /// can read it may act. One that may only read /metrics is in metrics.token, and stays. \p clock
  /// outlives it.
  AdminServer(const hub::PluginHost& plugins, hub::Hub& hub, const model::Clock& clock,
              Installed installed, Reload reload, Simulate simulate);
  ~AdminServer();

  /// Throws std::runtime_error when the address cannot be listened at.
  void start();
  /// Where commands ask: "http://127.0.0.1:41003".
  std::string address() const;
  /// Where people go with a browser; the same, or with https.
  std::string console_address() const;
  /// The secret that makes the first account, for a terminal; empty when there is one already.
  std::string setup_secret() const;

 private:
  std::unique_ptr<hub::Transport> make(const hub::PluginHost& plugins,
                                       std::vector<sdk::Pair> settings);

  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<hub::Transport> transport_;
  std::unique_ptr<hub::Transport> secured_;  ///< with a certificate only
};

}  // namespace rodedraad::admin
