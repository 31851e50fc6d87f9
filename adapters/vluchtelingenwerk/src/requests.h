#pragma once

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::vluchtelingenwerk {

/// Asks VluchtelingenWerk to guide an inburgeraar; carries only the fields that the request has.
/// Throws sdk::BadMessage without a V-nummer.
sdk::Message encode_guidance_request(const sdk::EncodeRequest& request);

}  // namespace rodedraad::vluchtelingenwerk
