#include "rodedraad/hub/context.h"

#include <stdexcept>
#include <utility>

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

Adapters make_adapters(const PluginHost& plugins, const config::Config& config, Adapters made) {
  for (const auto& connection : config.connections) {
    if (made.contains(connection.id)) continue;
    std::vector<sdk::Pair> settings;
    for (const auto& setting : connection.adapter.settings) {
      settings.push_back({setting.name, setting.value});
    }
    settings.push_back({"oin", connection.oin});
    auto adapter = plugins.make_adapter(connection.adapter.name, settings);
    if (!adapter) {
      throw std::runtime_error(connection.place.file + ": connection " + connection.id +
                               " cannot be made: " + adapter.error().text +
                               (adapter.error().where.empty()
                                    ? std::string{}
                                    : " (setting " + adapter.error().where + ")"));
    }
    made.emplace(connection.id, std::move(*adapter));
  }
  return made;
}

}  // namespace rodedraad::hub
