#pragma once

#include <string_view>

namespace rodedraad::files {

/// Whether \p content begins as a packed file does (zip, gzip, bzip2, xz, 7z, rar, zstd, lz4, cab,
/// compress, tar), whatever its name says.
bool is_packed(std::string_view content);

}  // namespace rodedraad::files
