#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::tests {

/// The bytes of a file; throws when there is none.
std::string read_file(const std::filesystem::path& path);

/// A file of the golden folder of an adapter: golden("duo", "notificatie.json").
std::string golden(std::string_view adapter, std::string_view name);

/// Compares with the golden file, line by line. With RODEDRAAD_WRITE_GOLDEN=1 in the environment
/// the file is written instead: read the difference before you keep it.
void expect_golden(std::string_view adapter, std::string_view name, std::string_view actual);

/// The text of a mapping file that this project ships.
std::string shipped_mapping(std::string_view adapter);

/// A folder of public samples beside the checkout; nothing when it is not there.
std::optional<std::filesystem::path> shared_folder(std::string_view name);

}  // namespace rodedraad::tests
