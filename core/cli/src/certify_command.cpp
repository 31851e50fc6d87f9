#include "certify_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "installation.h"
#include "rodedraad/certify/certify.h"

namespace rodedraad::cli {

void add_certify(CLI::App& plugins, int& result) {
  auto* command = plugins.add_subcommand("certify", "Hold a plugin's library against the contract");
  command->footer(
      "Each check runs in a process of its own. Exit codes: 0 none failed, 1 some failed.\n"
      "Example:\n  rodedraad plugin certify my_adapter.so --setting mapping=mapping.xml");
  struct Given {
    certify::Options options;
    std::uint64_t seed = 0;
    long fuzz = 2;
    long limit = 30;
  };
  auto given = std::make_shared<Given>();
  auto& options = given->options;
  const auto known = certify::check_names();
  command->add_option("file", options.library, "The library")->required()->check(CLI::ExistingFile);
  command->add_option("--setting", options.settings, "NAME=VALUE; of a mapping or a file its path")
      ->allow_extra_args(false);
  command->add_option("--sample", options.samples, "KIND=FILE: a message that the adapter reads")
      ->allow_extra_args(false);
  command->add_option("--only", options.only, "Run this check alone; may be repeated")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(std::vector<std::string>{known.begin(), known.end()}));
  auto* seed = command->add_option("--seed", given->seed, "Repeat what was drawn at random");
  command->add_option("--fuzz", given->fuzz, "Seconds of changed messages")
      ->check(CLI::Range(0L, 86400L));
  command->add_option("--limit", given->limit, "Seconds after which a check hangs")
      ->check(CLI::Range(1L, 86400L));
  command->add_flag("--in-process", options.in_process, "For a debugger: no processes");
  command->add_flag("--json", options.json, "Print JSON for a program to read");
  command->callback([given, seed, &result] {
    auto& chosen = given->options;
    if (seed->count() > 0) chosen.seed = given->seed;
    chosen.fuzz = std::chrono::seconds{given->fuzz};
    chosen.limit = std::chrono::seconds{given->limit + given->fuzz};
    result = certify::certify(chosen, std::cout) ? kOk : kFound;
  });
}

}  // namespace rodedraad::cli
