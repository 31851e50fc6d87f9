#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// What is asked after an event: the table "opvolging" of the mapping, which is configuration.
namespace rodedraad::duo {

/// Adds the questions of this event that are not there yet. A finding for an event that is not in
/// the table, or that asks for nothing; \p where is its place.
void follow_up(const message::Mapping& mapping, std::string_view event, std::string where,
               sdk::Decoded& decoded);

}  // namespace rodedraad::duo
