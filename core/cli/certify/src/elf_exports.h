#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::certify {

/// The symbols that a shared library (ELF, 64 bits, this machine's byte order) offers to others,
/// without loading it; not those that the linker itself makes. Throws Failed when the bytes are no
/// such library.
std::vector<std::string> exported_symbols(std::string_view bytes);

}  // namespace rodedraad::certify
