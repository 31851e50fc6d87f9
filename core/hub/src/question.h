#pragma once

#include <optional>

#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// What the clock asks of a connection, about nobody.
store::DeliveryRow question(const Context& context, const config::Connection& connection,
                            const config::Poll& poll);

/// What it asks about a case; nothing when the case is closed, does not meet the condition, or is
/// one of which the partner would not answer.
std::optional<store::DeliveryRow> question_about(const Context& context,
                                                 const config::Connection& connection,
                                                 const config::Poll& poll,
                                                 const store::CaseFile& file);

}  // namespace rodedraad::hub
