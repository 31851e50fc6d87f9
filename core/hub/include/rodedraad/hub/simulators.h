#pragma once

#include <optional>
#include <string>

#include "rodedraad/config/config.h"
#include "rodedraad/store/reader.h"

/// Which connections talk to what plays their partner, for rehearsing. What a simulator confirms
/// counts as delivered, and the partner would never get it: so no hub in production does this,
/// whatever its store says.
namespace rodedraad::hub {

/// Whether somebody had the connection talk to its simulator. That it does, the configuration of
/// now says: config::Connection::simulated.
bool asked_for_simulator(store::Reader& reader, const std::string& connection);
/// Where that lies in the store.
std::string simulator_setting(const std::string& connection);

/// The configuration with the simulator in the place of the partner for each connection for which
/// the store says so; nothing when there is none. What the store says and what may not be, because
/// this hub is in production or the connection names no simulator any more, is told in the log.
std::optional<config::Config> with_simulators(const config::Config& read, store::Reader& reader);

/// Why the connection cannot talk to its simulator, in Dutch and with what to do about it; empty
/// when it can.
std::string no_simulator_because(const config::Config& config,
                                 const config::Connection& connection);

}  // namespace rodedraad::hub
