#pragma once

#include <string_view>

#include "rodedraad/json_api/codes.h"

namespace rodedraad::vluchtelingenwerk {

/// No consent for a signal that is not about a crisis: it may not be kept, so it is refused.
inline constexpr std::string_view kNoConsent = "VWN008";

/// The error codes of the proposed agreement. VWN004 and VWN005 (no person, several persons) are
/// the hub's to find, and stand in the result of a file.
inline constexpr json_api::Codes kCodes{.unreadable = "VWN001",
                                        .schema = "VWN002",
                                        .bsn = "VWN003",
                                        .date = "VWN006",
                                        .code = "VWN002",
                                        .conflict = "VWN007",
                                        .municipality = "VWN009"};

}  // namespace rodedraad::vluchtelingenwerk
