#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "rodedraad/store/search.h"

namespace rodedraad::admin {

/// What lies at the dead-letter desk in these municipalities (empty: all), by cause, the most
/// first.
boost::json::array desk_groups(store::Search& search,
                               const std::vector<std::string>& municipalities);

}  // namespace rodedraad::admin
