#pragma once

#include <cstddef>
#include <string_view>

namespace rodedraad::message {

/// The number of bytes at the start of \p bytes that are well-formed UTF-8 (RFC 3629).
std::size_t utf8_prefix(std::string_view bytes);

/// \p bytes without a UTF-8 byte order mark.
std::string_view without_bom(std::string_view bytes);

}  // namespace rodedraad::message
