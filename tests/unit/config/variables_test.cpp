#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "environment.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string duo_url(const Loaded& loaded) {
  return loaded.config ? loaded.config->connection("duo")->transport->settings[0].value : "";
}

TEST(Variables, take_their_default) {
  const EnvironmentVariable none("DUO_URL", std::nullopt);
  EXPECT_EQ(duo_url(Folder().load()), "http://127.0.0.1:1");
}

TEST(Variables, take_the_environment_before_the_default) {
  const EnvironmentVariable set("DUO_URL", "http://127.0.0.1:2");
  EXPECT_EQ(duo_url(Folder().load()), "http://127.0.0.1:2");
}

TEST(Variables, take_what_was_set_before_the_environment) {
  const EnvironmentVariable set("DUO_URL", "http://127.0.0.1:2");
  EXPECT_EQ(duo_url(Folder().load({{{"DUO_URL", "http://127.0.0.1:3"}}})), "http://127.0.0.1:3");
}

TEST(Variables, stand_anywhere_in_a_value) {
  const Folder folder;
  folder.replace("connections/duo.xml", "${DUO_URL:http://127.0.0.1:1}",
                 "http://${HOST_A:localhost}:${PORT_A:7}/x");
  EXPECT_EQ(duo_url(folder.load()), "http://localhost:7/x");
}

TEST(Variables, never_become_markup) {
  const Folder folder;
  const auto loaded =
      folder.load({{{"DUO_URL", "http://127.0.0.1:1/</setting><setting name=\"keep\">9"}}});
  ASSERT_TRUE(loaded.config);
  EXPECT_EQ(loaded.config->connection("duo")->transport->settings.size(), 1U);
}

TEST(Variables, are_not_looked_up_in_each_other) {
  const Folder folder;
  EXPECT_EQ(duo_url(folder.load({{{"DUO_URL", "http://127.0.0.1:1/${HOME}"}}})),
            "http://127.0.0.1:1/${HOME}");
}

TEST(Variables, that_have_no_value_are_found_at_their_place) {
  const EnvironmentVariable none("DUO_URL", std::nullopt);
  const Folder folder;
  folder.replace("connections/duo.xml", "${DUO_URL:http://127.0.0.1:1}", "${DUO_URL}");
  EXPECT_THAT(folder.codes(), testing::Contains("connections/duo.xml:6:25: variable-missing"));
}

TEST(Variables, are_capitals_between_braces) {
  const Folder folder;
  for (const auto* wrong : {"${duo}", "${}", "${DUO", "${1X:a}"}) {
    folder.write("workflows/pvt.xml",
                 std::string("<workflow xmlns=\"urn:rodedraad:config:1\" id=\"") + wrong +
                     "\" law=\"wi2021\"/>");
    EXPECT_THAT(folder.codes(), testing::Contains("workflows/pvt.xml:1:46: variable-malformed"))
        << wrong;
  }
}

TEST(Variables, leave_a_lone_dollar_alone) {
  const Folder folder;
  folder.replace("region.xml", "name=\"Proef\"", "name=\"$1 {x} $\"");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config);
  EXPECT_EQ(loaded.config->region.name, "$1 {x} $");
}

}  // namespace
}  // namespace rodedraad::config
