#pragma once

#include <string_view>

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::participatiewet {

/// Takes back what a full picture of this kind no longer holds: of what this source said before
/// (\p known), the fields that such a picture decides about and \p decoded does not say. What came
/// in another way (bijstand.bron and its like: an event, a webintake) stays: Suwinet can be weeks
/// behind.
std::vector<sdk::DecodedFact> withdraw_gone(std::string_view kind, const sdk::Known& known,
                                            const sdk::Decoded& decoded);

}  // namespace rodedraad::participatiewet
