#include <CLI/CLI.hpp>
#include <memory>

#include "command_line.h"
#include "commands.h"

/// The hub itself: running it, and watching it run.
namespace rodedraad::cli {

namespace {

struct WatchGiven {
  TopOptions top;
  TapOptions tap;
};

}  // namespace

void add_run(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<RunOptions>();
  auto* command = add(app, "run", "Run the hub until SIGTERM or SIGINT",
                      "run --config config/drechtsteden --data /var/lib/rodedraad");
  with_config(*command, place);
  with_data(*command, place);
  command->add_option("--ready-file", options->ready_file,
                      "Written when the hub accepts messages: JSON with its addresses");
  command->add_flag("--until-idle", options->until_idle,
                    "Stop when nothing is left to process or to send");
  command->add_flag("--after-restore", options->after_restore,
                    "Go on from an older copy of the store that was put back on purpose");
  command->callback([options, &place, &result] { result = run(place, *options); });
}

void add_reload(CLI::App& app, Place& place, int& result) {
  auto* command = add(app, "reload", "Have the running hub take over its changed configuration",
                      "reload --data /var/lib/rodedraad");
  with_data(*command, place);
  with_json(*command, place);
  command->callback([&place, &result] { result = reload(place); });
}

void add_connection(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<SimulatorOptions>();
  auto* connections = add(app, "connection", "What a connection of the running hub talks to",
                          "connection simulator --data /var/lib/rodedraad duo on");
  connections->require_subcommand(1);
  auto* command = add(*connections, "simulator",
                      "Have a connection talk to what plays its partner, or to its partner again; "
                      "never in production",
                      "connection simulator --data /var/lib/rodedraad duo on");
  with_data(*command, place);
  with_json(*command, place);
  command->add_option("connection", options->connection, "Which one")->required();
  command->add_option("state", options->state, "on: to the simulator; off: to the partner")
      ->check(CLI::IsMember({"on", "off"}));
  command->callback([options, &place, &result] { result = connection_simulator(place, *options); });
}

void add_watching(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<WatchGiven>();
  auto* top_command =
      add(app, "top", "Watch how the running hub goes: connections, failures, terms",
          "top --data /var/lib/rodedraad");
  with_data(*top_command, place);
  with_json(*top_command, place);
  top_command->add_option("--every", options->top.every, "Seconds between two looks")
      ->check(CLI::Range(1, 3600));
  top_command->add_option("--times", options->top.times,
                          "Print it so many times; without it, a screen until q, or once when it "
                          "does not go to a terminal");
  top_command->callback([options, &place, &result] { result = top(place, options->top); });

  auto* tap_command = add(app, "tap", "Watch what comes in and goes out, without what it says",
                          "tap --data /var/lib/rodedraad --connection duo");
  with_data(*tap_command, place);
  with_json(*tap_command, place);
  tap_command->add_option("--connection", options->tap.connection, "Only of this connection");
  tap_command->add_flag("--content", options->tap.content,
                        "Also the form of what messages say: x for a letter, 9 for a digit");
  tap_command->add_flag("--from-before", options->tap.from_before, "Begin with the last hundred");
  tap_command->add_option("--count", options->tap.count, "End after so many lines");
  tap_command->callback([options, &place, &result] { result = tap(place, options->tap); });
}

}  // namespace rodedraad::cli
