#pragma once

#include "rodedraad/sdk/adapter.h"

/// Fout and ValidatieFout of the ZGW APIs, in both directions.
namespace rodedraad::zgw {

/// The answer to a message that was not taken in.
sdk::Answer fault(const sdk::ReplyRequest& request);

/// What a fault says, in the partner's words; empty when the body is none.
std::string words_of(const sdk::Answer& answer);

}  // namespace rodedraad::zgw
