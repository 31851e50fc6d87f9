#pragma once

#include <string>
#include <tl/expected.hpp>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/sdk/abi_v1.h"

namespace rodedraad::plugin {

/// A loaded library: its table, which lives as long as the process, and what it says of itself.
struct Library {
  const rd_plugin* plugin = nullptr;
  config::PluginInfo info;  ///< without file, hash and what the hub decided about it
};

/// Loads the library that \p descriptor is open on: from here on its code runs in this process, its
/// constructors first. The descriptor must stay open: the loader knows libraries by name, and a
/// second one under the same number would be taken for the first. \p name is how the loader's words
/// name it. \returns why it cannot be used, in words for an administrator.
tl::expected<Library, std::string> load_library(int descriptor, const std::string& name);

}  // namespace rodedraad::plugin
