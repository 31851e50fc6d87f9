#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "rodedraad/purposes/matrix.h"

namespace rodedraad::purposes {

/// The uses of (purpose, organisation, field).
using Uses = std::map<std::tuple<std::string, std::string, std::string>, std::set<Use>>;

/// Everything that the rules and connections of a configuration do under its purposes.
Uses uses_of(const config::Config& config, const config::Catalogue& catalogue);

}  // namespace rodedraad::purposes
