#pragma once

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::vluchtelingenwerk {

/// The file that tells VluchtelingenWerk what became of each row of a levering.
sdk::Message encode_result_file(const sdk::EncodeRequest& request);

}  // namespace rodedraad::vluchtelingenwerk
