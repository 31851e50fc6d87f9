#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "context.h"
#include "router.h"

namespace rodedraad::admin {

/// Is all well, in these municipalities (empty: all), as far as \p person may see? The person's own
/// tasks are counted apart.
boost::json::object overview_of(const Context& context, Workplace& work,
                                const std::vector<std::string>& scope, const Person& person);

}  // namespace rodedraad::admin
