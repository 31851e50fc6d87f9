#include "simulators.h"

#include <algorithm>
#include <array>
#include <utility>

#include "input.h"
#include "rodedraad/hub/simulators.h"
#include "routes.h"
#include "views.h"

/// /v1/simulatoren and /v1/koppelingen/{id}/simulator: who talks to what plays the partner.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// By adapter, what `rodedraad simulate` calls it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPlayed{
    {{"duo", "duo"},
     {"participatiewet", "participatiewet"},
     {"schuldhulp", "ddas"},
     {"vluchtelingenwerk", "vluchtelingenwerk"},
     {"wmo", "wmo"},
     {"zgw", "zaaksysteem"}}};

std::string setting_of(const config::PluginUse& use, std::string_view name) {
  const auto found = std::ranges::find(use.settings, name, &config::Setting::name);
  return found == use.settings.end() ? std::string{} : found->value;
}

/// The word after `rodedraad simulate`; empty when it cannot play this partner.
std::string_view played(const config::Connection& connection) {
  if (!connection.transport) return {};
  const auto& adapter = connection.adapter;
  if (adapter.name == "participatiewet" && connection.transport->name == "soap") return "suwinet";
  if (setting_of(adapter, "envelope") == "cloudevents") return "wijkteam";
  const auto* found = std::ranges::find(kPlayed, std::string_view{adapter.name},
                                        &decltype(kPlayed)::value_type::first);
  return found == kPlayed.end() ? std::string_view{} : found->second;
}

/// The address without its scheme and path.
std::string listen_at(const std::string& url) {
  const auto scheme = url.find("://");
  if (scheme == std::string::npos) return "127.0.0.1:0";
  const auto host = url.substr(scheme + 3);
  return host.substr(0, host.find('/'));
}

std::string_view environment_word(std::string_view environment) {
  if (environment == "acceptance") return "acceptatie";
  if (environment == "test") return "test";
  if (environment == "development") return "ontwikkeling";
  return "productie";
}

sdk::Answer all(const Context& context) {
  const auto setup = context.setup();
  const auto& config = setup->config();
  json::array connections;
  for (const auto& connection : config.connections) {
    if (!connection.simulated) continue;
    connections.push_back(
        json::object{{"id", connection.id},
                     {"organisatieNaam", name_of_organisation(config, connection.organisation)}});
  }
  return reply(json::object{{"omgeving", json::string{environment_word(config.hub.environment)}},
                            {"koppelingen", std::move(connections)}});
}

void change(const Request& request, Workplace& /*work*/, Context& context,
            const Answered& answered) {
  auto input = Input::of_body(request);
  const auto on = input.flag("aan");
  if (!on) input.wrong("aan", "moet true of false zijn");
  if (auto refusal = input.refusal()) return answered(*refusal);
  if (context.setup()->config().connection(request.id()) == nullptr) return answered(not_found());
  const auto refused =
      record_of(request, context, "connection.simulator", request.id(), {}, "refused");
  context.simulate(
      {request.id(), *on, request.person.origin, request.person.account},
      [&context, answered, refused, id = request.id()](const std::string& why_not) {
        if (!why_not.empty()) {
          return answered(context.hub.record(refused) ? not_now(why_not) : unrecorded());
        }
        const auto setup = context.setup();
        const auto* connection = setup->config().connection(id);
        if (connection == nullptr) return answered(not_found());
        store::Reader reader{context.hub.location()};
        answered(reply(simulator_of(setup->config(), *connection, reader)));
      });
}

}  // namespace

json::value simulator_of(const config::Config& config, const config::Connection& connection,
                         store::Reader& reader) {
  const auto partner = played(connection);
  const bool asked = hub::asked_for_simulator(reader, connection.id);
  if (partner.empty() && !connection.simulator && !asked) return nullptr;
  const auto& use = connection.simulated ? connection.transport : connection.simulator;
  const auto url = use ? setting_of(*use, "url") : std::string{};
  const auto why = hub::no_simulator_because(config, connection);
  return json::object{{"soort", json::string{partner}},
                      {"opdracht", partner.empty() ? std::string{}
                                                   : "rodedraad simulate " + std::string{partner} +
                                                         " --listen " + listen_at(url)},
                      {"adres", url},
                      {"actief", connection.simulated},
                      {"kanAan", why.empty()},
                      {"waaromNiet", why},
                      {"genegeerd", asked && !connection.simulated}};
}

void add_simulators(Router& router, Context& context) {
  router.add("GET", "/v1/simulatoren", Door::signed_in,
             [&](const auto&, auto&) { return all(context); });
  router.defer("PUT", "/v1/koppelingen/{id}/simulator", Right::configure,
               [&](const auto& request, auto& work, auto answered) {
                 change(request, work, context, answered);
               });
}

}  // namespace rodedraad::admin
