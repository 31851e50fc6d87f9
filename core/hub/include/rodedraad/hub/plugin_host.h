#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/sdk/adapter.h"
#include "rodedraad/sdk/transport.h"

/// Loads plugins and lets the hub call them as classes. No exception, hang or crash of the contract
/// of a plugin gets past here.
namespace rodedraad::hub {

/// Why a call into a plugin did not work.
struct PluginError {
  enum class Kind {
    bad_message,  ///< the plugin says this message can never be handled
    unavailable,  ///< may pass
    bad_setting,  ///< a setting is wrong; where names it
    broken        ///< the plugin threw, hung or broke the contract
  };
  Kind kind = Kind::broken;
  std::string text;
  std::string where;
};

template <class T>
using PluginResult = tl::expected<T, PluginError>;

/// One configured adapter. Thread-safe.
class Adapter {
 public:
  Adapter(std::string name, const rd_adapter& table, void* self, std::unique_ptr<rd_host> host);
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
  rd_status call(rd_error& error, const std::function<rd_status()>& body) const;

  std::string name_;
  const rd_adapter& table_;
  void* self_;
  std::unique_ptr<rd_host> host_;
  std::atomic<bool> given_up_ = false;
};

/// One configured transport.
class Transport {
 public:
  using Answered = std::function<void(const sdk::Answer&)>;
  /// Called by the transport for each incoming message, on its own threads. Must return at once.
  using Accept = std::function<void(sdk::Message message, Answered answered)>;

  Transport(std::string name, const rd_transport& table);
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

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
  const model::Clock* clock_ = nullptr;
  std::unique_ptr<rd_host> host_;
  bool started_ = false;
};

/// Knows the installed plugins. Libraries are never unloaded (style: plugins stay mapped anyway),
/// and what is loaded is a sealed copy in memory of exactly the bytes whose SHA-256 the catalogue
/// shows.
class PluginHost {
 public:
  explicit PluginHost(const model::Clock& clock) : clock_(clock) {}

  /// Loads every *.so of these folders. A library that cannot be used does not stop the others;
  /// \returns one sentence per such library. A folder that is not there is such a sentence too.
  std::vector<std::string> load(std::span<const std::filesystem::path> folders);
  /// Loads one library. \returns the sentence why it cannot be used; empty when it can.
  std::string load_file(const std::filesystem::path& file);

  const config::Catalogue& catalogue() const { return catalogue_; }

  PluginResult<std::unique_ptr<Adapter>> make_adapter(std::string_view name,
                                                      std::span<const sdk::Pair> settings) const;
  PluginResult<std::unique_ptr<Transport>> make_transport(std::string_view name,
                                                          std::span<const sdk::Pair> settings,
                                                          Transport::Accept accept) const;

 private:
  const rd_plugin* find(std::string_view name, bool transport) const;

  const model::Clock& clock_;
  config::Catalogue catalogue_;
  std::vector<const rd_plugin*> plugins_;  ///< same order as catalogue_.plugins
};

/// Where the program's own plugins lie: beside it, as installed and as built.
std::vector<std::filesystem::path> own_plugin_folders();

}  // namespace rodedraad::hub
