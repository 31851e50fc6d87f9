#pragma once

#include "rodedraad/json_api/codes.h"

namespace rodedraad::generic {

/// A partner without a standard has no error codes; these are ours.
inline constexpr json_api::Codes kCodes{.unreadable = "onleesbaar",
                                        .schema = "ongeldig",
                                        .bsn = "bsn",
                                        .date = "datum",
                                        .code = "code",
                                        .conflict = "dubbel",
                                        .municipality = "gemeente"};

}  // namespace rodedraad::generic
