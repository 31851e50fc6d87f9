#include "command_line.h"

#include <CLI/CLI.hpp>

namespace rodedraad::cli {

void with_config(CLI::App& command, Place& place) {
  command.add_option("--config", place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command.add_option("--set", place.set, "NAME=VALUE fills ${NAME} in the configuration")
      ->allow_extra_args(false);
}

void with_data(CLI::App& command, Place& place, bool required) {
  auto* option = command.add_option("--data", place.data, "Data folder of the hub");
  if (required) option->required();
}

void with_json(CLI::App& command, Place& place) {
  command.add_flag("--json", place.json, "Print JSON for a program to read");
}

CLI::App* on_store(CLI::App* command, Place& place) {
  with_config(*command, place);
  with_data(*command, place);
  with_json(*command, place);
  return command;
}

void with_reason(CLI::App& command, Place& place) {
  command.add_option("--reason", place.reason, "Why you want to see it; goes into the audit log");
}

CLI::App* add(CLI::App& app, const std::string& name, const std::string& what,
              const std::string& example) {
  auto* command = app.add_subcommand(name, what);
  command->footer("Example:\n  rodedraad " + example);
  return command;
}

}  // namespace rodedraad::cli
