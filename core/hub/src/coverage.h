#pragma once

#include "rodedraad/hub/scenario.h"

namespace rodedraad::hub {

/// Adds what a rehearsal made happen.
void add_coverage(const Rehearsal& rehearsal, Coverage& coverage);

}  // namespace rodedraad::hub
