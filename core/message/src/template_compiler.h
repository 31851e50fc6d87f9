#pragma once

#include "mapping_rules.h"
#include "mapping_source.h"

namespace rodedraad::message {

/// Reads a <template>; its mistakes are reported. \p rules has the tables and name spaces already.
TemplateRule read_template(pugi::xml_node node, const MappingRules& rules, MappingSource& source);

}  // namespace rodedraad::message
