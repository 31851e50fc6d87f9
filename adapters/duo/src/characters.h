#pragma once

#include <string>
#include <string_view>

/// Classes of characters that DUO's patterns name: \p{L}, \p{Pd} and \s of the Unicode standard.
/// The standard library's regular expressions do not know them.
namespace rodedraad::duo {

bool is_letter(char32_t character);
bool is_dash(char32_t character);
bool is_space(char32_t character);

/// \p utf8 must be well formed, as everything in a case is.
std::u32string characters(std::string_view utf8);

}  // namespace rodedraad::duo
