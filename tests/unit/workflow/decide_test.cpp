#include "rodedraad/workflow/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samples.h"

namespace rodedraad::workflow {
namespace {

using Op = config::Condition::Test;
using testing::case_with;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ymd;

constexpr auto kDuty = "inburgeringsplicht.begindatum";
constexpr auto kMessage = "verzoek-begeleiding";

config::KindInfo kind(std::string name, bool incoming = false) {
  config::KindInfo result;
  result.name = std::move(name);
  result.incoming = incoming;
  return result;
}

config::Connection connection(std::string id, std::string organisation, bool reachable = true) {
  config::Connection result;
  result.id = std::move(id);
  result.organisation = std::move(organisation);
  result.adapter.name = "vluchtelingenwerk";
  if (reachable) result.transport = config::PluginUse{"http", {}, {}};
  return result;
}

config::Trigger trigger(const std::string& path) {
  config::Trigger result;
  result.name = path;
  return result;
}

class Decide : public ::testing::Test {
 protected:
  Decide() {
    config::PluginInfo adapter;
    adapter.name = "vluchtelingenwerk";
    adapter.kinds = {kind(kMessage), kind("vwn.pvt", true)};
    catalogue_.plugins = {adapter};

    config_.region = testing::region();
    config_.connections = {connection("vwn-bestand", "vwn", false), connection("vwn-http", "vwn")};
    config::Purpose purpose;
    purpose.id = "wi2021-13";
    purpose.article = "Wi2021 art. 13";
    config_.purposes = {purpose};

    config::Rule rule;
    rule.id = "begeleiding-vragen";
    rule.on = {trigger(kDuty)};
    rule.when = testing::test("inburgeringsplicht.doelgroep", Op::equals, {"asielstatushouder"});
    config::Workflow workflow;
    workflow.id = "nieuw";
    workflow.law = "wi2021";
    workflow.rules = {rule};
    config_.workflows = {workflow};
  }

  config::Rule& rule() { return config_.workflows.front().rules.front(); }

  void send(std::string to, std::string message = kMessage) {
    rule().sends.push_back({std::move(message), std::move(to), "wi2021-13", {}});
  }

  Decisions run(testing::year_month_day day = ymd(2026, 3, 2),
                const std::set<std::string>& fired = {}, const std::string& changed = kDuty) const {
    const std::vector<model::Change> changes{{changed, "", std::nullopt, "2026-03-01"}};
    return RuleBook{config_, catalogue_}.decide(file_, events_of(changes), fired, day);
  }

