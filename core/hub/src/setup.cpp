#include "rodedraad/hub/setup.h"

#include <utility>

namespace rodedraad::hub {

namespace {

bool same(const config::PluginInfo* one, const config::PluginInfo* other) {
  return one != nullptr && other != nullptr && one->sha256 == other->sha256 &&
         one->isolated == other->isolated;
}

/// The adapters of \p earlier that would be made in the same way again.
Adapters kept(const config::Config& config, const config::Catalogue& catalogue,
              const Setup& earlier) {
  Adapters result;
  if (config.hub.plugin_deadline != earlier.config().hub.plugin_deadline) return result;
  for (const auto& connection : config.connections) {
    const auto* before = earlier.config().connection(connection.id);
    if (before == nullptr || before->oin != connection.oin ||
        !same_use(before->adapter, connection.adapter) ||
        !same(earlier.context().catalogue.adapter(connection.adapter.name),
              catalogue.adapter(connection.adapter.name))) {
      continue;
    }
    result.emplace(connection.id, earlier.context().adapters.at(connection.id));
  }
  return result;
}

}  // namespace

Setup::Setup(config::Config config, const PluginHost& plugins, const model::Clock& clock, Ids& ids,
             const Setup* earlier)
    : config_(std::move(config)),
      catalogue_(plugins.catalogue()),
      adapters_(make_adapters(
          plugins, config_, earlier == nullptr ? Adapters{} : kept(config_, catalogue_, *earlier))),
      rules_(config_, catalogue_),
      context_{config_, catalogue_, adapters_, clock, ids, rules_} {}

}  // namespace rodedraad::hub
