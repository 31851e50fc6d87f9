#pragma once

#include <string>
#include <vector>

#include "reading.h"

namespace rodedraad::config {

/// What the <on> of a rule say. A name without workflow means the rule's own.
std::vector<Trigger> read_triggers(const Element& rule, const std::string& workflow,
                                   Reading& reading);

}  // namespace rodedraad::config
