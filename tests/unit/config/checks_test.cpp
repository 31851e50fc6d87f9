#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kSigner = "RWQwKzAhbdfnK6x9UEWQFpBGcm5+YVtEIXvd8yCMmF8M2r3Eth+EHNlt";

TEST(Mandates, may_follow_each_other_without_a_gap) {
  const Folder folder;
  folder.replace("region.xml", "from=\"2022-01-01\"/>",
                 "from=\"2022-01-01\" to=\"2024-12-31\"/>"
                 "<task name=\"pip pvt\" by=\"duo\" from=\"2025-01-01\"/>");
  EXPECT_THAT(folder.codes(), IsEmpty());
}

TEST(Mandates, may_not_share_a_day) {
  const Folder folder;
  folder.replace("region.xml", "from=\"2022-01-01\"/>",
                 "from=\"2022-01-01\" to=\"2025-01-01\"/>\n"
                 "<task name=\"map pip\" by=\"duo\" from=\"2025-01-01\"/>");
  EXPECT_THAT(folder.codes(), ElementsAre("region.xml:6:17: mandate-overlap"));
}

TEST(Listeners, may_have_two_connections_on_different_paths) {
  const Folder folder;
  folder.write("connections/other.xml",
               "<connection xmlns=\"urn:rodedraad:config:1\" id=\"other\" "
               "adapter=\"participatiewet\" organisation=\"gemeente\">"
               "<setting name=\"mapping\">pw</setting>"
               "<receive listener=\"partners\" path=\"/duo/pw\"/></connection>");
  folder.write("mappings/pw.xml",
               "<mapping xmlns=\"urn:rodedraad:config:1\" adapter=\"participatiewet\"/>");
  EXPECT_THAT(folder.codes(), IsEmpty());
}

/// The small configuration with a listener under TLS, open to other machines.
class SecuredListener : public testing::Test {
 protected:
  SecuredListener() {
    folder_.write("server.pem", "");
    folder_.replace("hub.xml", "127.0.0.1:0</setting>",
                    "0.0.0.0:8443</setting>"
                    "<setting name=\"certificate\">server.pem</setting>"
                    "<setting name=\"key\">server.pem</setting>");
  }
  void demand_certificates() const {
    folder_.replace("hub.xml", "<setting name=\"key\">",
                    "<setting name=\"clients\">server.pem</setting><setting name=\"key\">");
  }
  std::vector<std::string> senders() const {
    const auto loaded = folder_.load();
    EXPECT_THAT(codes_of(loaded.findings), IsEmpty());
    return loaded.config ? loaded.config->connections[0].receive->oins : std::vector<std::string>{};
  }
  Folder folder_;
};

TEST_F(SecuredListener, needs_something_that_the_sender_proves) {
  EXPECT_THAT(folder_.codes(), ElementsAre("connections/duo.xml:4:3: sender-unproven"));
}

TEST_F(SecuredListener, may_do_with_a_token) {
  folder_.replace("connections/duo.xml", "<receive", "<receive token=\"secret\"");
  EXPECT_THAT(folder_.codes(), ElementsAre("connections/duo.xml:4:19: secret-in-clear"));
}

TEST_F(SecuredListener, lets_in_the_partner_of_the_connection) {
  demand_certificates();
  EXPECT_THAT(senders(), ElementsAre("00000099000000002000"));
}

TEST_F(SecuredListener, lets_in_who_is_named_instead) {
  demand_certificates();
  folder_.replace("connections/duo.xml", "<receive",
                  "<receive oin=\"00000099000000003000 00000099000000004000\"");
  EXPECT_THAT(senders(), ElementsAre("00000099000000003000", "00000099000000004000"));
}

TEST(Senders, cannot_be_named_where_nobody_proves_an_oin) {
  const Folder folder;
  folder.replace("connections/duo.xml", "<receive", "<receive oin=\"00000099000000003000\"");
  EXPECT_THAT(folder.codes(), ElementsAre("connections/duo.xml:4:17: sender-unproven"));
}

TEST(Senders, are_named_by_an_oin) {
  const Folder folder;
  folder.replace("connections/duo.xml", "<receive", "<receive oin=\"3000\"");
  EXPECT_THAT(folder.codes(), testing::Contains("connections/duo.xml:4:17: oin-invalid"));
}

TEST(Listeners, in_the_clear_are_for_this_machine) {
  const Folder folder;
  folder.replace("hub.xml", "127.0.0.1:0</setting>", "0.0.0.0:8080</setting>");
  EXPECT_THAT(folder.codes(), ElementsAre("hub.xml:5:29: http-not-secure"));
}

TEST(Settings, without_a_value_count_as_not_given) {
  const Folder folder;
  folder.replace("hub.xml", "127.0.0.1:0</setting>", "${NO_ADDRESS:}</setting>");
  EXPECT_THAT(folder.codes(), ElementsAre("hub.xml:4:3: setting-missing"));
}

