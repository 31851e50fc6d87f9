#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::soap {

/// Which child element to take at each level, from 0; empty is the document element.
using Path = std::vector<std::size_t>;

/// The element at \p path of the XML document \p bytes as a document of its own: its markup as it
/// was sent, in UTF-8, with the name space declarations of its ancestors that it may use. Nothing
/// when \p bytes are not well-formed, have a DOCTYPE, or have no such element.
std::optional<std::string> cut(std::string_view bytes, const Path& path = {});

}  // namespace rodedraad::soap
