#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rodedraad::message {

/// Looks through a schema and every file that it includes, imports or redefines before it is
/// compiled: all of them must be files below \p root, and none may use an external entity. So the
/// compiler never opens anything else. \returns what is wrong, with file and line; empty when
/// nothing is.
std::string schema_files_problem(const std::filesystem::path& file,
                                 const std::filesystem::path& root);

}  // namespace rodedraad::message
