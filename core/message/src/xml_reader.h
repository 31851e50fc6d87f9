#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {

/// Where the start tag of each element begins, as byte offset; by xml_node::internal_object().
using ElementOffsets = std::unordered_map<const void*, std::size_t>;

/// parse_xml, and where each element stood when \p offsets is not null.
Parsed read_xml(std::string_view bytes, const std::vector<Namespace>& namespaces,
                const Limits& limits, ElementOffsets* offsets);

}  // namespace rodedraad::message
