#pragma once

#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

struct Alert;

/// Sends it by every way that the configuration has. \returns why one does not work, in Dutch.
/// Takes as long as the mail server and the webhook, at most half a minute each.
std::vector<std::string> send_alert(const config::Config& config, const hub::PluginHost& plugins,
                                    const Alert& alert);

}  // namespace rodedraad::admin
