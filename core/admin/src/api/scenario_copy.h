#pragma once

#include <boost/json.hpp>

#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::admin {

/// A message as the beginning of a scenario, about an invented person: `bestand` and `xml`. What
/// the adapter reads as belonging to the person is replaced by what belongs to the invented one,
/// the same everywhere; of all else only codes, numbers and days stay, and free text becomes its
/// form. Null when the message is no JSON or XML.
boost::json::value scenario_of(const store::MessageRow& row, const hub::Context& context);

}  // namespace rodedraad::admin
