#pragma once

#include <string_view>

namespace rodedraad::message {

/// Whether an XML declaration means windows-1252 with \p name, in any case: what suppliers on
/// Windows write and expat does not know by itself.
bool is_windows_1252(std::string_view name);

/// The code point of a byte (WHATWG Encoding, index windows-1252); -1 for the five bytes that stand
/// for nothing, which make a document not well-formed.
int windows_1252(int byte);

}  // namespace rodedraad::message
