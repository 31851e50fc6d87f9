#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rodedraad/graph/drawing.h"
#include "sample.h"

namespace rodedraad::graph {
namespace {

/// What people see, kept as files. UPDATE_GOLDEN=1 in the environment writes them anew, to be read
/// in the difference.
void same_as_golden(const std::string& name, const std::string& made) {
  const auto file = std::filesystem::path{GOLDEN_FOLDER} / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{file, std::ios::binary} << made;
  std::ifstream in(file, std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>{in}, {}};
  EXPECT_EQ(made, kept);
}

TEST(Golden, mermaid_is_as_it_was) {
  same_as_golden("pip.mmd", mermaid(draw(testing::sample(), {})));
}

TEST(Golden, svg_is_as_it_was) { same_as_golden("pip.svg", svg(draw(testing::sample(), {}))); }

TEST(Golden, json_is_as_it_was) { same_as_golden("pip.json", json(draw(testing::sample(), {}))); }

}  // namespace
}  // namespace rodedraad::graph
