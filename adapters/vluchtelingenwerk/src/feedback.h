#pragma once

#include "rodedraad/sdk/adapter.h"

/// What VluchtelingenWerk is told afterwards: that the participatieverklaring was registered, that
/// the guidance or the duty has ended.
namespace rodedraad::vluchtelingenwerk {

/// As a JSON message; only the fields that the request has. Throws sdk::BadMessage without a
/// V-nummer.
sdk::Message encode_feedback(const sdk::EncodeRequest& request);

/// The same as a CSV file of one row, with the columns of a levering where it has them.
sdk::Message encode_feedback_file(const sdk::EncodeRequest& request);

}  // namespace rodedraad::vluchtelingenwerk
