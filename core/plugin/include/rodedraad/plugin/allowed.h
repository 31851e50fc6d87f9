#pragma once

#include <string>
#include <tl/expected.hpp>

#include "rodedraad/config/config.h"
#include "rodedraad/plugin/sealed_file.h"

namespace rodedraad::plugin {

/// Why a library of somebody else may be loaded, and how.
struct Permission {
  std::string name;  ///< that the plugin must have; empty: any
  bool isolated = true;
  std::string why;  ///< "sha256", or "signature" and the number of its key
};

/// What the administrator said of these bytes, before anything of them runs. \returns a sentence
/// that says what to do when nothing lets them in.
tl::expected<Permission, std::string> permission(const SealedFile& library,
                                                 const config::PluginFolder& folder);

}  // namespace rodedraad::plugin
