#include "rodedraad/graph/drawing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sample.h"

namespace rodedraad::graph {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Drawing drawn(const config::Config& config = testing::sample()) { return draw(config, {}).front(); }

const Node& only(const Drawing& drawing, Kind kind, std::string_view title) {
  const auto found =
      std::find_if(drawing.nodes.begin(), drawing.nodes.end(),
                   [&](const auto& node) { return node.kind == kind && node.title == title; });
  if (found == drawing.nodes.end()) throw std::runtime_error{"no such box"};
  return *found;
}

bool linked(const Drawing& drawing, const Node& from, const Node& to, Edge::Kind kind) {
  return std::any_of(drawing.edges.begin(), drawing.edges.end(), [&](const auto& edge) {
    return edge.from == from.id && edge.to == to.id && edge.kind == kind;
  });
}

TEST(Drawing, says_which_law_a_workflow_executes) {
  EXPECT_EQ(drawn().title, "PIP (Wet inburgering 2021)");
}

TEST(Drawing, puts_fields_of_which_any_may_change_into_one_box) {
  const auto drawing = drawn();
  EXPECT_THAT(only(drawing, Kind::cause, "Een van deze gegevens verandert").lines,
              ElementsAre(HasSubstr("(inburgeringsplicht.datumKennisgeving)"),
                          HasSubstr("(inburgeringsplicht.doelgroep)")));
}

TEST(Drawing, names_the_sender_of_a_message_that_wakes_a_rule) {
  const auto drawing = drawn();
  EXPECT_THAT(only(drawing, Kind::cause, "Er komt een bericht notificatie").lines,
              ElementsAre("van DUO via duo"));
}

TEST(Drawing, says_the_condition_of_a_rule_in_words) {
  const auto drawing = drawn();
  EXPECT_THAT(
      only(drawing, Kind::rule, "Termijn en begeleiding").lines,
      ElementsAre("Als inburgeringsplicht.indicator is ja",
                  "en inburgeringsplicht.doelgroep is asielstatushouder", "Eén keer per zaak"));
}

TEST(Drawing, names_the_subcontractor_that_gets_a_message) {
  const auto drawing = drawn();
  EXPECT_THAT(only(drawing, Kind::send, "verzoek-begeleiding").lines,
              Contains("Naar taak begeleiding: VluchtelingenWerk"));
}

TEST(Drawing, says_on_which_article_a_message_rests) {
  const auto drawing = drawn();
  EXPECT_THAT(only(drawing, Kind::send, "verzoek-begeleiding").lines,
              Contains("Grondslag: Wet inburgering 2021, art. 13"));
}

TEST(Drawing, shows_length_and_article_of_a_deadline) {
  const auto drawing = drawn();
  EXPECT_THAT(only(drawing, Kind::deadline, "PIP vaststellen").lines,
              Contains(::testing::AllOf(HasSubstr("T01: 10 weken na "),
                                        HasSubstr("Besluit inburgering 2021, art. 5.3 lid 1"))));
}

TEST(Drawing, leads_from_a_message_over_its_confirmation_to_the_task_on_silence) {
  const auto drawing = drawn();
  const auto& send = only(drawing, Kind::send, "verzoek-begeleiding");
  const auto& await = only(drawing, Kind::await, "Er moet antwoord komen binnen 5 werkdagen");
  const auto& task = only(drawing, Kind::task, "Bel VluchtelingenWerk");
  EXPECT_TRUE(linked(drawing, send, await, Edge::Kind::expects));
  EXPECT_TRUE(linked(drawing, await, task, Edge::Kind::silence));
}

TEST(Drawing, ties_a_deadline_to_the_cause_that_listens_to_it) {
  const auto drawing = drawn();
  EXPECT_TRUE(
      linked(drawing, only(drawing, Kind::deadline, "PIP vaststellen"),
             only(drawing, Kind::cause, "Termijn ‘PIP vaststellen’ is voorbij en niet gehaald"),
             Edge::Kind::heard));
}

TEST(Drawing, does_not_tie_the_end_of_a_deadline_to_a_cause_that_it_is_over) {
  const auto drawing = drawn();
  EXPECT_FALSE(
      linked(drawing, only(drawing, Kind::stop, "PIP vaststellen"),
             only(drawing, Kind::cause, "Termijn ‘PIP vaststellen’ is voorbij en niet gehaald"),
             Edge::Kind::heard));
}

TEST(Drawing, ties_a_task_to_the_cause_that_listens_to_it) {
  const auto drawing = drawn();
  EXPECT_TRUE(linked(drawing, only(drawing, Kind::task, "Zoek uit waarom er geen PIP is"),
                     only(drawing, Kind::cause, "Taak gedaan: Zoek uit waarom er geen PIP is"),
                     Edge::Kind::heard));
}

TEST(Drawing, draws_a_cause_of_two_rules_once) {
  auto config = testing::sample();
  config.workflows[0].rules[1].on.push_back(config.workflows[0].rules[0].on[2]);
  const auto drawing = drawn(config);
  const auto& cause = only(drawing, Kind::cause, "Er komt een bericht notificatie");
  EXPECT_EQ(std::count_if(drawing.edges.begin(), drawing.edges.end(),
                          [&](const auto& edge) { return edge.from == cause.id; }),
            2);
}

TEST(Drawing, takes_what_a_message_is_from_the_plugin_that_writes_it) {
  config::Catalogue catalogue;
  config::KindInfo kind;
  kind.name = "verzoek-begeleiding";
  kind.nl = "Vraagt om begeleiding.";
  config::PluginInfo plugin;
  plugin.kinds = {kind};
  catalogue.plugins = {plugin};
  const auto drawing = draw(testing::sample(), catalogue).front();
  EXPECT_THAT(only(drawing, Kind::send, "verzoek-begeleiding").lines,
              Contains("Vraagt om begeleiding."));
}

TEST(Drawing, says_when_nobody_has_a_task) {
  auto config = testing::sample();
  config.workflows[0].rules[1].tasks[0].task = "onbekend";
  const auto drawing = drawn(config);
  EXPECT_THAT(only(drawing, Kind::task, "Zoek uit waarom er geen PIP is").lines,
              Contains("Voor taak onbekend: niemand heeft deze taak"));
}

TEST(Drawing, of_one_workflow_leaves_out_the_others) {
  auto config = testing::sample();
  config.workflows.push_back(config.workflows[0]);
  config.workflows[1].id = "ander";
  const auto drawings = draw(config, {}, "ander");
  ASSERT_THAT(drawings, SizeIs(1));
  EXPECT_EQ(drawings[0].workflow, "ander");
}

TEST(Drawing, of_a_workflow_that_is_not_there_is_none) {
  EXPECT_THAT(draw(testing::sample(), {}, "nergens"), IsEmpty());
}

TEST(Drawing, gives_every_box_an_id_of_its_own) {
  auto config = testing::sample();
  config.workflows.push_back(config.workflows[0]);
  std::vector<std::string> ids;
  for (const auto& drawing : draw(config, {})) {
    for (const auto& node : drawing.nodes) ids.push_back(node.id);
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST(Drawing, brackets_a_choice_within_a_condition) {
  auto config = testing::sample();
  config::Condition any;
  any.kind = config::Condition::Kind::any;
  any.children = {testing::equals("bijstand.status", "toegekend"),
                  testing::equals("bijstand.status", "beeindigd")};
  config::Condition negate;
  negate.kind = config::Condition::Kind::negate;
  negate.children = {any};
  config.workflows[0].rules[1].when.children = {negate};
  const auto drawing = drawn(config);
  EXPECT_THAT(only(drawing, Kind::rule, "Te laat").lines,
              ElementsAre("Als niet: (bijstand.status is toegekend of bijstand.status is "
                          "beeindigd)"));
}

}  // namespace
}  // namespace rodedraad::graph
