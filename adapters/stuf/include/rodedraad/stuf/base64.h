#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::stuf {

/// The bytes of an xs:base64Binary (RFC 4648 section 4; white space anywhere); nothing when it is
/// none.
std::optional<std::string> from_base64(std::string_view text);

std::string to_base64(std::string_view bytes);

}  // namespace rodedraad::stuf
