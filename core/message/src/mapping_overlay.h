#pragma once

#include "mapping_source.h"

namespace rodedraad::message {

/// Puts the differences of an overlay into the tree of the mapping that it extends. Mistakes of the
/// overlay that the whole would no longer show are reported.
void put_over(pugi::xml_node mapping, pugi::xml_node overlay, MappingSource& source);

}  // namespace rodedraad::message
