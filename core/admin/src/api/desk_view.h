#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "rodedraad/admin/person.h"
#include "rodedraad/config/config.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/store/search.h"

namespace rodedraad::admin {

/// What lies at the dead-letter desk in these municipalities (empty: all) under the laws for which
/// this person may see it, by cause, the most first.
boost::json::array desk_groups(store::Search& search, const config::Config& config,
                               const Person& person, const std::vector<std::string>& municipalities,
                               model::Instant now);

}  // namespace rodedraad::admin
