#pragma once

#include <string_view>

namespace rodedraad::message {

/// Whether a segment of the path of \p target is "." or "..": it would lead to another place than
/// the one that stands there (RFC 3986 section 5.2.4).
bool leads_elsewhere(std::string_view target);

}  // namespace rodedraad::message
