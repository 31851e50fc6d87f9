#pragma once

#include <string>
#include <vector>

#include "rodedraad/config/config.h"

/// What was accepted under one policy and goes under a later one: as little as both allow. Policies
/// narrow what waits; they never widen it.
namespace rodedraad::workflow {

/// What a message to a partner was made with.
struct Accepted {
  std::string recipient;
  std::vector<std::string> fields;      ///< paths that travel
  std::vector<std::string> references;  ///< those of them of which only a reference travels
};

/// Why a message that was made with this may not go as it is under \p now; empty when it may. Who
/// it is about, and what day it is, is not looked at. Dutch.
std::string outgrown(const config::Purpose& now, const Accepted& accepted);

/// \p now without what was not accepted: no field more, and no value where a reference was.
config::Purpose narrowed(const config::Purpose& now, const Accepted& accepted);

}  // namespace rodedraad::workflow
