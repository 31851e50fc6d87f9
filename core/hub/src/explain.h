#pragma once

#include <string>

#include "rodedraad/hub/plan.h"

namespace rodedraad::hub {

/// What a plan did, as JSON for `trace`: fields that changed (without their values), rules that
/// fired and that did not with the reason, deadlines, sends, and what was released.
std::string explain(const Plan& plan);

/// Whether the message was answered in its own protocol when it was handled before.
bool was_answered(const store::MessageRow& message);

}  // namespace rodedraad::hub
