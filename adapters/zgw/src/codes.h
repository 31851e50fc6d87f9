#pragma once

#include "rodedraad/json_api/codes.h"

namespace rodedraad::zgw {

/// As in ValidatieFout.invalidParams and Fout.code of the ZGW APIs.
inline constexpr json_api::Codes kCodes{.unreadable = "parse_error",
                                        .schema = "invalid",
                                        .bsn = "invalid",
                                        .date = "invalid",
                                        .code = "invalid",
                                        .conflict = "conflict",
                                        .municipality = "permission_denied"};

}  // namespace rodedraad::zgw
