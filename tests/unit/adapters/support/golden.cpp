#include "golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace rodedraad::tests {

namespace {

namespace fs = std::filesystem;

const fs::path kSource = RODEDRAAD_SOURCE_DIR;

fs::path golden_path(std::string_view adapter, std::string_view name) {
  return kSource / "tests/unit/adapters" / adapter / "golden" / name;
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string golden(std::string_view adapter, std::string_view name) {
  return read_file(golden_path(adapter, name));
}

void expect_golden(std::string_view adapter, std::string_view name, std::string_view actual) {
  const auto path = golden_path(adapter, name);
  if (std::getenv("RODEDRAAD_WRITE_GOLDEN") != nullptr) {
    std::ofstream{path, std::ios::binary} << actual;
    return;
  }
  EXPECT_EQ(read_file(path), actual) << path;
}

std::string shipped_mapping(std::string_view adapter) {
  return read_file(kSource / "config/drechtsteden/mappings" / (std::string{adapter} + ".xml"));
}

std::optional<fs::path> shared_folder(std::string_view name) {
  const auto* const shared = std::getenv("RODEDRAAD_SHARED");
  const auto folder = (shared != nullptr ? fs::path{shared} : kSource / "../shared") / name;
  if (!fs::is_directory(folder)) return std::nullopt;
  return folder;
}

}  // namespace rodedraad::tests
