#pragma once

#include "rodedraad/json_api/codes.h"

namespace rodedraad::vluchtelingenwerk {

/// The error codes of the proposed agreement. VWN004 and VWN005 (no person, several persons) are
/// the hub's to find; VWN008 (no consent for a signal) does not refuse a message.
inline constexpr json_api::Codes kCodes{.unreadable = "VWN001",
                                        .schema = "VWN002",
                                        .bsn = "VWN003",
                                        .date = "VWN006",
                                        .code = "VWN002",
                                        .conflict = "VWN007",
                                        .municipality = "VWN009"};

}  // namespace rodedraad::vluchtelingenwerk
