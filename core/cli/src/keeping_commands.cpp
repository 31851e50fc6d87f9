#include <CLI/CLI.hpp>
#include <memory>

#include "command_line.h"
#include "commands.h"
#include "order_command.h"

/// What the hub keeps: for how long, under which keys, and who may log in.
namespace rodedraad::cli {

void add_account(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<AccountOptions>();
  auto* accounts = add(app, "account", "Who may log in at the console with a password",
                       "account list --config config/drechtsteden --data data");
  accounts->require_subcommand(1);
  const auto named = [&](CLI::App* command) {
    on_store(command, place)->add_option("name", options->name, "Name to log in by")->required();
    return command;
  };
  on_store(add(*accounts, "list", "List the accounts", "account list --config DIR --data DIR"),
           place)
      ->callback([&place, &result] { result = account_list(place); });
  auto* make = named(add(*accounts, "add", "Make an account; asks for the password, or reads it",
                         "account add --config DIR --data DIR --role meekijker j.jansen"));
  make->add_option("--display", options->display, "How the console shows the name");
  make->add_option("--role", options->roles, "Role; may be given again")
      ->required()
      ->allow_extra_args(false);
  make->callback([options, &place, &result] { result = account_add(place, *options); });
  named(add(*accounts, "disable", "Let nobody log in by this account; ends its sessions",
            "account disable --config DIR --data DIR j.jansen"))
      ->callback(
          [options, &place, &result] { result = account_block(place, options->name, true); });
  named(add(*accounts, "enable", "Let its owner log in again",
            "account enable --config DIR --data DIR j.jansen"))
      ->callback(
          [options, &place, &result] { result = account_block(place, options->name, false); });
  named(add(*accounts, "password", "Give an account another password; asks for it, or reads it",
            "account password --config DIR --data DIR j.jansen"))
      ->callback([options, &place, &result] { result = account_password(place, options->name); });
}

void add_retention(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<RetentionOptions>();
  auto* command = add(app, "retention", "Show or erase what may not be kept any longer, and why",
                      "retention --config DIR --data DIR --plan --at 2031-01-01");
  with_config(*command, place);
  with_data(*command, place);
  auto* what = command->add_option_group("what");
  what->add_flag_function(
      "--plan", [](std::int64_t) {}, "Only show what would be erased");
  what->add_flag("--run", options->run, "Erase it; a running hub does so every night");
  what->require_option(1);
  command->add_flag("--clock-is-right", options->clock_is_right,
                    "With --run: the clock was looked at, and may be believed");
  command->add_option("--at", options->at, "With --plan: as if it were this day");
  with_json(*command, place);
  command->callback([options, &place, &result] { result = retention(place, *options); });
}

void add_key(CLI::App& app, Place& place, int& result) {
  const auto by = std::make_shared<std::string>();
  auto* keys = add(app, "key", "The keys by which the store is sealed",
                   "key rotate --config DIR --data DIR --by 'J. Jansen'");
  keys->require_subcommand(1);
  auto* rotate =
      on_store(add(*keys, "rotate", "Wrap all keys by a next master key; may be repeated",
                   "key rotate --config DIR --data DIR --by 'J. Jansen'"),
               place);
  rotate->add_option("--by", *by, "Who gives the order")->required();
  rotate->callback([by, &place, &result] { result = rotate_keys(place, *by); });
  auto* status = on_store(add(*keys, "status", "Tell how many keys wait for the newest master key",
                              "key status --config DIR --data DIR"),
                          place);
  status->callback([&place, &result] { result = key_status(place); });
}

}  // namespace rodedraad::cli
