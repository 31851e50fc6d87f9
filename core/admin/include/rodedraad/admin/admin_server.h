#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/crypto/secret.h"
#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

class SignIn;

/// The listener for administrators, apart from the one for partners: health, log-in, and what the
/// command line asks of a running hub. It runs on the same http transport as the partners'
/// listener. With a certificate it has a second one beside it, on this machine only, for commands.
class AdminServer {
 public:
  using Done = std::function<void(const hub::Reloaded&)>;
  /// Has the hub take over its configuration folder; \p done is called on any thread.
  using Reload = std::function<void(std::string origin, std::string actor, Done done)>;

  /// Writes a fresh token, readable by the hub's user only, to admin.token in \p data: who can read
  /// it may act. \p clock outlives it.
  AdminServer(const hub::PluginHost& plugins, hub::Hub& hub, const model::Clock& clock,
              const std::filesystem::path& data, Reload reload);
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
  void take(const sdk::Message& message, const hub::Transport::Answered& answered);
  bool may_act(const sdk::Message& message) const;
  /// Who has no token, hears so before a body is read.
  sdk::Answer not_allowed();
  sdk::Answer answer(const sdk::Message& message);
  sdk::Answer ready() const;
  void decide(hub::Decision decision, const sdk::Message& message,
              const hub::Transport::Answered& answered);
  sdk::Answer process_again(const std::string& message);
  sdk::Answer task_done(const std::string& task, const std::string& body);
  sdk::Answer order(hub::CaseOrder::What what, const std::string& case_id, const std::string& body,
                    const std::string& origin);
  sdk::Answer rotate_keys(const std::string& body);

  hub::Hub& hub_;
  crypto::Secret token_;
  Reload reload_;
  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<hub::Transport> transport_;
  std::unique_ptr<hub::Transport> secured_;  ///< with a certificate only
  hub::Crew clerk_;                          ///< does what may take a while; ends first
};

}  // namespace rodedraad::admin
