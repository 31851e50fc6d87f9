#pragma once

#include <cstddef>
#include <string_view>

namespace rodedraad::message {

/// Where the attribute \p name stands in the start tag at \p tag of a well-formed document; \p tag
/// when it is not there.
std::size_t attribute_offset(std::string_view xml, std::size_t tag, std::string_view name);

}  // namespace rodedraad::message