TEST(Settings, that_the_hub_gives_itself_are_refused) {
  const Folder folder;
  folder.replace("connections/duo.xml", "<receive",
                 "<setting name=\"oin\">00000099000000002000</setting>\n<receive");
  const auto findings = folder.load().findings;
  ASSERT_THAT(codes_of(findings), ElementsAre("connections/duo.xml:4:3: setting-reserved"));
}

TEST(Fields, of_the_same_entity_are_listed_when_none_is_close) {
  const Folder folder;
  folder.replace("workflows/pvt.xml", "pvt.datumOndertekening", "pvt.handtekeningDatum");
  const auto findings = folder.load().findings;
  ASSERT_THAT(codes_of(findings), ElementsAre("workflows/pvt.xml:3:18: field-unknown"));
  EXPECT_THAT(findings[0].text, HasSubstr("pvt.datumOndertekening, "));
}

TEST(Deadlines, that_nobody_starts_are_warned_of) {
  const Folder folder;
  folder.replace("workflows/pvt.xml", "<start deadline=\"pip\"/>", "");
  EXPECT_THAT(folder.codes(), ElementsAre("deadlines.xml:2:3: deadline-unused"));
}

TEST(Triggers, that_the_hub_makes_of_identifiers_are_reachable) {
  const Folder folder;
  folder.replace("workflows/pvt.xml", "pvt.datumOndertekening",
                 "inburgeraar.bsn inburgeraar.vNummer");
  EXPECT_THAT(folder.codes(), IsEmpty());
}

TEST(Attributes, may_not_be_empty) {
  const Folder folder;
  folder.replace("workflows/pvt.xml", "<start deadline=\"pip\"/>", "<start deadline=\"\"/>");
  EXPECT_THAT(folder.codes(), testing::Contains("workflows/pvt.xml:5:22: value-missing"));
}

TEST(Conditions, are_read_with_their_groups) {
  const Folder folder;
  folder.replace("workflows/pvt.xml", "<send",
                 "<when><any><field path=\"pvt.status\" in=\"gestart ondertekend\"/>"
                 "<not><field path=\"pip.dagtekening\" present=\"false\"/></not></any>"
                 "<field path=\"pip.dagtekening\" on-or-after=\"pvt.datumOndertekening\"/></when>"
                 "<send");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  const auto& when = loaded.config->workflows[0].rules[0].when;
  ASSERT_EQ(when.children.size(), 2U);
  const auto& any = when.children[0];
  EXPECT_EQ(any.kind, Condition::Kind::any);
  EXPECT_THAT(any.children[0].values, ElementsAre("gestart", "ondertekend"));
  EXPECT_EQ(any.children[1].kind, Condition::Kind::negate);
  EXPECT_EQ(any.children[1].children[0].test, Condition::Test::absent);
  EXPECT_EQ(when.children[1].test, Condition::Test::on_or_after);
  EXPECT_TRUE(when.children[1].value_is_path);
}

TEST(Connections, have_limits_and_retries) {
  using namespace std::chrono_literals;
  const Folder folder;
  folder.replace("connections/duo.xml", "</connection>",
                 "<limit rate=\"30/m\" inflight=\"2\"/>"
                 "<retry first=\"250ms\" factor=\"1.5\" most=\"2h\" attempts=\"3\"/>"
                 "<breaker failures=\"3\" open=\"1s\" most=\"1m\"/><give-up after=\"2d\"/>"
                 "<confirm within=\"3d\"/></connection>");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  const auto* duo = loaded.config->connection("duo");
  EXPECT_DOUBLE_EQ(duo->rate_per_second, 0.5);
  EXPECT_EQ(duo->inflight, 2);
  EXPECT_EQ(duo->retry.first, 250ms);
  EXPECT_DOUBLE_EQ(duo->retry.factor, 1.5);
  EXPECT_EQ(duo->retry.most, 2h);
  EXPECT_EQ(duo->retry.attempts, 3);
  EXPECT_EQ(duo->breaker.failures, 3);
  EXPECT_EQ(duo->breaker.open, 1s);
  EXPECT_EQ(duo->breaker.most, 1min);
  EXPECT_EQ(duo->give_up_after, 48h);
  EXPECT_EQ(duo->confirm_within, 72h);
  EXPECT_EQ(duo->receive->place.line, 4);
}

TEST(Keys, come_from_where_hub_xml_says) {
  const Folder folder;
  folder.replace("hub.xml", "</hub>",
                 "<keys folder=\"sleutels\" master=\"credential:nieuw\" "
                 "previous=\"command:geef --oud\"/></hub>");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  EXPECT_EQ(loaded.config->hub.keys.folder, "sleutels");
  EXPECT_EQ(loaded.config->hub.keys.master, "credential:nieuw");
  EXPECT_EQ(loaded.config->hub.keys.previous, "command:geef --oud");
}

