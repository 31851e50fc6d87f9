#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::generic {

/// What a base64 text stands for (RFC 4648 section 4); nothing when it is none.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace rodedraad::generic
