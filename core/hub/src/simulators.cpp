#include "rodedraad/hub/simulators.h"

#include <algorithm>
#include <future>
#include <utility>

#include "rodedraad/hub/bad_config.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

constexpr const char* kOn = "on";
constexpr const char* kOff = "off";

const char* reached(bool simulated) { return simulated ? "simulator" : "partner"; }

void use_simulator(config::Connection& connection) {
  std::swap(connection.transport, connection.simulator);
  connection.simulated = true;
}

void tell_ignored(const std::string& connection, const std::string& why) {
  log(LogLevel::warn, "simulator.ignored",
      {{"action", "simulate"},
       {"object", connection},
       {"result", "ignored"},
       {"origin", "hub"},
       {"text", why}});
}

void tell_used(const std::string& connection) {
  log(LogLevel::warn, "simulator.used",
      {{"action", "simulate"},
       {"object", connection},
       {"result", "used"},
       {"origin", "hub"},
       {"text", "deze koppeling praat met de simulator: de partner krijgt niets"}});
}

}  // namespace

std::string simulator_setting(const std::string& connection) { return "simulator/" + connection; }

bool asked_for_simulator(store::Reader& reader, const std::string& connection) {
  return reader.setting(simulator_setting(connection)) == kOn;
}

std::string no_simulator_because(const config::Config& config,
                                 const config::Connection& connection) {
  if (config.hub.in_production()) {
    return "Deze hub is voor productie: wat een simulator aanneemt, krijgt de partner nooit. Is "
           "het een andere omgeving, zet dan environment=\"acceptance\" bij <hub> in hub.xml en "
           "herlaad.";
  }
  if (!connection.simulator) {
    return "Deze koppeling noemt geen simulator: zet <simulator url=\"...\"/> in " +
           connection.place.file + " en herlaad.";
  }
  return {};
}

std::optional<config::Config> with_simulators(const config::Config& read, store::Reader& reader) {
  std::optional<config::Config> result;
  for (std::size_t i = 0; i < read.connections.size(); ++i) {
    const auto& connection = read.connections[i];
    if (!asked_for_simulator(reader, connection.id)) continue;
    if (const auto why = no_simulator_because(read, connection); !why.empty()) {
      tell_ignored(connection.id, why);
      continue;
    }
    if (!result) result = read;
    use_simulator(result->connections[i]);
    tell_used(connection.id);
  }
  return result;
}

std::string Hub::simulate(const SimulatorWish& wish) {
  const auto now = setups_.now();
  const auto found = std::ranges::find(read_.connections, wish.connection, &config::Connection::id);
  if (found == read_.connections.end()) {
    return "Er is geen koppeling " + wish.connection + ".";
  }
  if (wish.on) {
    if (auto why = no_simulator_because(read_, *found); !why.empty()) return why;
  }
  store::Reader reader{location_};
  if (asked_for_simulator(reader, wish.connection) == wish.on) return {};
  // As it is now, but for this one.
  auto config = now->config();
  auto& connection =
      *std::ranges::find(config.connections, wish.connection, &config::Connection::id);
  connection = *found;
  if (wish.on) use_simulator(connection);
  SetupPtr next;
  Transports::Set transports;
  try {
    next = std::make_shared<const Setup>(std::move(config), *plugins_, clock_, ids_, now.get());
    transports = transports_->make(*next, *plugins_);
  } catch (const BadConfig& problem) {
    return "Dat lukt niet: " + problem.finding().text;
  }
  write_down(wish);
  take_over(next, std::move(transports));
  return {};
}

void Hub::write_down(const SimulatorWish& wish) {
  const std::string change = std::string{reached(!wish.on)} + " -> " + reached(wish.on);
  const store::AuditRow row{.at = clock_.now(),
                            .action = "connection.simulator",
                            .object = wish.connection,
                            .result = change,
                            .origin = wish.origin,
                            .actor = wish.actor,
                            .revision = setups_.now()->config().revision};
  std::promise<void> promise;
  auto on_disk = promise.get_future();
  writer_->submit(
      [row, name = simulator_setting(wish.connection),
       value = wish.on ? kOn : kOff](store::Transaction& transaction) {
        transaction.put_setting(name, value);
        transaction.audit(row);
      },
      [&promise] { promise.set_value(); });
  on_disk.wait();
  log(LogLevel::warn, "connection.simulator",
      {{"action", "simulate"},
       {"object", wish.connection},
       {"result", change},
       {"origin", wish.origin}});
}

}  // namespace rodedraad::hub
