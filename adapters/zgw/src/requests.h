#pragma once

#include "options.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::zgw {

/// What the zaaksysteem is asked. Throws sdk::BadMessage.
sdk::Message encode_request(const sdk::EncodeRequest& request, const Options& options);

}  // namespace rodedraad::zgw
