#include <CLI/CLI.hpp>
#include <memory>

#include "certify_command.h"
#include "command_line.h"
#include "commands.h"

/// Plugins.
namespace rodedraad::cli {

namespace {

struct PluginGiven {
  std::string plugin;
  bool markdown = false;
};

}  // namespace

void add_plugin(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<PluginGiven>();
  auto* plugins = add(app, "plugin", "The installed transports and adapters", "plugin list");
  plugins->require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    command->add_option("--config", place.config,
                        "Configuration folder that names more plugin folders");
    with_json(*command, place);
    return command;
  };
  auto* list = common(add(*plugins, "list", "List them", "plugin list"));
  list->callback([&place, &result] { result = plugin_list(place); });
  auto* describe =
      common(add(*plugins, "describe", "Settings and messages", "plugin describe duo"));
  describe->add_option("name", options->plugin, "Plugin; without it all");
  describe->add_flag("--markdown", options->markdown, "As a page of the handbook");
  describe->callback([options, &place, &result] {
    result = plugin_describe(place, options->plugin, options->markdown);
  });
  auto* allow = add(*plugins, "allow", "Print the line of hub.xml that lets a plugin of others in",
                    "plugin allow /opt/my-adapter/my_adapter.so");
  allow->add_option("file", options->plugin, "The library")->required()->check(CLI::ExistingFile);
  allow->callback([options, &result] { result = plugin_allow(options->plugin); });
  add_certify(*plugins, result);
}

}  // namespace rodedraad::cli
