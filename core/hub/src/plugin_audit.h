#pragma once

#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Puts on record which plugins of others run with which rights, and what was refused and why; to
/// be called when a hub starts.
void audit_plugins(const PluginHost& plugins, const model::Clock& clock, store::Writer& writer);

}  // namespace rodedraad::hub
