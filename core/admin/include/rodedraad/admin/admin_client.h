#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "rodedraad/admin/announcement.h"
#include "rodedraad/hub/desk.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::admin {

/// Asks a running hub to process a message again. \returns why it does not, or empty.
std::string ask_again(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& message);

/// Tells a running hub what a person decides about a delivery. \returns why it does not do so, or
/// empty.
std::string tell_decision(const hub::PluginHost& plugins, const Announcement& running,
                          const std::filesystem::path& token_file, const hub::Decision& decision);

/// Tells a running hub that a person did a task; \p by says who. \returns why not, or empty.
std::string tell_done(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const std::string& task,
                      const std::string& by);

/// Asks something of a running hub as a command; without a method it is a POST. \returns the
/// answer, or why there is none or it is a refusal.
tl::expected<sdk::Answer, std::string> ask(const hub::PluginHost& plugins,
                                           const Announcement& running,
                                           const std::filesystem::path& token_file,
                                           sdk::Message message);

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Posts these fields as JSON to a running hub. \returns why it does not do it, or empty.
std::string tell(const hub::PluginHost& plugins, const Announcement& running,
                 const std::filesystem::path& token_file, const std::string& target,
                 const Fields& fields);

/// Tells a running hub that somebody is about to see what is kept of a person: \p row. \returns why
/// that could not be put on record, or empty.
std::string tell_read(const hub::PluginHost& plugins, const Announcement& running,
                      const std::filesystem::path& token_file, const store::AuditRow& row);

/// What a running hub answers when it is asked to take over its configuration folder.
struct ReloadAnswer {
  bool done = false;
  std::string revision;               ///< that holds now
  std::vector<std::string> findings;  ///< as `check` prints them
  std::string body;                   ///< the same as JSON
};

/// Waits for the result. \returns why there is none.
tl::expected<ReloadAnswer, std::string> ask_reload(const hub::PluginHost& plugins,
                                                   const Announcement& running,
                                                   const std::filesystem::path& token_file);

}  // namespace rodedraad::admin
