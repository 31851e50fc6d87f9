#pragma once

#include "grammar.h"

namespace rodedraad::config {

/// The shape of the files of scenarios/.
const ElementShape& scenarios_shape();

}  // namespace rodedraad::config
