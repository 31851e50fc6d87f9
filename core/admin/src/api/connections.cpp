#include <algorithm>

#include "certificates.h"
#include "connection_state.h"
#include "input.h"
#include "probe.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/secret.h"
#include "routes.h"
#include "simulators.h"
#include "views.h"
#include "words.h"

/// /v1/koppelingen, /v1/certificaten and /v1/statuspaginas: connections.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::chrono::hours kLinkLasts{30 * 24};

std::string_view type_of(config::SettingType type) {
  switch (type) {
    case config::SettingType::number:
      return "getal";
    case config::SettingType::duration:
      return "duur";
    case config::SettingType::boolean:
      return "ja-nee";
    case config::SettingType::url:
      return "url";
    case config::SettingType::folder:
      return "map";
    case config::SettingType::address:
      return "adres";
    case config::SettingType::size:
      return "grootte";
    case config::SettingType::mapping:
      return "vertaling";
    case config::SettingType::file:
      return "bestand";
    case config::SettingType::text:
      break;
  }
  return "tekst";
}

std::string place_of(const config::Place& place) {
  return place.file + ':' + std::to_string(place.line);
}

/// What a plugin can be set to, and what it is set to here; a secret never shows.
void add_settings(const config::PluginUse& use, const config::PluginInfo* plugin, const char* part,
                  json::array& result) {
  if (plugin == nullptr) return;
  for (const auto& known : plugin->settings) {
    const auto set = std::find_if(use.settings.begin(), use.settings.end(),
                                  [&](const auto& each) { return each.name == known.name; });
    const bool is_set = set != use.settings.end();
    result.push_back(json::object{
        {"naam", known.name},
        {"deel", part},
        {"type", json::string{type_of(known.type)}},
        {"waarde", is_set && !known.secret ? json::value(set->value) : json::value(nullptr)},
        {"standaard", known.default_value},
        {"geheim", known.secret},
        {"verplicht", known.required},
        {"uitleg", known.nl},
        {"uitlegEn", known.en},
        {"plaats", is_set ? place_of(set->place) : std::string{}}});
  }
}

json::array kinds_of(const config::PluginInfo* adapter) {
  json::array result;
  if (adapter == nullptr) return result;
  for (const auto& kind : adapter->kinds) {
    result.push_back(json::object{{"soort", kind.name},
                                  {"richting", kind.incoming ? "in" : "uit"},
                                  {"steun", kind.best_effort ? "naar-vermogen" : "ondersteund"},
                                  {"titel", kind.nl}});
  }
  return result;
}

std::string setting_of(const config::PluginUse& use, std::string_view name) {
  for (const auto& setting : use.settings) {
    if (setting.name == name) return setting.value;
  }
  return {};
}

/// "eerst na 5 s, daarna telkens 4 keer zo lang tot 6 uur, hoogstens 12 keer"
std::string in_words(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
  if (seconds < 120) return std::to_string(seconds) + " s";
  if (seconds < 7200) return std::to_string(seconds / 60) + " min";
  return std::to_string(seconds / 3600) + " uur";
}

std::string retry_words(const config::Retry& retry) {
  auto factor = std::to_string(retry.factor);
  factor.erase(factor.find_last_not_of('0') + 1);
  if (factor.back() == '.') factor.pop_back();
  return "eerst na " + in_words(retry.first) + ", daarna telkens " + factor + " keer zo lang tot " +
         in_words(retry.most) + ", hoogstens " + std::to_string(retry.attempts) + " keer";
}

std::string link_name(const std::string& connection) { return "statuslink/" + connection; }

/// What lies in the store of a status link: the hash of its key, and until when.
struct Link {
  std::string hash;
  model::Instant until{};
};

Link link_of(store::Reader& reader, const std::string& connection) {
  const auto kept = reader.setting(link_name(connection));
  const auto space = kept.find(' ');
  if (space == std::string::npos) return {};
  return {kept.substr(0, space), model::parse_instant(kept.substr(space + 1))};
}

const ConnectionState* state_of(const ConnectionStates& states, const std::string& id) {
  const auto found = std::find_if(states.all.begin(), states.all.end(),
                                  [&](const auto& each) { return each.connection->id == id; });
  return found == states.all.end() ? nullptr : &*found;
}

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto states = connection_states(context, work.search, *scope);
  json::array result;
  for (const auto& state : states.all) result.push_back(view(state, states.setup->config()));
  return reply(json::object{{"resultaten", std::move(result)}});
}

