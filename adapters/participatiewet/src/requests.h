#pragma once

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::participatiewet {

/// Asks the benefits system to start ontzorgen (Participatiewet art. 56a). Throws sdk::BadMessage
/// without BSN or the day on which the right to bijstand arises.
sdk::Message encode_ontzorgen(const sdk::EncodeRequest& request);

/// Asks Focus for the applications of a person. The BSN is in the body: an address ends up in logs.
sdk::Message encode_focus_question(const sdk::EncodeRequest& request);

}  // namespace rodedraad::participatiewet
