#include "rodedraad/config/scenarios.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "catalogue.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kStart = R"(<scenarios xmlns="urn:rodedraad:config:1">
<scenario id="melden" title="Wie tekent, wordt gemeld">
<person id="p" bsn="999990019" gemeente="0505"/>
)";

constexpr std::string_view kEnd = R"(
</scenario>
</scenarios>
)";

/// One step on line 4, in a scenario about one person.
std::string with_step(std::string_view inside) {
  return std::string{kStart} + "<step at=\"2026-03-02\">" + std::string{inside} + "</step>" +
         std::string{kEnd};
}

/// Every mistake that a scenario can have, in the order in which it must be reported.
constexpr std::string_view kMistakes = R"(<scenarios xmlns="urn:rodedraad:config:1">
<scenario id="a" title="Fout" also="er-niet">
<person id="p" bsn="888888888" gemeente="9999"/>
<person id="p" gemeente="0505" v-nummer="x1"/>
<step at="gisteren"/>
</scenario>
<scenario id="a" title="Kring" also="kring"><person id="p" v-nummer="1" gemeente="0505"/>
<step at="2026-03-02"/></scenario>
<scenario id="kring" title="Kring" also="kring"><step at="2026-03-02"/></scenario>
<scenario id="b" title="Stappen"><person id="p" bsn="999990019" gemeente="0505"/>
<step at="2026-03-02"/>
<step at="2026-03-01"/>
<step at="2026-03-03">
<facts from="dou" person="q"><fact path="pip.leerrout" value="B"/></facts>
<facts from="duo" kind="pvtt"><fact path="pip.leerroute" value="Q"/></facts>
<facts><fact path="examen.resultaat" value="x"/></facts>
<message connection="dua" file="er-niet.json"/>
<message connection="duo" file="../../buiten.json"/>
<answer to="pvt.melden" status="0"/>
<done task=""/>
<expect person="q">
<field path="pip.leerroute"/>
<sent message="pvt.registreren" to="niemand" purpose="duoo"/>
<parked message="pvt.registreren" for="zomaar"/>
<deadline id="pipp"/>
<deadline id="pip" rule="T99" state="ergens"/>
<task title="x" by="niemand"/>
<rule id="pvt/meldden" fired="true"/>
<verwacht/>
</expect>
</step></scenario>
</scenarios>
)";

class Scenarios : public testing::Test {
 protected:
  LoadedScenarios load(std::string_view text) {
    folder_.write("scenarios/proef.xml", text);
    return load();
  }
  LoadedScenarios load() {
    loaded_ = folder_.load();
    return load_scenarios(folder_.path(), loaded_.config ? &*loaded_.config : nullptr,
                          installed_plugins());
  }
  std::vector<std::string> codes(std::string_view text) { return codes_of(load(text).findings); }

  Folder folder_;
  Loaded loaded_;
};

TEST_F(Scenarios, mistakes_are_all_found_at_their_place) {
  EXPECT_THAT(
      codes(kMistakes),
      ElementsAre(
          "scenarios/proef.xml:2:1: scenario-unknown", "scenarios/proef.xml:3:21: person-not-test",
          "scenarios/proef.xml:3:42: municipality-unknown",
          "scenarios/proef.xml:4:13: id-duplicate", "scenarios/proef.xml:4:42: identifier-invalid",
          "scenarios/proef.xml:5:11: date-invalid", "scenarios/proef.xml:7:1: scenario-circle",
          "scenarios/proef.xml:7:15: id-duplicate", "scenarios/proef.xml:9:1: scenario-circle",
          "scenarios/proef.xml:12:1: step-order", "scenarios/proef.xml:14:1: person-unknown",
          "scenarios/proef.xml:14:14: source-unknown", "scenarios/proef.xml:14:42: field-unknown",
          "scenarios/proef.xml:15:25: message-unknown",
          "scenarios/proef.xml:15:65: value-impossible",
          "scenarios/proef.xml:16:1: attribute-missing", "scenarios/proef.xml:16:8: key-missing",
          "scenarios/proef.xml:16:45: value-impossible",
          "scenarios/proef.xml:17:22: connection-unknown",
          "scenarios/proef.xml:17:33: file-missing", "scenarios/proef.xml:18:33: file-outside",
          "scenarios/proef.xml:19:13: message-unknown", "scenarios/proef.xml:19:33: number-invalid",
          "scenarios/proef.xml:20:13: value-missing", "scenarios/proef.xml:21:1: person-unknown",
          "scenarios/proef.xml:22:1: test-not-one",
          "scenarios/proef.xml:23:37: destination-invalid",
          "scenarios/proef.xml:23:55: purpose-unknown", "scenarios/proef.xml:24:40: field-unknown",
          "scenarios/proef.xml:25:15: deadline-unknown", "scenarios/proef.xml:26:26: rule-unknown",
          "scenarios/proef.xml:26:38: choice-unknown",
          "scenarios/proef.xml:27:21: organisation-unknown",
          "scenarios/proef.xml:28:11: rule-unknown", "scenarios/proef.xml:29:1: element-unknown"));
}