  config::Config config_;
  config::Catalogue catalogue_;
  model::Case file_ = case_with({{"inburgeringsplicht.doelgroep", "asielstatushouder"}});
};

TEST_F(Decide, sends_to_the_connection_of_who_has_the_task) {
  send("task:begeleiding");
  const auto decisions = run();
  ASSERT_EQ(decisions.sends.size(), 1U);
  const auto& decision = decisions.sends.front();
  EXPECT_EQ(decision.rule, "nieuw/begeleiding-vragen");
  EXPECT_EQ(decision.message, kMessage);
  EXPECT_EQ(decision.connection, "vwn-http");
  EXPECT_EQ(decision.organisation, "vwn");
  EXPECT_EQ(decision.purpose, "wi2021-13");
  EXPECT_EQ(decision.ground, "Wi2021 art. 13");
  EXPECT_THAT(decisions.tasks, IsEmpty());
}

TEST_F(Decide, sends_to_the_new_organisation_after_the_mandate_changed) {
  config_.connections.push_back(connection("welzijn-http", "welzijn"));
  send("task:begeleiding");
  EXPECT_EQ(run(ymd(2026, 6, 30)).sends.front().connection, "vwn-http");
  EXPECT_EQ(run(ymd(2026, 7, 1)).sends.front().connection, "welzijn-http");
}

TEST_F(Decide, asks_a_person_when_the_organisation_has_no_connection) {
  send("task:begeleiding");
  const auto decisions = run(ymd(2026, 7, 1));
  EXPECT_THAT(decisions.sends, IsEmpty());
  ASSERT_EQ(decisions.tasks.size(), 1U);
  EXPECT_EQ(decisions.tasks.front().organisation, "welzijn");
  EXPECT_THAT(decisions.tasks.front().title, HasSubstr("Stichting Welzijn"));
}

TEST_F(Decide, asks_a_person_when_nobody_has_the_task) {
  send("task:map");
  const auto decisions = run();
  EXPECT_THAT(decisions.sends, IsEmpty());
  ASSERT_EQ(decisions.tasks.size(), 1U);
  EXPECT_EQ(decisions.tasks.front().organisation, "");
  EXPECT_THAT(decisions.tasks.front().title, HasSubstr("niemand heeft in Dordrecht de taak 'map'"));
}

TEST_F(Decide, does_not_send_what_a_connection_is_not_meant_for) {
  config_.connections.back().sends = {"iets-anders"};
  send("task:begeleiding");
  EXPECT_THAT(run().sends, IsEmpty());
}

TEST_F(Decide, sends_over_a_named_connection) {
  send("connection:vwn-http");
  ASSERT_EQ(run().sends.size(), 1U);
  EXPECT_EQ(run().sends.front().organisation, "vwn");
}

TEST_F(Decide, asks_a_person_when_a_named_connection_cannot_send) {
  for (const auto* to : {"connection:vwn-bestand", "connection:onbekend"}) {
    rule().sends.clear();
    send(to);
    EXPECT_THAT(run().sends, IsEmpty()) << to;
    EXPECT_EQ(run().tasks.size(), 1U) << to;
  }
}

TEST_F(Decide, never_sends_an_incoming_kind) {
  send("connection:vwn-http", "vwn.pvt");
  EXPECT_THAT(run().sends, IsEmpty());
}

TEST_F(Decide, never_sends_without_a_purpose) {
  config_.purposes.clear();
  send("task:begeleiding");
  const auto decisions = run();
  EXPECT_THAT(decisions.sends, IsEmpty());
  EXPECT_EQ(decisions.tasks.size(), 1U);
}

TEST_F(Decide, does_nothing_when_no_trigger_changed) {
  send("task:begeleiding");
  const auto decisions = run(ymd(2026, 3, 2), {}, "pip.leerroute");
  EXPECT_THAT(decisions.sends, IsEmpty());
  EXPECT_THAT(decisions.outcomes, IsEmpty());
}

TEST_F(Decide, tells_why_a_rule_did_not_fire) {
  file_ = case_with();
  const auto decisions = run();
  ASSERT_EQ(decisions.outcomes.size(), 1U);
  EXPECT_FALSE(decisions.outcomes.front().fired);
  EXPECT_EQ(decisions.outcomes.front().why,
            "inburgeringsplicht.begindatum is gewijzigd; "
            "inburgeringsplicht.doelgroep is niet bekend");
}

TEST_F(Decide, fires_a_once_rule_once) {
  rule().once = true;
  send("task:begeleiding");
  const auto first = run();
  EXPECT_THAT(first.fired_once, ElementsAre("nieuw/begeleiding-vragen"));
  const auto second = run(ymd(2026, 3, 3), {first.fired_once.begin(), first.fired_once.end()});
  EXPECT_THAT(second.sends, IsEmpty());
  EXPECT_FALSE(second.outcomes.front().fired);
}

TEST_F(Decide, keeps_no_count_of_other_rules) { EXPECT_THAT(run().fired_once, IsEmpty()); }

TEST_F(Decide, starts_each_deadline_once) {
  rule().starts = {{"pip", {}}, {"pip", {}}};
  EXPECT_THAT(run().deadlines, ElementsAre("pip"));
}

TEST_F(Decide, gives_a_task_to_who_has_it) {
  rule().tasks = {{"Nodig uit voor de brede intake", "pip", {}}};
  ASSERT_EQ(run().tasks.size(), 1U);
  EXPECT_EQ(run().tasks.front().organisation, "sdd");
  EXPECT_EQ(run().tasks.front().title, "Nodig uit voor de brede intake");
}

TEST_F(Decide, says_so_when_nobody_has_a_task) {
  rule().tasks = {{"Nodig uit voor de brede intake", "map", {}}};
  EXPECT_EQ(run().tasks.front().organisation, "");
  EXPECT_EQ(run().tasks.front().title,
            "Nodig uit voor de brede intake (niemand heeft in Dordrecht de taak 'map')");
}

}  // namespace
}  // namespace rodedraad::workflow
