// simulation [--from SEED] [--seeds N] [--hours H] [--plant BUG] [SEED...]: plays seeds, tells what
// each found, and how many simulated hours a minute that was. With a planted bug it is well when
// one of the seeds finds it, and stops there.
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <numeric>

#include "run.h"

namespace {

namespace simulation = rodedraad::simulation;

/// In memory where there is such a folder: a simulated disk does not need a real one.
std::filesystem::path fresh_folder() {
  const std::filesystem::path memory = "/dev/shm";
  auto name = ((std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()) /
               "rodedraad-simulation-XXXXXX")
                  .string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder to work in");
  return name;
}

simulation::Outcome play(std::uint64_t seed, int hours, const rodedraad::hub::PluginHost& plugins) {
  const auto folder = fresh_folder();
  try {
    auto outcome = simulation::play(seed, hours, plugins, folder);
    std::filesystem::remove_all(folder);
    return outcome;
  } catch (const std::exception& problem) {
    std::filesystem::remove_all(folder);
    simulation::Outcome outcome;
    outcome.violations.push_back({"broken", problem.what()});
    return outcome;
  }
}

void tell(std::uint64_t seed, const simulation::Outcome& outcome) {
  std::cout << "seed " << seed << ": " << outcome.violations.size() << " violations\n";
  std::size_t told = 0;
  for (const auto& violation : outcome.violations) {
    if (++told > 10) break;
    std::cout << "  " << violation.promise << ": " << violation.what << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Plays a hub, its partners and what goes wrong, from seeds"};
  std::uint64_t from = 1;
  int count = 100;
  int hours = 4;
  std::string plant;
  std::vector<std::uint64_t> seeds;
  app.add_option("--from", from, "The first seed");
  app.add_option("--seeds", count, "How many");
  app.add_option("--hours", hours, "Simulated hours with faults for each seed");
  app.add_option("--plant", plant, "A bug that must be found");
  app.add_option("seed", seeds, "These seeds only");
  CLI11_PARSE(app, argc, argv);
  if (!plant.empty()) ::setenv("RODEDRAAD_PLANT", plant.c_str(), 1);
  if (seeds.empty()) {
    seeds.resize(static_cast<std::size_t>(count));
    std::iota(seeds.begin(), seeds.end(), from);
  }

  // What a simulated hub logs would drown what is told here.
  if (std::freopen("/dev/null", "w", stderr) == nullptr) return 70;
  const rodedraad::model::SystemClock clock;
  rodedraad::hub::PluginHost plugins{clock};
  for (const char* name : {"echo_adapter", "wire"}) {
    const auto file = std::filesystem::path{RODEDRAAD_TEST_PLUGINS} / (std::string{name} + ".so");
    if (const auto problem = plugins.load_file(file); !problem.empty()) {
      std::cout << problem << '\n';
      return 70;
    }
  }

  const auto began = std::chrono::steady_clock::now();
  std::chrono::milliseconds simulated{0};
  std::size_t messages = 0;
  std::size_t arrivals = 0;
  std::size_t crashes = 0;
  std::size_t bad = 0;
  std::size_t played = 0;
  for (const auto seed : seeds) {
    const auto outcome = play(seed, hours, plugins);
    ++played;
    simulated += outcome.simulated;
    messages += outcome.messages;
    arrivals += outcome.arrivals;
    crashes += outcome.crashes;
    if (outcome.violations.empty()) continue;
    ++bad;
    tell(seed, outcome);
    if (!plant.empty()) break;
  }
  const std::chrono::duration<double, std::ratio<60>> took =
      std::chrono::steady_clock::now() - began;
  const std::chrono::duration<double, std::ratio<3600>> total = simulated;
  std::cout << played << " seeds, " << messages << " messages, " << arrivals << " arrivals, "
            << crashes << " crashes, " << total.count() << " simulated hours, "
            << static_cast<std::int64_t>(total.count() / took.count()) << " a minute; " << bad
            << " bad\n";
  if (!plant.empty()) {
    std::cout << plant << (bad > 0 ? " was found\n" : " was NOT found\n");
    return bad > 0 ? 0 : 1;
  }
  return bad == 0 ? 0 : 1;
}
