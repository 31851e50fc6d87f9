#pragma once

#include <string>
#include <string_view>

namespace rodedraad::hub {

/// SHA-256 in lower-case hex.
std::string sha256_hex(std::string_view bytes);

/// Whether two texts are equal, in a time that does not tell where they differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace rodedraad::hub