TEST_F(Scenarios, mistakes_have_codes_that_the_handbook_explains) {
  std::ifstream in(FINDINGS_PAGE);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (const auto& finding : load(kMistakes).findings) {
    EXPECT_NE(page.find('`' + finding.code + '`'), std::string::npos) << finding.code;
  }
}

TEST_F(Scenarios, mistakes_never_repeat_the_number_of_a_person) {
  for (const auto& finding : load(kMistakes).findings) {
    EXPECT_EQ(finding.text.find("888888888"), std::string::npos) << to_string(finding);
  }
}

TEST_F(Scenarios, schema_refuses_what_the_checker_refuses) {
  load(kMistakes);
  const auto command = std::string(XMLLINT) + " --nonet --noout --schema '" + CONFIG_FOLDER +
                       "/schema/scenarios.xsd' '" +
                       (folder_.path() / "scenarios/proef.xml").string() + "' 2>/dev/null";
  EXPECT_NE(std::system(command.c_str()), 0);
}

TEST_F(Scenarios, that_are_ready_made_fit_the_schema) {
  for (const auto* name : {"drechtsteden", "minimal"}) {
    const auto folder = std::filesystem::path(CONFIG_FOLDER) / name / "scenarios";
    if (!std::filesystem::exists(folder)) continue;
    const auto command = std::string(XMLLINT) + " --nonet --noout --schema '" + CONFIG_FOLDER +
                         "/schema/scenarios.xsd' '" + folder.string() + "'/*.xml 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << name;
  }
}

TEST_F(Scenarios, form_is_checked_also_when_the_configuration_has_errors) {
  folder_.remove("region.xml");
  EXPECT_THAT(
      codes(with_step(R"(<facts from="dou"><fact path="pip.leerrout" value="B"/></facts>)")),
      ElementsAre("scenarios/proef.xml:4:53: field-unknown"));
}

TEST_F(Scenarios, do_not_count_for_the_revision) {
  const auto before = folder_.load().config->revision;
  load(with_step(""));
  EXPECT_EQ(loaded_.config->revision, before);
}

TEST_F(Scenarios, with_mistakes_do_not_keep_the_configuration_from_loading) {
  load(kMistakes);
  EXPECT_TRUE(loaded_.config);
}

TEST_F(Scenarios, facts_come_from_the_first_connection_with_that_source) {
  const auto loaded =
      load(with_step(R"(<facts from="duo"><fact path="pip.leerroute" value="B"/></facts>)"));
  ASSERT_THAT(loaded.findings, IsEmpty());
  const auto& told = std::get<TellAction>(loaded.scenarios.at(0).steps.at(0).actions.at(0).what);
  EXPECT_EQ(told.connection, "duo");
}

TEST_F(Scenarios, message_has_its_body_from_a_file) {
  folder_.write("scenarios/berichten/pvt.json", "{\"datum\": \"2026-03-02\"}");
  const auto loaded = load(with_step(R"(<message connection="duo" file="berichten/pvt.json"/>)"));
  ASSERT_THAT(loaded.findings, IsEmpty());
  const auto& said = std::get<MessageAction>(loaded.scenarios.at(0).steps.at(0).actions.at(0).what);
  EXPECT_EQ(said.body, "{\"datum\": \"2026-03-02\"}");
  EXPECT_EQ(said.media_type, "application/json");
}

TEST_F(Scenarios, message_has_a_body_and_headers_of_its_own) {
  const auto loaded = load(with_step(
      R"(<message connection="duo"><header name="x-doel" value="1"/><![CDATA[<a/>]]></message>)"));
  ASSERT_THAT(loaded.findings, IsEmpty());
  const auto& said = std::get<MessageAction>(loaded.scenarios.at(0).steps.at(0).actions.at(0).what);
  EXPECT_EQ(said.body, "<a/>");
  EXPECT_THAT(said.headers, ElementsAre(testing::Pair("x-doel", "1")));
}

TEST_F(Scenarios, one_that_starts_where_another_ended_has_its_steps_first) {
  auto text = with_step("");
  text.insert(
      text.find("</scenarios>"),
      R"(<scenario id="verder" title="Verder" also="melden"><step at="2026-04-01"/></scenario>)");
  const auto loaded = load(text);
  ASSERT_THAT(loaded.findings, IsEmpty());
  const auto chain = loaded.chain(*loaded.find("verder"));
  ASSERT_THAT(chain, SizeIs(2));
  EXPECT_EQ(chain.front()->id, "melden");
}

}  // namespace
}  // namespace rodedraad::config
