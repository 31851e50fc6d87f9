#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kWhole = R"(<deadlines xmlns="urn:rodedraad:config:1">
  <deadline id="pip" title="PIP" given="inburgeringstermijn.einddatum">
    <rule id="T01" from="2022-01-01" article="art. 5.3" start="pip.dagtekening" length="10 weeks"
          met-by="pvt.datumOndertekening" met-after-start="true" never-restarts="true"/>
    <rule id="T01c" from="2022-01-01" article="art. 5.3 lid 2" length="2 weeks"
          start="pip.informatieDerdenOntvangen" extends="T01"/>
    <compare>
      <field path="inburgeringstermijn.verlengingsgrondcode" present="false"/>
    </compare>
    <suspend from="inburgeringstermijn.startdatum" until="inburgeringstermijn.einddatum"
             article="art. 4:15"/>
    <lapse because="het hoeft niet meer">
      <field path="inburgeringsplicht.einddatum" before="today"/>
    </lapse>
    <warn before="3 weeks"/>
  </deadline>
</deadlines>
)";

class DeadlinesFile : public testing::Test {
 protected:
  DeadlinesFile() { folder_.write("deadlines.xml", kWhole); }

  DeadlineSet read() const {
    auto loaded = folder_.load();
    if (!loaded.config) throw std::runtime_error("the configuration has mistakes");
    return *loaded.config->deadline("pip");
  }

  void change(std::string_view before, std::string_view after) const {
    folder_.replace("deadlines.xml", before, after);
  }

  Folder folder_;
};

TEST_F(DeadlinesFile, without_mistakes_has_no_findings) { EXPECT_THAT(folder_.codes(), IsEmpty()); }

TEST_F(DeadlinesFile, says_when_a_rule_is_met_and_whether_it_restarts) {
  const auto rules = read().rules;
  EXPECT_TRUE(rules[0].met_after_start);
  EXPECT_TRUE(rules[0].never_restarts);
  EXPECT_FALSE(rules[1].met_after_start);
  EXPECT_FALSE(rules[1].never_restarts);
}

TEST_F(DeadlinesFile, says_which_rules_a_rule_extends) {
  const auto rules = read().rules;
  EXPECT_THAT(rules[0].extends, IsEmpty());
  EXPECT_THAT(rules[1].extends, ElementsAre("T01"));
}

TEST_F(DeadlinesFile, says_which_end_the_partner_gives_and_when_it_is_compared) {
  const auto set = read();
  EXPECT_EQ(set.given, "inburgeringstermijn.einddatum");
  ASSERT_EQ(set.compare.children.size(), 1U);
  EXPECT_EQ(set.compare.children[0].test, Condition::Test::absent);
}

TEST_F(DeadlinesFile, says_when_a_term_stands_still) {
  const auto suspensions = read().suspensions;
  ASSERT_EQ(suspensions.size(), 1U);
  EXPECT_EQ(suspensions[0].from, "inburgeringstermijn.startdatum");
  EXPECT_EQ(suspensions[0].until, "inburgeringstermijn.einddatum");
  EXPECT_EQ(suspensions[0].article, "art. 4:15");
}

TEST_F(DeadlinesFile, says_when_a_term_lapses) {
  const auto set = read();
  ASSERT_TRUE(set.lapses);
  EXPECT_EQ(set.lapses->children.size(), 1U);
  EXPECT_EQ(set.lapse_reason, "het hoeft niet meer");
}

TEST_F(DeadlinesFile, may_leave_all_that_out) {
  const auto set = Folder{}.load().config->deadlines.at(0);
  EXPECT_FALSE(set.lapses);
  EXPECT_EQ(set.given, "");
  EXPECT_THAT(set.suspensions, IsEmpty());
}

/// Two rules from the same start, of which the first is always in force.
constexpr std::string_view kTwoRules = R"(<deadlines xmlns="urn:rodedraad:config:1">
  <deadline id="pip" title="PIP">
    <rule id="T01" from="2022-01-01" article="art. 5.3" start="pip.dagtekening" length="10 weeks"/>
    <rule id="T02" from="2023-01-01" article="art. 5.3" start="pip.dagtekening" length="12 weeks"/>
  </deadline>
</deadlines>
)";

class RuleBelowAnother : public DeadlinesFile {
 protected:
  RuleBelowAnother() { folder_.write("deadlines.xml", kTwoRules); }
};

TEST_F(RuleBelowAnother, that_always_applies_is_warned_of) {
  EXPECT_THAT(folder_.codes(), ElementsAre("deadlines.xml:4:5: deadline-rule-unreachable"));
}

TEST_F(RuleBelowAnother, that_ends_before_it_can_apply) {
  change("from=\"2022-01-01\"", "from=\"2022-01-01\" to=\"2022-12-31\"");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(RuleBelowAnother, that_begins_after_it_can_apply) {
  change("from=\"2022-01-01\"", "from=\"2024-01-01\"");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(RuleBelowAnother, that_has_a_condition_can_apply) {
  change("length=\"10 weeks\"/>",
         "length=\"10 weeks\"><when><field path=\"pip.leerroute\" equals=\"Z\"/></when></rule>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(RuleBelowAnother, that_starts_at_another_day_can_apply) {
  change("start=\"pip.dagtekening\" length=\"10", "start=\"pip.eersteDagtekening\" length=\"10");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(RuleBelowAnother, that_it_extends_can_apply) {
  change("id=\"T02\"", "id=\"T02\" extends=\"T01\"");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

}  // namespace
}  // namespace rodedraad::config
