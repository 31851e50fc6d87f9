#pragma once

#include <string>

#include "rodedraad/hub/plan.h"

namespace rodedraad::hub {

/// What a plan did, as JSON for `trace`: fields that changed (without their values), rules that
/// fired and that did not with the reason, deadlines, sends, and what was released.
std::string explain(const Plan& plan);

}  // namespace rodedraad::hub
