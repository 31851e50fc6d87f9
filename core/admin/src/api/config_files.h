#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rodedraad::admin {

/// The files of a configuration: by name, "workflows/pip.xml". Scenarios and what lies beside them
/// do not belong to a revision.
using ConfigFiles = std::map<std::string, std::string>;

/// Of a folder; what cannot be read is left out.
ConfigFiles read_files(const std::filesystem::path& folder);
/// As one text for the store, and back. Throws std::runtime_error when it is none.
std::string pack(const ConfigFiles& files);
ConfigFiles unpack(const std::string& packed);
/// Makes the folder anew with these files.
void write_files(const ConfigFiles& files, const std::filesystem::path& folder);

/// A text as lines, without what ends them.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace rodedraad::admin
