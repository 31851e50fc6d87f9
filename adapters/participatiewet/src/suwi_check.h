#pragma once

#include <string_view>
#include <vector>

#include "suwi_answer.h"

namespace rodedraad::participatiewet::suwi {

/// Where an answer deviates from its BodyReaction.xsd, by our own tables: each with its place and a
/// Dutch sentence, never a value. Warnings all.
std::vector<sdk::Finding> deviations_of(const Answer& answer);

/// Whether \p text is a Datum of the Basisschema: CCYYMMDD in which parts may be zero.
bool is_datum(std::string_view text);

}  // namespace rodedraad::participatiewet::suwi
