#include "trials.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace rodedraad::simulation {

namespace {

constexpr std::uint64_t kMostSeeds = 1000;
constexpr std::size_t kMostTold = 10;

/// What is planted with planted() of store/planted.h in the files that CMakeLists.txt names, and
/// the promise that must be seen broken.
struct Bug {
  const char* name;
  const char* promise;  ///< of docs/reliability.md, as an invariant
};
constexpr std::array<Bug, 10> kBugs{{{"answer-before-commit", "lost"},
                                     {"dedupe-in-memory", "twice"},
                                     {"unordered-lane", "order"},
                                     {"lost-retry", "lost"},
                                     {"unclaimed-send", "twice"},
                                     {"retry-after-ignored", "retry-after"},
                                     {"lost-backlog", "open"},
                                     {"late-answer-counts", "lane"},
                                     {"order-by-clock", "changed"},
                                     {"move-unrecorded", "audit"}}};

/// In memory where there is such a folder: a simulated disk does not need a real one.
std::filesystem::path fresh_folder() {
  const std::filesystem::path memory = "/dev/shm";
  auto name = ((std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()) /
               "rodedraad-simulation-XXXXXX")
                  .string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder to work in");
  return name;
}

/// \returns whether a seed broke the promise of the bug that is planted in this process.
bool hunt(const Bug& bug, int hours, const hub::PluginHost& plugins) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= kMostSeeds; ++seed) {
    const auto outcome = try_seed(seed, hours, plugins);
    tally.simulated += outcome.simulated;
    for (const auto& violation : outcome.violations) {
      if (violation.promise != bug.promise) continue;
      std::cout << std::left << std::setw(24) << bug.name << std::right << std::setw(6) << seed
                << std::setw(12) << std::fixed << std::setprecision(1) << tally.hours() << "  "
                << violation.promise << ": " << violation.what << std::endl;
      return true;
    }
  }
  std::cout << std::left << std::setw(24) << bug.name << "NOT FOUND in " << kMostSeeds << " seeds"
            << std::endl;
  return false;
}

}  // namespace

double Tally::hours() const {
  return std::chrono::duration<double, std::ratio<3600>>{simulated}.count();
}

Outcome try_seed(std::uint64_t seed, int hours, const hub::PluginHost& plugins) {
  const auto folder = fresh_folder();
  Outcome outcome;
  try {
    outcome = play(seed, hours, plugins, folder);
  } catch (const std::exception& problem) {
    outcome.violations.push_back({"broken", problem.what()});
  }
  std::filesystem::remove_all(folder);
  return outcome;
}

void judge(std::uint64_t seed, int hours, const hub::PluginHost& plugins, Tally& tally) {
  const auto outcome = try_seed(seed, hours, plugins);
  ++tally.played;
  tally.simulated += outcome.simulated;
  tally.messages += outcome.messages;
  tally.arrivals += outcome.arrivals;
  tally.crashes += outcome.crashes;
  if (outcome.violations.empty()) return;
  ++tally.bad;
  std::cout << "seed " << seed << " (" << outcome.weather << "): " << outcome.violations.size()
            << " violations\n";
  std::size_t told = 0;
  for (const auto& violation : outcome.violations) {
    if (++told > kMostTold) break;
    std::cout << "  " << violation.promise << ": " << violation.what << '\n';
  }
  std::cout << std::flush;
}

Tally play_kept(const std::filesystem::path& file, int hours, const hub::PluginHost& plugins) {
  std::ifstream lines{file};
  if (!lines) throw std::runtime_error("cannot read " + file.string());
  Tally tally;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words{line};
    std::uint64_t seed = 0;
    if (!(words >> seed)) throw std::runtime_error("not a seed: " + line);
    judge(seed, hours, plugins, tally);
  }
  return tally;
}

bool find_bugs(int hours, const hub::PluginHost& plugins) {
  std::cout << std::left << std::setw(24) << "bug" << std::right << std::setw(6) << "seed"
            << std::setw(12) << "hours"
            << "  broken promise" << std::endl;
  bool all = true;
  for (const auto& bug : kBugs) {
    const auto child = ::fork();
    if (child < 0) throw std::runtime_error("no process for a bug");
    if (child == 0) {
      ::setenv("RODEDRAAD_PLANT", bug.name, 1);
      ::_exit(hunt(bug, hours, plugins) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) std::cout << bug.name << " ended the process" << std::endl;
    all = all && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  return all;
}

}  // namespace rodedraad::simulation
