#pragma once

#include <string>
#include <string_view>

/// Text between plain and XML.
namespace rodedraad::soap {

/// \p text for an element or a quoted attribute; characters that XML cannot hold become spaces.
std::string escaped(std::string_view text);

/// \p text without white space around it, and with one space for each inside.
std::string collapsed(std::string_view text);

/// The part of a qualified name behind its prefix.
std::string_view local_name(std::string_view name);

}  // namespace rodedraad::soap
