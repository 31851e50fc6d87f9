#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

namespace {

namespace fs = std::filesystem;

/// The folders of a configuration of which each file has the same schema.
const std::map<std::string, std::string> kFolders{
    {"connections", "connection"}, {"mappings", "mapping"}, {"workflows", "workflow"}};

std::string schema(const std::string& name) {
  return std::string(CONFIG_FOLDER) + "/schema/" + name + ".xsd";
}

/// Whether xmllint finds nothing wrong; what it says is shown when \p told.
bool is_valid(const fs::path& file, const std::string& schema_file, bool told = true) {
  const auto command = std::string(XMLLINT) + " --nonet --noout --schema '" + schema_file + "' '" +
                       file.string() + "' " + (told ? "2>&1" : "2>/dev/null");
  return std::system(command.c_str()) == 0;
}

class ReadyMadeFolder : public testing::TestWithParam<const char*> {
 protected:
  const fs::path folder_ = fs::path(CONFIG_FOLDER) / GetParam();
};

TEST_P(ReadyMadeFolder, has_files_that_fit_their_schema) {
  for (const auto* name : {"hub", "region", "purposes", "deadlines"}) {
    EXPECT_TRUE(is_valid(folder_ / (name + std::string(".xml")), schema(name))) << name;
  }
  for (const auto* name : {"retention", "access"}) {
    const auto file = folder_ / (name + std::string(".xml"));
    if (fs::exists(file)) {
      EXPECT_TRUE(is_valid(file, schema(name))) << name;
    }
  }
  for (const auto& [folder, name] : kFolders) {
    for (const auto& entry : fs::directory_iterator(folder_ / folder)) {
      EXPECT_TRUE(is_valid(entry.path(), schema(name))) << entry.path();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Schema, ReadyMadeFolder, testing::Values("drechtsteden", "minimal"));

TEST(Schema, refuses_what_the_checker_refuses) {
  const fs::path planted = PLANTED_FOLDER;
  for (const auto* name : {"hub", "region", "purposes", "deadlines", "access"}) {
    EXPECT_FALSE(is_valid(planted / (name + std::string(".xml")), schema(name), false)) << name;
  }
  EXPECT_FALSE(is_valid(planted / "connections/duo.xml", schema("connection"), false));
  EXPECT_FALSE(is_valid(planted / "workflows/fouten.xml", schema("workflow"), false));
}

}  // namespace
