#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {

/// The error \p text at a byte offset of a text in UTF-8.
ParseError error_at(std::string_view bytes, std::size_t offset, std::string text);

}  // namespace rodedraad::message
