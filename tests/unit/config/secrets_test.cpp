#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "environment.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Secrets : public testing::Test {
 protected:
  Secrets() { folder_.write("scenarios/token", "hush-hush\n"); }

  void use(std::string_view value) const {
    folder_.replace("connections/duo.xml", "path=\"/duo\"",
                    "path=\"/duo\" token=\"" + std::string(value) + "\"");
  }

  std::string token() const {
    const auto loaded = folder_.load();
    return loaded.config ? loaded.config->connection("duo")->receive->token : "";
  }

  Folder folder_;
  std::string store_ = (folder_.path() / "scenarios").string();
  EnvironmentVariable own_{"RODEDRAAD_SECRETS", store_};
};

TEST_F(Secrets, come_from_a_file_without_its_last_line_end) {
  use("secret://file/token");
  EXPECT_EQ(token(), "hush-hush");
}

TEST_F(Secrets, come_from_the_credentials_of_systemd) {
  const EnvironmentVariable none("RODEDRAAD_SECRETS", std::nullopt);
  const EnvironmentVariable systemd("CREDENTIALS_DIRECTORY", store_);
  use("secret://file/token");
  EXPECT_EQ(token(), "hush-hush");
}

TEST_F(Secrets, come_from_the_environment) {
  const EnvironmentVariable set("DUO_TOKEN", "from-environment");
  use("secret://env/DUO_TOKEN");
  EXPECT_EQ(token(), "from-environment");
}

TEST_F(Secrets, are_better_not_in_the_environment) {
  const EnvironmentVariable set("DUO_TOKEN", "from-environment");
  const Folder folder;
  folder.replace("connections/duo.xml", "path=\"/duo\"",
                 "path=\"/duo\" token=\"secret://env/DUO_TOKEN\"");
  EXPECT_THAT(codes_of(folder.load().findings),
              testing::Contains(testing::EndsWith(": secret-in-environment")));
}

TEST_F(Secrets, may_be_named_by_a_variable) {
  use("${DUO_TOKEN_AT:secret://file/token}");
  EXPECT_EQ(token(), "hush-hush");
}

TEST_F(Secrets, that_are_missing_are_found_at_their_place) {
  for (const auto* missing :
       {"secret://file/tokn", "secret://env/RODEDRAAD_NO_SUCH", "secret://vault/x",
        "secret://file/../hub.xml", "secret://file//etc/hostname", "secret://file/"}) {
    const Folder folder;
    folder.replace("connections/duo.xml", "path=\"/duo\"",
                   "path=\"/duo\" token=\"" + std::string(missing) + "\"");
    EXPECT_THAT(folder.codes(), ElementsAre("connections/duo.xml:4:51: secret-missing")) << missing;
  }
}

TEST_F(Secrets, need_a_folder) {
  const EnvironmentVariable own("RODEDRAAD_SECRETS", std::nullopt);
  const EnvironmentVariable systemd("CREDENTIALS_DIRECTORY", std::nullopt);
  use("secret://file/token");
  EXPECT_THAT(folder_.codes(), ElementsAre("connections/duo.xml:4:51: secret-missing"));
}

TEST_F(Secrets, in_clear_are_warned_of_and_still_load) {
  use("hush-hush");
  const auto loaded = folder_.load();
  EXPECT_TRUE(loaded.config);
  EXPECT_THAT(codes_of(loaded.findings), ElementsAre("connections/duo.xml:4:51: secret-in-clear"));
}

TEST_F(Secrets, never_stand_in_a_finding) {
  folder_.replace("hub.xml", "127.0.0.1:0</setting>", "secret://file/token</setting>");
  const auto findings = folder_.load().findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "setting-invalid");
  EXPECT_EQ(findings[0].text.find("hush"), std::string::npos);
}

TEST_F(Secrets, with_a_password_in_the_address_of_the_store_are_warned_of) {
  folder_.replace("hub.xml", "sqlite:hub.db", "postgresql://hub:hush@127.0.0.1/hub");
  EXPECT_THAT(folder_.codes(), ElementsAre("hub.xml:2:15: secret-in-clear"));
}

}  // namespace
}  // namespace rodedraad::config