TEST(Keys, of_before_need_a_new_one) {
  const Folder folder;
  folder.replace("hub.xml", "</hub>", "<keys previous=\"file:/etc/oud.key\"/></hub>");
  EXPECT_THAT(codes_of(folder.load().findings),
              ElementsAre(testing::EndsWith(": key-previous-alone")));
}

TEST(Hub, has_its_optional_settings) {
  using namespace std::chrono_literals;
  const Folder folder;
  folder.replace("hub.xml", "</hub>",
                 "<plugins folder=\"plugins\"><allow name=\"wijk\" sha256=\"" +
                     std::string(64, 'a') +
                     "\" isolation=\"none\" reason=\"proef\"/><signer key=\"" + kSigner +
                     "\"/></plugins><log level=\"debug\"/>"
                     "<maintenance>Zaterdag tot 12 uur.</maintenance>"
                     "<plugin-deadline>2s</plugin-deadline></hub>");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  EXPECT_THAT(loaded.config->hub.plugin_folders, SizeIs(1));
  const auto& folder_of_others = loaded.config->hub.plugin_folders[0];
  EXPECT_EQ(folder_of_others.folder, "plugins");
  ASSERT_THAT(folder_of_others.allowed, SizeIs(1));
  EXPECT_EQ(folder_of_others.allowed[0].name, "wijk");
  EXPECT_FALSE(folder_of_others.allowed[0].isolated);
  EXPECT_THAT(folder_of_others.signers, ElementsAre(kSigner));
  EXPECT_EQ(loaded.config->hub.log_level, "debug");
  EXPECT_EQ(loaded.config->hub.maintenance, "Zaterdag tot 12 uur.");
  EXPECT_EQ(loaded.config->hub.plugin_deadline, 2s);
}

TEST(Environment, is_production_unless_hub_xml_says_otherwise) {
  const Folder folder;
  EXPECT_TRUE(folder.load().config->hub.in_production());
  folder.replace("hub.xml", "config:1\"", "config:1\" environment=\"acceptance\"");
  EXPECT_FALSE(folder.load().config->hub.in_production());
}

TEST(Environment, is_one_that_is_known) {
  const Folder folder;
  folder.replace("hub.xml", "config:1\"", "config:1\" environment=\"acceptatie\"");
  EXPECT_THAT(folder.codes(), ElementsAre(testing::EndsWith(": choice-unknown")));
}

/// A connection with a simulator, over a transport that has settings of every sort.
class SimulatorOf : public testing::Test {
 protected:
  SimulatorOf() {
    folder_.replace("connections/duo.xml", "</transport>",
                    "<setting name=\"timeout\">3s</setting>"
                    "<setting name=\"password\">${SECRET:}</setting>"
                    "<setting name=\"certificate\">hub.xml</setting></transport>"
                    "<simulator url=\"${SIMULATOR:http://127.0.0.1:9101}\"/>");
  }
  void at(const std::string& url) { variables_.set["SIMULATOR"] = url; }

  const Folder folder_;
  Variables variables_;
};

TEST_F(SimulatorOf, a_connection_gets_nothing_by_which_the_hub_proves_itself) {
  const auto loaded = folder_.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  const auto& simulator = *loaded.config->connection("duo")->simulator;
  std::vector<std::string> settings;
  for (const auto& each : simulator.settings) settings.push_back(each.name + "=" + each.value);
  EXPECT_EQ(simulator.name, "http");
  EXPECT_THAT(settings, ElementsAre("url=http://127.0.0.1:9101", "timeout=3s"));
  EXPECT_FALSE(loaded.config->connection("duo")->simulated);
}

TEST_F(SimulatorOf, a_connection_may_be_left_out_by_a_variable) {
  at("");
  const auto loaded = folder_.load(variables_);
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  EXPECT_FALSE(loaded.config->connection("duo")->simulator);
}

TEST_F(SimulatorOf, a_connection_is_on_this_machine_or_behind_tls) {
  at("http://simulator.example");
  EXPECT_THAT(folder_.codes(variables_), ElementsAre(testing::EndsWith(": http-not-secure")));
  at("https://simulator.example");
  EXPECT_THAT(folder_.codes(variables_), testing::IsEmpty());
  at("9101");
  EXPECT_THAT(folder_.codes(variables_), ElementsAre(testing::EndsWith(": url-invalid")));
}

TEST(Simulators, are_only_for_connections_that_send_to_an_address) {
  const Folder folder;
  folder.replace("connections/duo.xml",
                 "<transport name=\"http\">\n"
                 "    <setting name=\"url\">${DUO_URL:http://127.0.0.1:1}</setting>\n",
                 "<simulator url=\"http://127.0.0.1:9101\"/><transport name=\"files\">\n"
                 "    <setting name=\"folder\">drop</setting>\n");
  EXPECT_THAT(folder.codes(), testing::Contains(testing::EndsWith(": simulator-unreachable")));
}

}  // namespace
}  // namespace rodedraad::config
