#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "run.h"

namespace rodedraad::simulation {

/// What many seeds came to.
struct Tally {
  std::size_t played = 0;
  std::size_t bad = 0;
  std::size_t messages = 0;
  std::size_t arrivals = 0;
  std::size_t crashes = 0;
  std::chrono::milliseconds simulated{0};

  double hours() const;
};

/// Plays one seed in a folder of its own, that is gone afterwards. What is thrown is a violation.
Outcome try_seed(std::uint64_t seed, int hours, const hub::PluginHost& plugins);

/// Plays a seed, adds it to \p tally and tells on standard output what it violated.
void judge(std::uint64_t seed, int hours, const hub::PluginHost& plugins, Tally& tally);

/// Plays the seeds of a file: a seed on each line, and why it is kept.
Tally play_kept(const std::filesystem::path& file, int hours, const hub::PluginHost& plugins);

/// Whether each bug that is planted is found within 1,000 seeds. Prints a table. Each is played in
/// a process of its own: a program has one bug.
bool find_bugs(int hours, const hub::PluginHost& plugins);

}  // namespace rodedraad::simulation
