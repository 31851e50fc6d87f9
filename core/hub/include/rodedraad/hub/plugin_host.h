#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/config/config.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/plugin/calls.h"
#include "rodedraad/plugin/sealed_file.h"
#include "rodedraad/sdk/adapter.h"
#include "rodedraad/sdk/transport.h"

/// Loads plugins and lets the hub call them as classes. No exception, hang or crash of the contract
/// of a plugin gets past here.
namespace rodedraad::hub {

using PluginError = plugin::Error;

template <class T>
using PluginResult = plugin::Result<T>;

/// One configured adapter. Thread-safe.
class Adapter {
 public:
  /// \p isolated: the calls go to a process of its own, which has a deadline of its own.
  Adapter(std::string name, std::unique_ptr<plugin::AdapterCalls> calls, bool isolated);
  ~Adapter();
  Adapter(const Adapter&) = delete;
  Adapter& operator=(const Adapter&) = delete;

  PluginResult<sdk::Admission> admit(const sdk::Message& message) const;
  PluginResult<sdk::Answer> reply(const sdk::ReplyRequest& request) const;
  PluginResult<sdk::Decoded> decode(const sdk::Message& message) const;
  /// Nothing from an adapter of before contract 1.1; so does vet.
  PluginResult<sdk::Decoded> relate(const sdk::Message& message, const sdk::Known& known) const;
  PluginResult<std::vector<sdk::Finding>> vet(const sdk::EncodeRequest& request,
                                              const sdk::Known& known) const;
  PluginResult<sdk::Message> encode(const sdk::EncodeRequest& request) const;
  PluginResult<sdk::Judgement> judge(const sdk::Message& sent, const sdk::Answer& answer) const;

  /// After this, every call is refused at once: a plugin that hung once is not called again.
  void give_up() { given_up_ = true; }
  bool given_up() const { return given_up_; }

 private:
  template <class Body>
  auto call(const Body& body) const -> decltype(body());

  std::string name_;
  std::unique_ptr<plugin::AdapterCalls> calls_;
  bool isolated_;
  std::atomic<bool> given_up_ = false;
};

/// One configured transport.
class Transport {
 public:
  using Answered = std::function<void(const sdk::Answer&)>;
  /// Called by the transport for each incoming message, on its own threads. Must return at once.
  using Accept = std::function<void(sdk::Message message, Answered answered)>;
  /// Whether who sends a message with this head is refused; answered gets the answer then. Must
  /// return at once.
  using TurnsAway = std::function<bool(const sdk::Message& head, Answered answered)>;

  Transport(std::string name, const rd_transport& table);
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// It reaches what plays the partner, and not the partner. Before anybody sends.
  void play() { plays_ = true; }
  bool plays() const { return plays_; }

  PluginResult<void> start();
  std::string address() const;
  /// \p done is called exactly once, from any thread.
  void send(const sdk::Message& message, std::function<void(const sdk::Sent&)> done);
  void stop(std::chrono::milliseconds deadline);

 private:
  friend class PluginHost;
  std::string name_;
  const rd_transport& table_;
  void* self_ = nullptr;
  Accept accept_;
  TurnsAway turns_away_;
  const model::Clock* clock_ = nullptr;
  std::unique_ptr<rd_host> host_;
  bool started_ = false;
  bool plays_ = false;
};

/// Knows the installed plugins. Libraries are never unloaded (style: plugins stay mapped anyway),
/// and what is loaded is a sealed copy in memory of exactly the bytes whose SHA-256 the catalogue
/// shows. Plugins of others are let in by the administrator, and run in processes of their own.
class PluginHost {
 public:
  /// A library that is not used, and why, in one sentence.
  struct Refused {
    std::filesystem::path file;
    std::string why;
  };

  explicit PluginHost(const model::Clock& clock) : clock_(clock) {}

  /// Loads every *.so of these folders of our own, in this process. A library that cannot be used
  /// does not stop the others; \returns one sentence per such library. A folder that is not there
  /// is such a sentence too.
  std::vector<std::string> load(std::span<const std::filesystem::path> folders);
  /// Loads what the administrator lets in of a folder with plugins of others. Nothing else in it
  /// runs, not even to see what it is.
  std::vector<std::string> load(const config::PluginFolder& folder);
  /// Loads one library of our own. \returns the sentence why it cannot be used; empty when it can.
  std::string load_file(const std::filesystem::path& file);

  const config::Catalogue& catalogue() const { return catalogue_; }
  const std::vector<Refused>& refused() const { return refused_; }

  /// \p deadline of one call, for a plugin in a process of its own.
  PluginResult<std::unique_ptr<Adapter>> make_adapter(
      std::string_view name, std::span<const sdk::Pair> settings,
      std::chrono::milliseconds deadline = std::chrono::seconds{5}) const;
  PluginResult<std::unique_ptr<Transport>> make_transport(
      std::string_view name, std::span<const sdk::Pair> settings, Transport::Accept accept,
      Transport::TurnsAway turns_away = {}) const;

 private:
  struct Installed {
    std::shared_ptr<const plugin::SealedFile> library;
    const rd_plugin* plugin = nullptr;  ///< null: in a process of its own
  };

  const Installed* find(std::string_view name, bool transport) const;
  /// Why it is not taken up; empty when it is.
  std::string take_up(Installed installed, config::PluginInfo info);
  std::string load_other(const std::filesystem::path& file, const config::PluginFolder& folder);
  /// The sentence, which is also remembered; empty for an empty one.
  std::string refuse(const std::filesystem::path& file, const std::string& why);

  const model::Clock& clock_;
  config::Catalogue catalogue_;
  std::vector<Installed> installed_;  ///< same order as catalogue_.plugins
  std::vector<Refused> refused_;
};

/// Where the program's own plugins lie: beside it, as installed and as built.
std::vector<std::filesystem::path> own_plugin_folders();

}  // namespace rodedraad::hub
