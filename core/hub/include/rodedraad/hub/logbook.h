#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/store/audit_log.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Sends the Logboek Dataverwerkingen on, line after line in the order of the store, each at least
/// once: where it came to is in the store, and moves only when the other side confirmed. On a
/// thread of its own, so that a slow logboek holds nobody up.
class Logbook {
 public:
  /// Throws std::runtime_error when the transport refuses its settings.
  Logbook(const PluginHost& plugins, const config::PluginUse& use, store::Location location,
          store::Writer& writer, const model::Clock& clock);
  ~Logbook();

  void start();
  void stop();

 private:
  void run(const std::stop_token& stop);
  /// \returns whether the other side has them.
  bool send(const std::vector<store::ProcessingRow>& rows, const std::stop_token& stop);
  std::optional<sdk::Sent> post(const sdk::Message& message, const std::stop_token& stop);
  void confirm(std::int64_t seq, std::int64_t rejected);

  store::Location location_;
  store::Writer& writer_;
  const model::Clock& clock_;
  std::unique_ptr<Transport> transport_;
  bool up_ = false;
  std::jthread thread_;
};

}  // namespace rodedraad::hub
