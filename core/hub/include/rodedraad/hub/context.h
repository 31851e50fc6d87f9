#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/ids.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::hub {

/// The settings of a plugin as it gets them.
std::vector<sdk::Pair> settings_of(const config::PluginUse& use);
/// Whether a plugin is used with the same settings.
bool same_use(const config::PluginUse& one, const config::PluginUse& other);

/// The adapter of each connection, by connection id.
using Adapters = std::map<std::string, std::shared_ptr<Adapter>, std::less<>>;

/// What all that works under one configuration shares. A running hub has it from a Setup, which
/// owns what this refers to.
struct Context {
  const config::Config& config;
  const config::Catalogue& catalogue;
  const Adapters& adapters;
  const model::Clock& clock;
  Ids& ids;
  const workflow::RuleBook& rules;

  /// What the adapter of a connection says of a kind that comes in, or goes out; null when it knows
  /// none.
  const config::KindInfo* reads(const config::Connection& connection, std::string_view kind) const;
  const config::KindInfo* writes(const config::Connection& connection, std::string_view kind) const;
};

/// Makes the adapters of all connections that are not \p made yet. Throws BadConfig when a
/// plugin refuses its settings.
Adapters make_adapters(const PluginHost& plugins, const config::Config& config, Adapters made = {});

}  // namespace rodedraad::hub
