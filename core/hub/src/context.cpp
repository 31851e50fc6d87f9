#include "rodedraad/hub/context.h"

#include <algorithm>
#include <utility>

#include "rodedraad/hub/bad_config.h"

namespace rodedraad::hub {

const config::KindInfo* Context::reads(const config::Connection& connection,
                                       std::string_view kind) const {
  const auto* plugin = catalogue.adapter(connection.adapter.name);
  return plugin == nullptr ? nullptr : plugin->reads(kind);
}

const config::KindInfo* Context::writes(const config::Connection& connection,
                                        std::string_view kind) const {
  const auto* plugin = catalogue.adapter(connection.adapter.name);
  return plugin == nullptr ? nullptr : plugin->writes(kind);
}

std::vector<sdk::Pair> settings_of(const config::PluginUse& use) {
  std::vector<sdk::Pair> settings;
  for (const auto& setting : use.settings) settings.push_back({setting.name, setting.value});
  return settings;
}

bool same_use(const config::PluginUse& one, const config::PluginUse& other) {
  return one.name == other.name &&
         std::equal(
             one.settings.begin(), one.settings.end(), other.settings.begin(), other.settings.end(),
             [](const auto& a, const auto& b) { return a.name == b.name && a.value == b.value; });
}

Adapters make_adapters(const PluginHost& plugins, const config::Config& config, Adapters made) {
  for (const auto& connection : config.connections) {
    if (made.contains(connection.id)) continue;
    auto settings = settings_of(connection.adapter);
    settings.push_back({"oin", connection.oin});
    auto adapter =
        plugins.make_adapter(connection.adapter.name, settings, config.hub.plugin_deadline);
    if (!adapter) {
      const auto& error = adapter.error();
      throw BadConfig(connection.place, "adapter-refuses",
                      "connection " + connection.id + " cannot be made: " + error.text +
                          (error.where.empty() ? "" : " (setting " + error.where + ")"));
    }
    made.emplace(connection.id, std::move(*adapter));
  }
  return made;
}

}  // namespace rodedraad::hub
