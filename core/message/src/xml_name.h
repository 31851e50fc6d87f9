#pragma once

#include <cstddef>
#include <string_view>

namespace rodedraad::message {

/// The length of the XML name without colon (NCName, Namespaces in XML 1.0) at the start of
/// \p utf8, which must be well-formed; 0 when it does not start with one.
std::size_t name_prefix(std::string_view utf8);

/// Whether all of \p utf8 is such a name.
bool is_name(std::string_view utf8);

}  // namespace rodedraad::message
