#pragma once

#include "rodedraad/sdk/adapter.h"

/// What the municipality asks DUO and registers there.
namespace rodedraad::duo {

/// Throws sdk::BadMessage when a required field is missing, or a value cannot be sent to DUO.
sdk::Message encode_request(const sdk::EncodeRequest& request);

}  // namespace rodedraad::duo
