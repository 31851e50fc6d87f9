#pragma once

#include <boost/json.hpp>
#include <optional>

#include "rodedraad/hub/context.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::admin {

/// What a message says: the tree as it came in, and beside it what its adapter understood. Veiled:
/// of the tree only the form of the values, of what was understood what is no secret. \p until:
/// unveiled until then.
boost::json::object content_of(const store::MessageRow& row, const hub::Context& context,
                               const std::optional<model::Instant>& until);

/// What a delivery says, veiled in the same way.
boost::json::object content_of(const store::DeliveryRow& row,
                               const std::optional<model::Instant>& until);

}  // namespace rodedraad::admin
