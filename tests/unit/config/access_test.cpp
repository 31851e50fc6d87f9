#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "environment.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::Contains;
using testing::ElementsAre;
using namespace std::chrono_literals;

class AccessFile : public testing::Test {
 protected:
  /// \p text stands on line 2.
  void write(const std::string& text) const {
    folder_.write("access.xml", "<access xmlns=\"urn:rodedraad:config:1\">\n" + text + "</access>");
  }
  Access read() const {
    const auto loaded = folder_.load();
    EXPECT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
    return loaded.config ? loaded.config->access : Access{};
  }
  Folder folder_;
};

TEST_F(AccessFile, may_be_absent) {
  const auto access = read();
  EXPECT_EQ(access.roles.size(), built_in_roles().size());
  EXPECT_EQ(access.idle, 30min);
  EXPECT_EQ(access.absolute, 12h);
  EXPECT_EQ(access.four_eyes_from, 100);
  EXPECT_EQ(access.password_length, 14);
  EXPECT_FALSE(access.openid);
}

TEST_F(AccessFile, is_read) {
  write(
      "<role id=\"wijk\" title=\"Wijkteam\" rights=\"metadata inhoud\" laws=\"wmo wgs\" "
      "municipalities=\"0505\"><claim>wijk-a</claim><claim>wijk-b</claim></role>"
      "<session idle=\"5m\" absolute=\"8h\"/><four-eyes from=\"20\"/><password length=\"16\"/>");
  const auto access = read();
  ASSERT_EQ(access.roles.size(), 1U);
  const auto& role = access.roles.front();
  EXPECT_EQ(role.title, "Wijkteam");
  EXPECT_THAT(role.rights, ElementsAre("metadata", "inhoud"));
  EXPECT_THAT(role.laws, ElementsAre("wmo", "wgs"));
  EXPECT_THAT(role.municipalities, ElementsAre("0505"));
  EXPECT_THAT(role.claims, ElementsAre("wijk-a", "wijk-b"));
  EXPECT_EQ(access.idle, 5min);
  EXPECT_EQ(access.absolute, 8h);
  EXPECT_EQ(access.four_eyes_from, 20);
  EXPECT_EQ(access.password_length, 16);
}

TEST_F(AccessFile, names_where_people_log_in_elsewhere) {
  const EnvironmentVariable secret{"RODEDRAAD_PROEF_GEHEIM", "sleutel"};
  write(
      "<role id=\"a\" title=\"A\" rights=\"audit\"><claim>a</claim></role>"
      "<oidc issuer=\"https://login.example.nl/realm\" client-id=\"hub\" "
      "secret=\"secret://env/RODEDRAAD_PROEF_GEHEIM\" roles-claim=\"realm_access.roles\" "
      "name=\"Gemeente Dordrecht\"/>");
  const auto access = read();
  ASSERT_TRUE(access.openid);
  EXPECT_EQ(access.openid->issuer, "https://login.example.nl/realm");
  EXPECT_EQ(access.openid->client_id, "hub");
  EXPECT_EQ(access.openid->secret, "sleutel");
  EXPECT_EQ(access.openid->roles_claim, "realm_access.roles");
  EXPECT_EQ(access.openid->name, "Gemeente Dordrecht");
}

TEST_F(AccessFile, of_which_nobody_gets_in_is_refused) {
  const EnvironmentVariable secret{"RODEDRAAD_PROEF_GEHEIM", "sleutel"};
  write(
      "<role id=\"a\" title=\"A\" rights=\"audit\"/>"
      "<oidc issuer=\"https://login.example.nl\" client-id=\"hub\" "
      "secret=\"secret://env/RODEDRAAD_PROEF_GEHEIM\" name=\"Gemeente\"/>");
  EXPECT_THAT(folder_.codes(), ElementsAre("access.xml:2:40: claim-missing",
                                           "access.xml:2:104: secret-in-environment"));
}

