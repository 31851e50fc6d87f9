#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/intake.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/hub/reserve.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/hub/transports.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// What a hub does while another one works on the store: its listeners take messages in, judge
/// them and keep them, exactly as the one that works does. What is accepted is on the server
/// before it is answered, and the hub that works, now or later, takes it up from there. It
/// sends nothing, processes nothing, and picks nothing up from a partner.
class Reception {
 public:
  /// Listens when it is made. Throws store::StoreError when it cannot leave anything in the store
  /// now, and BadConfig when a listener cannot start. \p clock outlives it.
  Reception(config::Config config, const PluginHost& plugins, const model::Clock& clock,
            const std::filesystem::path& data);
  /// Takes nothing in any more; who is being answered gets the answer.
  ~Reception();
  Reception(const Reception&) = delete;
  Reception& operator=(const Reception&) = delete;

 private:
  store::DataLock lock_;
  store::Location location_;
  Ids ids_;
  Setups setups_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<Crew> crew_;
  Metrics metrics_;
  std::unique_ptr<Reserve> reserve_;
  std::unique_ptr<Intake> intake_;
  std::unique_ptr<Transports> transports_;
};

}  // namespace rodedraad::hub
