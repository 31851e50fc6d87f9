#pragma once

#include <filesystem>
#include <string>

#include "rodedraad/admin/announcement.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

/// Asks a running hub to do something again: collection "afleveringen" sends a delivery,
/// "berichten" processes a message. \returns why it does not, or empty.
std::string ask_again(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& collection,
                      const std::string& id);

/// Tells a running hub that a person did a task; \p by says who. \returns why not, or empty.
std::string tell_done(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& task,
                      const std::string& by);

}  // namespace rodedraad::admin
