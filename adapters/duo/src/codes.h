#pragma once

#include "rodedraad/json_api/codes.h"

namespace rodedraad::duo {

/// DUO has no error codes; these are ours, for whoever reads the findings.
inline constexpr json_api::Codes kCodes{.unreadable = "duo-onleesbaar",
                                        .schema = "duo-specificatie",
                                        .bsn = "duo-bsn",
                                        .date = "duo-datum",
                                        .code = "duo-code-onbekend",
                                        .conflict = {},
                                        .municipality = "duo-gemeente"};

}  // namespace rodedraad::duo
