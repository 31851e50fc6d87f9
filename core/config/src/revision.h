#pragma once

#include <map>
#include <string>
#include <vector>

#include "source.h"

namespace rodedraad::config {

/// A name for exactly this configuration: SHA-256 over the files in the order of their names and
/// the variables that were filled in; the first 12 hex digits.
std::string revision(const std::vector<const Source*>& sources,
                     const std::map<std::string, std::string>& variables);

}  // namespace rodedraad::config
