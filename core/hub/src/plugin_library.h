#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/sdk/abi_v1.h"

namespace rodedraad::hub {

/// A loaded library: its table, which lives as long as the process, and what it says of itself.
struct PluginLibrary {
  const rd_plugin* plugin = nullptr;
  config::PluginInfo info;
};

/// Loads a library from a sealed copy in memory, so that the bytes that were hashed are the bytes
/// that run. \returns a sentence for an administrator when it cannot be used.
tl::expected<PluginLibrary, std::string> load_library(const std::filesystem::path& file);

}  // namespace rodedraad::hub
