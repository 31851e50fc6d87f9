#pragma once

#include <string_view>

#include "rodedraad/json_api/receive.h"

/// The JSON messages vwn.begeleiding, vwn.pvt, vwn.activiteit and vwn.signaal.
namespace rodedraad::vluchtelingenwerk {

extern const json_api::Agreement kAgreement;

/// \p today is YYYY-MM-DD; a participatieverklaring cannot have been signed later.
sdk::Admission admit_message(const sdk::Message& message, const message::Mapping& mapping,
                             std::string_view today);

sdk::Decoded decode_message(const sdk::Message& message, const message::Mapping& mapping);

sdk::Answer reply_to_message(const sdk::ReplyRequest& request);

}  // namespace rodedraad::vluchtelingenwerk
