#include "region.h"

#include <cstdint>

namespace rodedraad::simulation {

namespace {

config::Connection connection(const std::string& id, Wire* wire) {
  config::Connection made;
  made.id = id;
  made.organisation = id;
  made.adapter.name = "echo_adapter";
  made.source = id;
  made.retry = {std::chrono::seconds{5}, 2, std::chrono::minutes{10}, 20};
  if (wire != nullptr) {
    const auto address = std::to_string(reinterpret_cast<std::uintptr_t>(wire));
    made.transport =
        config::PluginUse{"wire", {{"destination", id, {}}, {"wire", address, {}}}, {}};
  }
  return made;
}

}  // namespace

config::Config region(Wire& wire) {
  config::Config result;
  result.revision = "simulatie";
  result.hub.store_url = "sqlite:hub.db";
  for (const char* id : {kSource, kRepeats, kOnce, kSlow}) {
    result.region.organisations.push_back({id, id, "", {}});
  }
  for (const char* code : {"0505", "0482"}) {
    config::Municipality municipality;
    municipality.code = code;
    municipality.name = code;
    municipality.oin = std::string{"0000009900000000"} + code;
    result.region.municipalities.push_back(municipality);
  }
  result.connections.push_back(connection(kSource, nullptr));
  result.connections.push_back(connection(kRepeats, &wire));
  result.connections.push_back(connection(kOnce, &wire));
  result.connections.push_back(connection(kSlow, &wire));
  result.connections.back().rate_per_second = 2;

  config::Purpose purpose;
  purpose.id = "vertellen";
  purpose.article = "art. 1";
  purpose.from_law = purpose.to_law = "wi2021";
  purpose.allow = {"inburgeraar.bsn", "inburgeraar.achternaam"};
  purpose.recipients = {kRepeats, kOnce, kSlow};
  result.purposes.push_back(purpose);

  config::Rule rule;
  rule.id = "vertellen";
  config::Trigger trigger;
  trigger.kind = config::Trigger::Kind::message;
  trigger.name = "echo";
  rule.on.push_back(trigger);
  const auto send = [](const char* kind, const char* to) {
    config::Send made;
    made.message = kind;
    made.to = std::string{"connection:"} + to;
    made.purpose = "vertellen";
    return made;
  };
  rule.sends = {send("echo.out", kRepeats), send("echo.once", kOnce), send("echo.out", kSlow)};
  config::Workflow workflow;
  workflow.id = "alles";
  workflow.law = "wi2021";
  workflow.rules.push_back(rule);
  result.workflows.push_back(workflow);
  return result;
}

void add_partners(Network& network) {
  network.add(kRepeats, {true, 4});
  network.add(kOnce, {false, 4});
  network.add(kSlow, {true, 4});
}

}  // namespace rodedraad::simulation
