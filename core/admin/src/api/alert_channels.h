#pragma once

#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

struct Alert;

/// How an alert reaches people.
enum class Way { mail, webhook };

/// Those that the configuration has.
std::vector<Way> ways_of(const config::Alerts& alerts);

/// Sends it. \returns why that does not work, in Dutch; empty when it was taken. Takes as long as
/// the mail server or the webhook, at most some ten seconds for each of their answers.
std::string send_alert(const config::Alerts& alerts, Way way, const hub::PluginHost& plugins,
                       const Alert& alert);

}  // namespace rodedraad::admin
