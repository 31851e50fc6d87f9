#include "schema.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "golden.h"

namespace rodedraad::tests {

std::string schema_problems(const std::string& document, const std::string& schema, bool& skipped) {
  namespace fs = std::filesystem;
  const auto published = shared_folder("published");
  // A program that is there answers; without it the shell says 127.
  static const bool there = std::system("xmllint --version >/dev/null 2>&1") == 0;
  if (!published || !there) {
    skipped = true;
    return {};
  }
  const auto file =
      fs::temp_directory_path() / ("rodedraad_wmo_" + std::to_string(getpid()) + ".xml");
  std::ofstream{file, std::ios::binary} << document;
  const auto command = "xmllint --noout --nonet --schema '" + (*published / schema).string() +
                       "' '" + file.string() + "' 2>&1";
  std::string problems;
  if (auto* const pipe = popen(command.c_str(), "r")) {
    std::array<char, 512> line{};
    while (std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr) {
      problems += line.data();
    }
    if (pclose(pipe) == 0) problems.clear();
  }
  fs::remove(file);
  return problems;
}

}  // namespace rodedraad::tests
