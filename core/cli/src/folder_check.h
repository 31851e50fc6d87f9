#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/config/finding.h"

namespace rodedraad::cli {

/// Whether the folder that \p setting names can be used by a partner and the hub, and by nobody for
/// something else: what a partner drops must never be able to run, least of all as a plugin from
/// one of \p plugins. Only an unusable folder is an error; the rest is advice to who installs.
std::vector<config::Finding> check_folder(const config::Setting& setting,
                                          std::span<const std::filesystem::path> plugins);

}  // namespace rodedraad::cli
