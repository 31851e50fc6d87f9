#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::simulation {

/// What one seed came to.
struct Outcome {
  std::string weather;
  std::vector<Violation> violations;
  std::size_t messages = 0;  ///< that senders know to be accepted
  std::size_t arrivals = 0;  ///< at partners
  std::size_t crashes = 0;
  std::chrono::milliseconds simulated{0};
  std::string digest;  ///< of everything that partners saw, in order: the same for the same seed
};

/// Plays one seed: \p hours of faults, then calm until nothing is open any more. \p folder is empty
/// and the run's own.
Outcome play(std::uint64_t seed, int hours, const hub::PluginHost& plugins,
             const std::filesystem::path& folder);

}  // namespace rodedraad::simulation
