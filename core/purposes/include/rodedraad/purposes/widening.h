#pragma once

#include <string>
#include <vector>

#include "rodedraad/config/config.h"

namespace rodedraad::purposes {

/// What somebody may get under \p next that nobody may give him under \p now, in Dutch, a sentence
/// for each: a new purpose, a field or recipient more, a value where a reference went, a period
/// that is longer, a consent that is not asked any more, a way between laws that opens. Empty when
/// nothing widens.
std::vector<std::string> widened(const config::Config& now, const config::Config& next);

}  // namespace rodedraad::purposes