TEST_F(AccessFile, names_municipalities_that_exist) {
  write("<role id=\"a\" title=\"A\" rights=\"audit\" municipalities=\"0505 0506\"/>");
  EXPECT_THAT(folder_.codes(), ElementsAre("access.xml:2:60: municipality-unknown"));
}

TEST_F(AccessFile, changes_the_revision) {
  const auto before = folder_.load().config->revision;
  write("");
  EXPECT_NE(folder_.load().config->revision, before);
}

TEST(BuiltInRoles, give_only_rights_and_laws_that_exist) {
  for (const auto& role : built_in_roles()) {
    for (const auto& right : role.rights) EXPECT_THAT(kRights, Contains(right)) << role.id;
    for (const auto& law : role.laws) EXPECT_THAT(kLaws, Contains(law)) << role.id;
  }
}

TEST(BuiltInRoles, are_those_of_the_ready_made_region) {
  const Folder folder;
  std::filesystem::copy_file(std::filesystem::path(CONFIG_FOLDER) / "drechtsteden/access.xml",
                             folder.path() / "access.xml");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config);
  const auto& roles = loaded.config->access.roles;
  const auto built_in = built_in_roles();
  ASSERT_EQ(roles.size(), built_in.size());
  for (std::size_t i = 0; i < roles.size(); ++i) {
    EXPECT_EQ(roles[i].id, built_in[i].id);
    EXPECT_EQ(roles[i].title, built_in[i].title);
    EXPECT_EQ(roles[i].rights, built_in[i].rights);
    EXPECT_EQ(roles[i].laws, built_in[i].laws);
  }
}

TEST(BuiltInRoles, let_nobody_configure_who_may_unmask) {
  for (const auto& role : built_in_roles()) {
    const auto has = [&](const char* right) {
      return std::ranges::find(role.rights, right) != role.rights.end();
    };
    EXPECT_FALSE(has("inrichten") && has("ontmaskeren")) << role.id;
  }
}

TEST_F(AccessFile, names_authorities_that_are_there) {
  const EnvironmentVariable secret{"RODEDRAAD_PROEF_GEHEIM", "sleutel"};
  write(
      "<role id=\"a\" title=\"A\" rights=\"audit\"><claim>a</claim></role>\n"
      "<oidc issuer=\"https://login.example.nl\" client-id=\"hub\" ca=\"weg.pem\" "
      "secret=\"secret://env/RODEDRAAD_PROEF_GEHEIM\" name=\"Gemeente\"/>");
  EXPECT_THAT(folder_.codes(), ElementsAre("access.xml:3:61: file-missing",
                                           "access.xml:3:78: secret-in-environment"));
}

class AdminListener : public testing::Test {
 protected:
  void write(const std::string& admin) const {
    folder_.replace("hub.xml", "<admin address=\"127.0.0.1:0\"/>", admin);
  }
  Folder folder_;
};

TEST_F(AdminListener, for_other_machines_has_a_certificate) {
  folder_.write("hub.pem", "");
  folder_.write("hub.key", "");
  write("<admin address=\"0.0.0.0:8443\" certificate=\"hub.pem\" key=\"hub.key\"/>");
  const auto loaded = folder_.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  EXPECT_EQ(loaded.config->hub.admin_certificate, (folder_.path() / "hub.pem").string());
  EXPECT_EQ(loaded.config->hub.admin_key, (folder_.path() / "hub.key").string());
}

TEST_F(AdminListener, for_other_machines_is_refused_without_one) {
  write("<admin address=\"0.0.0.0:8443\" certificate=\"\" key=\"\"/>");
  EXPECT_THAT(folder_.codes(), ElementsAre("hub.xml:3:19: http-not-secure"));
}

TEST_F(AdminListener, has_a_key_with_its_certificate) {
  folder_.write("hub.pem", "");
  write("<admin address=\"127.0.0.1:0\" certificate=\"hub.pem\"/>");
  EXPECT_THAT(folder_.codes(), ElementsAre("hub.xml:3:3: certificate-without-key"));
}

}  // namespace
}  // namespace rodedraad::config
