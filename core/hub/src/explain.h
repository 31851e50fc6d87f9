#pragma once

#include <string>

#include "rodedraad/hub/plan.h"

namespace rodedraad::hub {

/// What a plan did, as JSON for `trace`: fields that changed (without their values); rules that
/// looked, what woke them, whether they fired and what their tests saw (as far as TestSeen shows
/// it); terms and confirmations; sends with the mandate line that chose who gets them, their ground
/// and what was withheld; tasks; and what was released.
std::string explain(const Plan& plan);

/// Whether the message was answered in its own protocol when it was handled before.
bool was_answered(const store::MessageRow& message);

}  // namespace rodedraad::hub
