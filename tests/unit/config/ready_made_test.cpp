#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "folder.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What the plugins of this build say of themselves.
const Catalogue& built_plugins() {
  static const model::SystemClock clock;
  static hub::PluginHost host{clock};
  static const auto problems = host.load(hub::own_plugin_folders());
  EXPECT_THAT(problems, IsEmpty());
  return host.catalogue();
}

Loaded load_ready_made(const std::string& name) {
  return load(std::filesystem::path(CONFIG_FOLDER) / name, {}, built_plugins());
}

std::vector<std::string> texts(const Loaded& loaded) {
  std::vector<std::string> out;
  for (const auto& finding : loaded.findings) out.push_back(to_string(finding));
  return out;
}

TEST(ReadyMade, drechtsteden_has_no_findings) {
  EXPECT_THAT(texts(load_ready_made("drechtsteden")), IsEmpty());
}

TEST(ReadyMade, minimal_has_no_findings) {
  EXPECT_THAT(texts(load_ready_made("minimal")), IsEmpty());
}

class Drechtsteden : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = load_ready_made("drechtsteden");
    ASSERT_TRUE(loaded.config) << testing::PrintToString(texts(loaded));
    config_ = *std::move(loaded.config);
  }

  Config config_;
};

TEST_F(Drechtsteden, has_the_connections_of_the_story_in_order_of_id) {
  std::vector<std::string> ids;
  for (const auto& connection : config_.connections) ids.push_back(connection.id);
  EXPECT_THAT(ids, ElementsAre("buurgemeente", "duo", "kredietbank-signaal", "participatiewet",
                               "planning", "regie", "schuldhulp", "suwinet", "taalaanbieder",
                               "vluchtelingenwerk", "vluchtelingenwerk-bestand", "vroegsignalering",
                               "wijkteam", "wmo", "wmo-ggk", "wmo-toegang", "zaaksysteem"));
}

TEST_F(Drechtsteden, takes_the_oin_of_a_partner_from_the_region) {
  EXPECT_EQ(config_.connection("duo")->oin, "00000099000000002000");
  EXPECT_EQ(config_.connection("vluchtelingenwerk")->oin, "");
}

TEST_F(Drechtsteden, gives_adapters_the_text_of_their_mapping) {
  const auto& settings = config_.connection("duo")->adapter.settings;
  ASSERT_EQ(settings.size(), 1U);
  EXPECT_EQ(settings[0].name, "mapping");
  EXPECT_EQ(settings[0].value, config_.mappings.at("duo"));
  EXPECT_NE(settings[0].value.find("<mapping"), std::string::npos);
}

TEST_F(Drechtsteden, keeps_the_file_connection_to_results) {
  const auto* files = config_.connection("vluchtelingenwerk-bestand");
  EXPECT_TRUE(files->may_send("levering.resultaat"));
  EXPECT_FALSE(files->may_send("verzoek-begeleiding"));
}

TEST_F(Drechtsteden, is_for_production_and_names_a_simulator_for_each_partner_that_can_be_played) {
  EXPECT_TRUE(config_.hub.in_production());
  std::vector<std::string> ids;
  for (const auto& connection : config_.connections) {
    if (connection.simulator) ids.push_back(connection.id);
  }
  EXPECT_THAT(ids, ElementsAre("duo", "participatiewet", "schuldhulp", "suwinet",
                               "vluchtelingenwerk", "wijkteam", "wmo", "wmo-ggk", "zaaksysteem"));
}

TEST_F(Drechtsteden, has_simulators_that_speak_as_the_partner_does) {
  std::vector<std::string> settings;
  for (const auto& each : config_.connection("suwinet")->simulator->settings) {
    settings.push_back(each.name);
  }
  EXPECT_EQ(config_.connection("suwinet")->simulator->name, "soap");
  EXPECT_THAT(settings, ElementsAre("url", "addressing", "from", "timeout"));
}

TEST_F(Drechtsteden, sends_no_bsn_to_guidance) {
  const auto& allow = config_.purpose("wi2021-13")->allow;
  EXPECT_THAT(allow, testing::Not(testing::Contains("inburgeraar.bsn")));
  EXPECT_THAT(allow, testing::Contains("inburgeraar.vNummer"));
}

TEST_F(Drechtsteden, starts_relief_from_costs_by_permit_and_not_by_target_group) {
  const auto workflow = std::ranges::find(config_.workflows, "ontzorgen", &Workflow::id);
  ASSERT_NE(workflow, config_.workflows.end());
  std::vector<std::string> paths;
  for (const auto& test : workflow->rules[0].when.children) paths.push_back(test.path);
  EXPECT_THAT(paths, ElementsAre("verblijfstitel.soort", "bijstand.status", "bijstand.startdatum",
                                 "inburgeringsplicht.indicator"));
}

TEST_F(Drechtsteden, tries_the_special_rules_of_the_pip_term_before_the_notice) {
  std::vector<std::string> ids;
  for (const auto& rule : config_.deadline("pip")->rules) ids.push_back(rule.id);
  EXPECT_THAT(ids, ElementsAre("T01d", "T01b", "T01", "T01-oud", "T01c"));
}

TEST_F(Drechtsteden, lets_nobody_be_late_after_a_period_in_which_something_may_be_done) {
  for (const auto* id : {"leerroute-wissel", "verlenging-aanvragen", "recidive", "bezwaar-pip",
                         "bezwaar-boete", "bezwaar-wgs", "bezwaar-wmo"}) {
    EXPECT_EQ(config_.deadline(id)->task, "") << id;
  }
}

TEST_F(Drechtsteden, knows_municipalities_by_code_and_oin) {
  EXPECT_EQ(config_.region.municipality("0482")->name, "Alblasserdam");
  EXPECT_EQ(config_.region.municipality_by_oin("00000099000000001505")->name, "Dordrecht");
  EXPECT_EQ(config_.region.municipality_by_oin(""), nullptr);
}

}  // namespace
}  // namespace rodedraad::config
