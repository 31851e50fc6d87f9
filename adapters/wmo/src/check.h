#pragma once

#include <vector>

#include "opened.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// Control level 1: everything the schema of iWmo 3.2 demands, at most fifty findings, each with
/// code StUF055, the place and a sentence without the value.
std::vector<sdk::Finding> check_structure(const Opened& opened);

}  // namespace rodedraad::wmo
