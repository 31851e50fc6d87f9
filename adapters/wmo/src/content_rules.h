#pragma once

#include <vector>

#include "opened.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// Control level 2: the conditions, constraints and technical rules that can be judged within a
/// heen message (iWmo 3.2, condities-constraints; technische regels, xslt). Each fault is a warning
/// with the code of its rule: the message is kept, and rejected as a whole with RetourCode 0001.
/// \p opened is canonical.
std::vector<sdk::Finding> break_of_content_rules(const Opened& opened);

}  // namespace rodedraad::wmo
