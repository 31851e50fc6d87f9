#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "environment.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

std::string revision_of(const Folder& folder, const Variables& variables = {}) {
  const auto loaded = folder.load(variables);
  return loaded.config ? loaded.config->revision : "no configuration";
}

TEST(Revision, is_twelve_hex_digits_and_the_same_for_the_same_files) {
  const auto revision = revision_of(Folder());
  EXPECT_THAT(revision, testing::MatchesRegex("[0-9a-f]{12}"));
  EXPECT_EQ(revision, revision_of(Folder()));
}

TEST(Revision, changes_with_a_comment_in_any_file) {
  const Folder folder;
  const auto before = revision_of(folder);
  folder.replace("mappings/duo.xml", "</mapping>", "<!-- --></mapping>");
  EXPECT_NE(revision_of(folder), before);
}

TEST(Revision, changes_with_a_variable) {
  const Folder folder;
  EXPECT_NE(revision_of(folder, {{{"DUO_URL", "http://127.0.0.1:8"}}}),
            revision_of(folder, {{{"DUO_URL", "http://127.0.0.1:9"}}}));
}

TEST(Revision, does_not_tell_a_secret_apart) {
  const Folder folder;
  folder.replace("connections/duo.xml", "path=\"/duo\"",
                 "path=\"/duo\" token=\"secret://env/DUO_TOKEN\"");
  std::string first;
  {
    const EnvironmentVariable token("DUO_TOKEN", "one");
    first = revision_of(folder);
  }
  const EnvironmentVariable token("DUO_TOKEN", "two");
  EXPECT_EQ(revision_of(folder), first);
}

TEST(Revision, leaves_out_variables_that_hold_a_secret_in_clear) {
  const Folder folder;
  folder.replace("connections/duo.xml", "path=\"/duo\"", "path=\"/duo\" token=\"${TOKEN_A}\"");
  EXPECT_EQ(revision_of(folder, {{{"TOKEN_A", "one"}}}),
            revision_of(folder, {{{"TOKEN_A", "two"}}}));
}

}  // namespace
}  // namespace rodedraad::config
