#pragma once

#include <filesystem>
#include <string>

/// What must be on disk itself, beside what SQLite does.
namespace rodedraad::store {

/// Returns when the content of a file or folder is on disk. Throws StoreError.
void sync_to_disk(const std::filesystem::path& path);

/// SHA-256 of a file of any size, in hex. Throws StoreError.
std::string sha256_of_file(const std::filesystem::path& file);

/// Gives \p from its name for good, and returns when that is on disk. Throws StoreError.
void rename_on_disk(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace rodedraad::store
