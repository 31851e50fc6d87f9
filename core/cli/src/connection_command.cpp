#include <boost/json.hpp>
#include <iostream>

#include "ask_hub.h"
#include "commands.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

std::string text(const json::object& object, const char* name) {
  return json::value_to<std::string>(object.at(name));
}

/// One without anything that plays its partner has no such object.
json::object simulator_in(const json::object& connection, const std::string& id) {
  const auto& simulator = connection.at("simulator");
  if (simulator.is_object()) return simulator.get_object();
  throw Stop(kFound, "koppeling " + id + " heeft geen simulator");
}

void tell(const std::string& connection, const json::object& simulator) {
  const bool on = simulator.at("actief").as_bool();
  std::cout << connection << ": praat met de " << (on ? "simulator" : "partner") << '\n';
  if (on) std::cout << "  wat hij aanneemt, krijgt de partner niet\n";
  if (simulator.at("genegeerd").as_bool()) {
    std::cout << "  de simulator is aangezet, en deze hub doet dat niet\n";
  }
  if (!on && !text(simulator, "waaromNiet").empty()) {
    std::cout << "  " << text(simulator, "waaromNiet") << '\n';
  }
  if (on && !text(simulator, "opdracht").empty()) {
    std::cout << "  start hem met: " << text(simulator, "opdracht") << '\n';
  }
}

}  // namespace

int connection_simulator(const Place& place, const SimulatorOptions& options) {
  AskHub hub{place};
  const auto target = "/v1/koppelingen/" + options.connection;
  const auto simulator =
      options.state.empty()
          ? simulator_in(hub.get(target), options.connection)
          : hub.put(target + "/simulator", json::object{{"aan", options.state == "on"}});
  if (place.json) {
    std::cout << json::serialize(simulator) << '\n';
  } else {
    tell(options.connection, simulator);
  }
  return kOk;
}

}  // namespace rodedraad::cli
