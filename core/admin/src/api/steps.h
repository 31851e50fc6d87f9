#pragma once

#include <boost/json.hpp>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::admin {

/// What happened to a message, step by step, with what changed at each; no values of the case.
boost::json::array steps_of(const store::MessageRow& row);

}  // namespace rodedraad::admin