sdk::Answer show(const Request& request, Workplace& work, const Context& context) {
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto states = connection_states(context, work.search, *scope);
  const auto* state = state_of(states, request.id());
  if (state == nullptr) return not_found();
  const auto& connection = *state->connection;
  const auto& catalogue = states.setup->context().catalogue;
  const auto* adapter = catalogue.adapter(connection.adapter.name);
  json::array settings;
  if (request.person.may(Right::configure)) {
    add_settings(connection.adapter, adapter, "adapter", settings);
    // As the file says, whoever it talks to now.
    if (const auto& use = connection.simulated ? connection.simulator : connection.transport) {
      add_settings(*use, catalogue.transport(use->name), "vervoer", settings);
    }
  }
  auto certificates_used = certificates(*states.setup, context.clock.now(), connection.id);
  if (connection.receive) {
    for (auto& each :
         certificates(*states.setup, context.clock.now(), connection.receive->listener)) {
      certificates_used.push_back(std::move(each));
    }
  }
  const auto addresses = context.hub.addresses();
  const auto address = addresses.find(connection.id);
  return reply(json::object{
      {"stand", view(*state, states.setup->config())},
      {"plaats", place_of(connection.place)},
      {"bron", connection.source},
      {"oin", connection.oin},
      {"adres", connection.transport ? setting_of(*connection.transport, "url") : std::string{}},
      {"ontvangstAdres", address == addresses.end() ? std::string{} : address->second},
      {"instellingen", std::move(settings)},
      {"soorten", kinds_of(adapter)},
      {"certificaten", std::move(certificates_used)},
      {"perSeconde", connection.rate_per_second > 0 ? json::value(connection.rate_per_second)
                                                    : json::value(nullptr)},
      {"tegelijk", connection.inflight},
      {"herhaling", retry_words(connection.retry)},
      {"simulator", simulator_of(states.setup->config(), connection, work.reader)},
      {"statuslinkTot", or_null(link_of(work.reader, connection.id).until)}});
}

sdk::Answer test(const Request& request, Context& context) {
  const auto setup = context.setup();
  const auto* connection = setup->config().connection(request.id());
  if (connection == nullptr) return not_found();
  if (!context.hub.record(
          record_of(request, context, "connection.test", connection->id, {}, "asked"))) {
    return unrecorded();
  }
  return reply(probe(*connection, context.plugins));
}

sdk::Answer make_link(const Request& request, Context& context) {
  const auto setup = context.setup();
  const auto* connection = setup->config().connection(request.id());
  if (connection == nullptr) return not_found();
  const auto key = crypto::hex(crypto::Secret::random(24).view());
  const auto until = context.clock.now() + kLinkLasts;
  const auto name = link_name(connection->id);
  const auto value = crypto::sha256_hex(key) + ' ' + utc(until);
  auto record = record_of(request, context, "connection.link", connection->id, {}, "made");
  if (!context.hub.write([name, value, record](store::Transaction& transaction) {
        transaction.put_setting(name, value);
        transaction.audit(record);
      })) {
    return unrecorded();
  }
  return reply(
      json::object{{"adres", "/status/" + connection->id + "." + key}, {"tot", utc(until)}}, 201);
}

/// The last attempts, without whom or what they were about.
json::array last_attempts(Workplace& work, const std::string& connection) {
  json::array result;
  store::DeliveryQuery sent;
  sent.connection = connection;
  for (const auto& line : work.search.deliveries(sent, {}, 20).lines) {
    result.push_back(json::object{{"moment", utc(line.changed)},
                                  {"richting", "uit"},
                                  {"soort", line.kind},
                                  {"uitkomst", json::string{word_of(line.state)}},
                                  {"status", line.answer_status}});
  }
  store::MessageQuery came;
  came.connection = connection;
  for (const auto& line : work.search.messages(came, {}, 20).lines) {
    result.push_back(json::object{{"moment", utc(line.received)},
                                  {"richting", "in"},
                                  {"soort", line.kind},
                                  {"uitkomst", json::string{word_of(line.state)}},
                                  {"status", 0}});
  }
  std::stable_sort(result.begin(), result.end(), [](const json::value& a, const json::value& b) {
    return a.at("moment").as_string() > b.at("moment").as_string();
  });
  return result;
}

/// For who has the link: "duo.KEY".
sdk::Answer status_page(const Request& request, Workplace& work, const Context& context) {
  const auto& shown = request.part("sleutel");
  const auto dot = shown.rfind('.');
  const auto id = shown.substr(0, dot);
  const auto link = link_of(work.reader, id);
  const auto hash = crypto::sha256_hex(dot == std::string::npos ? "" : shown.substr(dot + 1));
  if (!crypto::equal_in_constant_time(link.hash, hash) || link.until <= context.clock.now()) {
    context.hub.refused("status");
    return not_found();
  }
  const auto states = connection_states(context, work.search, {});
  const auto* state = state_of(states, id);
  if (state == nullptr) return not_found();
  return reply(json::object{
      {"koppeling", id},
      {"regio", states.setup->config().region.name},
      {"moment", utc(context.clock.now())},
      {"oordeel", json::string{word_of(state->verdict)}},
      {"uitleg", state->sentence},
      {"onderbreker", view(state->reach, state->connection->transport.has_value())},
      {"wachtend", state->load.queued},
      {"oudsteWachtend", or_null(state->load.oldest)},
      {"certificaatDagen",
       state->certificate_days ? json::value(*state->certificate_days) : json::value(nullptr)},
      {"laatste", last_attempts(work, id)}});
}

}  // namespace

void add_connections(Router& router, Context& context) {
  router.add("GET", "/v1/koppelingen", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", "/v1/koppelingen/{id}", Right::metadata,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.add("POST", "/v1/koppelingen/{id}/_test", Right::configure,
             [&](const auto& request, auto&) { return test(request, context); });
  router.add("POST", "/v1/koppelingen/{id}/statuslinks", Right::configure,
             [&](const auto& request, auto&) { return make_link(request, context); });
  router.add("GET", "/v1/statuspaginas/{sleutel}", Door::open,
             [&](const auto& request, auto& work) { return status_page(request, work, context); });
  router.add("GET", "/v1/certificaten", Right::metadata, [&](const auto&, auto&) {
    return reply(json::object{{"resultaten", certificates(*context.setup(), context.clock.now())}});
  });
}

}  // namespace rodedraad::admin
