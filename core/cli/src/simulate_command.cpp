#include "simulate_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "rodedraad/simulate/simulate.h"

namespace rodedraad::cli {

void add_simulate(CLI::App& app, int& result) {
  auto* command = app.add_subcommand("simulate", "Play a partner, to rehearse the whole chain");
  command->footer(
      "Faults: NAME, NAME:N (the first N requests), NAME@TEXT (paths with TEXT)\n" +
      simulate::fault_help() +
      "\nExample:\n  rodedraad simulate duo --listen 127.0.0.1:9101 --record duo.jsonl");
  auto options = std::make_shared<simulate::SimulateOptions>();
  const auto known = simulate::partners();
  command->add_option("partner", options->partner, "Who to play")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{known.begin(), known.end()}));
  command->add_option("--listen", options->listen, "HOST:PORT; port 0 takes a free one")
      ->required();
  command->add_option("--story", options->story, "What the partner knows")
      ->check(CLI::ExistingPath);
  command->add_option("--fault", options->faults, "What goes wrong on purpose")
      ->allow_extra_args(false);
  command->add_option("--record", options->record, "Append one JSON line per request");
  command->add_option("--ready-file", options->ready_file, "Written when it listens");
  command->callback([options, &result] { result = simulate::simulate(*options); });
}

}  // namespace rodedraad::cli
