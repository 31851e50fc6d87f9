#pragma once

#include "rodedraad/config/config.h"

namespace rodedraad::config {

/// Whether the Algemene termijnenwet moves the end of a term of this length: it leaves terms of
/// more than 90 days, 12 weeks or 3 months, and in years, as they are (art. 4).
bool may_shift(const Length& length);

}  // namespace rodedraad::config
