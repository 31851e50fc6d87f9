#include "rodedraad/hub/rehearsal.h"

#include <gmock/gmock.h>

#include "region.h"
#include "rodedraad/hub/scenario.h"

namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using store::MessageState;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kStart = "2026-03-02";

/// The town of the echo adapter, with a term of ten days and somebody who is told when it is over.
config::Config town() {
  auto config = echo_config();
  auto& mandate = config.region.municipalities[0].mandates.emplace_back();
  mandate.task = "pip";
  mandate.organisation = "buur";
  mandate.from = "2022-01-01";
  mandate.basis = "besluit";
  mandate.place = {"region.xml", 3, 5};
  config::DeadlineRule rule;
  rule.id = "T01";
  rule.from = "2022-01-01";
  rule.article = "art. 5.3";
  rule.start = "inburgeringsplicht.datumKennisgeving";
  rule.met_by = "pip.dagtekening";
  rule.length = {10, config::Length::Unit::days};
  config::DeadlineSet pip;
  pip.id = "pip";
  pip.title = "PIP vaststellen";
  pip.task = "pip";
  pip.rules.push_back(rule);
  config.deadlines.push_back(pip);

  config::Trigger told;
  told.name = "inburgeringsplicht.datumKennisgeving";
  config::Rule start;
  start.id = "termijn";
  start.on.push_back(told);
  start.starts.push_back({"pip", {}, {}});
  config::Trigger signed_pip;
  signed_pip.name = "pip.dagtekening";
  config::Rule send;
  send.id = "melden";
  send.on.push_back(signed_pip);
  send.sends.push_back({"echo.out", "task:pip", "vragen", {}, {}, {}});
  config::Rule never;
  never.id = "nooit";
  never.place = {"workflows/pip.xml", 9, 3};
  never.on.push_back(told);
  never.when.kind = config::Condition::Kind::test;
  never.when.test = config::Condition::Test::present;
  never.when.path = "pip.niveau";
  never.sends = send.sends;
  config::Workflow workflow;
  workflow.id = "pip";
  workflow.law = "wi2021";
  workflow.rules = {start, send, never};
  config.workflows.push_back(workflow);
  return config;
}

class InMemory : public ::testing::Test {
 protected:
  explicit InMemory(config::Config made = town()) : config_(std::move(made)) {
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    adapters_ = make_adapters(plugins_, config_);
  }

  Rehearsal make(bool polls = true) {
    return {config_, plugins_.catalogue(), adapters_, model::parse_instant(kStart), polls};
  }
  const config::Connection& buur() { return config_.connections[0]; }

  /// A real message of the echo adapter.
  sdk::Reply say(Rehearsal& hub, const std::string& body) {
    sdk::Message message;
    message.method = "POST";
    message.body = "municipality=0505\n" + body;
    return hub.accept(buur(), message);
  }
  void tell(Rehearsal& hub, const std::string& path, const std::string& value) {
    hub.tell(buur(), "echo", "0505", {{"bsn", "999990019"}}, {{{path, {}, value}, {}, {}, false}});
  }

  model::FixedClock clock_{model::parse_instant(kStart)};
  PluginHost plugins_{clock_};
  config::Config config_;
  Adapters adapters_;
};

using Rehearsed = InMemory;

TEST_F(Rehearsed, message_goes_through_its_adapter_into_a_case) {
  auto hub = make();
  EXPECT_EQ(say(hub, "id=1\nbsn=999990019\npip.leerroute=B\n"), sdk::Reply::accepted);
  const auto file = hub.by_identifier("0505", {"bsn", "999990019"});
  ASSERT_NE(file, nullptr);
  EXPECT_NE(model::current(file->file, "pip.leerroute"), nullptr);
}

TEST_F(Rehearsed, message_that_comes_twice_has_one_effect) {
  auto hub = make();
  say(hub, "id=1\nbsn=999990019\nask=echo.out\n");
  EXPECT_EQ(say(hub, "id=1\nbsn=999990019\nask=echo.out\n"), sdk::Reply::duplicate);
  EXPECT_THAT(hub.deliveries(), SizeIs(1));
}

TEST_F(Rehearsed, other_content_under_the_same_key_is_refused) {
  auto hub = make();
  say(hub, "id=1\nbsn=999990019\npip.leerroute=B\n");
  EXPECT_EQ(say(hub, "id=1\nbsn=999990019\npip.leerroute=Z\n"), sdk::Reply::conflict);
  EXPECT_EQ(hub.plans().back().message.state, MessageState::refused);
}

TEST_F(Rehearsed, message_that_waited_goes_on_when_the_person_is_known) {
  auto hub = make();
  sdk::Message early;
  early.method = "POST";
  early.body = "id=1\nvNummer=2789456123\npip.leerroute=B\n";
  hub.accept(buur(), early);
  EXPECT_EQ(hub.plans().back().message.state, MessageState::parked);
  say(hub, "id=2\nbsn=999990019\nvNummer=2789456123\n");
  const auto file = hub.by_identifier("0505", {"bsn", "999990019"});
  ASSERT_NE(file, nullptr);
  EXPECT_NE(model::current(file->file, "pip.leerroute"), nullptr);
}

TEST_F(Rehearsed, clock_tells_on_the_way_that_a_term_is_over) {
  auto hub = make();
  tell(hub, "inburgeringsplicht.datumKennisgeving", "2026-03-02");
  hub.move_to(model::parse_instant("2026-03-12"));
  EXPECT_THAT(hub.tasks(), IsEmpty()) << "the last day still counts";
  hub.move_to(model::parse_instant("2026-04-01"));
  ASSERT_THAT(hub.tasks(), SizeIs(1));
  EXPECT_EQ(hub.tasks()[0].organisation, "buur");
  EXPECT_EQ(model::dutch_day(hub.tasks()[0].created), std::chrono::year{2026} / 3 / 13);
}

TEST_F(Rehearsed, clock_never_goes_back) {
  auto hub = make();
  hub.move_to(model::parse_instant("2026-02-01"));
  EXPECT_EQ(hub.now(), model::parse_instant(kStart));
}

TEST_F(Rehearsed, answer_of_the_partner_closes_the_delivery_and_says_something) {
  auto hub = make();
  say(hub, "id=1\nbsn=999990019\nask=echo.out\n");
  ASSERT_THAT(hub.deliveries(), SizeIs(1));
  const auto id = hub.deliveries()[0].message.id;
  EXPECT_TRUE(hub.answer(id, {200, "text/plain", {}, ""}));
  EXPECT_EQ(hub.delivery(id)->state, DeliveryState::confirmed);
  EXPECT_FALSE(hub.answer(id, {200, "text/plain", {}, ""})) << "it is not open any more";
}

TEST_F(Rehearsed, task_is_done_once) {
  auto hub = make();
  tell(hub, "inburgeringsplicht.datumKennisgeving", "2026-03-02");
  hub.move_to(model::parse_instant("2026-04-01"));
  const auto id = hub.tasks().at(0).id;
  EXPECT_TRUE(hub.done(id, "klantmanager"));
  EXPECT_TRUE(hub.tasks()[0].done);
  EXPECT_FALSE(hub.done(id, "klantmanager"));
}

TEST_F(Rehearsed, twice_gives_the_same_identifiers) {
  const auto ids = [this] {
    auto hub = make();
    say(hub, "id=1\nbsn=999990019\nask=echo.out\n");
    return hub.deliveries().at(0).message.id;
  };
  EXPECT_EQ(ids(), ids());
}

class Polled : public InMemory {
 protected:
  static config::Config daily() {
    auto config = town();
    config::Poll poll;
    poll.message = "echo.out";
    poll.at = std::chrono::hours{6};
    poll.each_case = true;
    config.connections[0].polls.push_back(poll);
    return config;
  }
  Polled() : InMemory(daily()) {}
};

TEST_F(Polled, asks_each_day_what_was_answered) {
  auto hub = make();
  tell(hub, "pip.leerroute", "B");
  hub.move_to(model::parse_instant("2026-03-02T07:00:00+01:00"));
  ASSERT_THAT(hub.deliveries(), SizeIs(1));
  EXPECT_EQ(hub.deliveries()[0].rule, "rooster");
  hub.answer(hub.deliveries()[0].message.id, {200, "text/plain", {}, ""});
  hub.move_to(model::parse_instant("2026-03-03T07:00:00+01:00"));
  EXPECT_THAT(hub.deliveries(), SizeIs(2));
}

TEST_F(Polled, does_not_ask_again_what_nobody_answered) {
  auto hub = make();
  tell(hub, "pip.leerroute", "B");
  hub.move_to(model::parse_instant("2026-06-02"));
  EXPECT_THAT(hub.deliveries(), SizeIs(1));
}

TEST_F(Polled, asks_nothing_when_told_not_to) {
  auto hub = make(false);
  tell(hub, "pip.leerroute", "B");
  hub.move_to(model::parse_instant("2026-06-02"));
  EXPECT_THAT(hub.deliveries(), IsEmpty());
}

/// Plays scenarios that are made here.
class Played : public InMemory {
 protected:
  Played() {
    config::Scenario scenario;
    scenario.id = "proef";
    scenario.persons.push_back({"p", "999990019", "", "0505", {}});
    loaded_.scenarios.push_back(scenario);
  }

  /// Facts, and then what is expected of them, in one step.
  void step(const std::string& at, const std::string& path, const std::string& value,
            std::vector<config::Expectation> expected, bool exact = false) {
    config::ScenarioStep step;
    step.at = at;
    if (!path.empty()) {
      step.actions.push_back(
          {config::TellAction{"buur", "echo", "", "", {{path, "", value, false, {}}}}, {}});
    }
    step.actions.push_back(
        {config::ExpectAction{"", "", exact, std::move(expected)}, {"scenarios/x.xml", 7, 1}});
    loaded_.scenarios.back().steps.push_back(std::move(step));
  }
  std::vector<ScenarioFailure> play(std::size_t index = 0) {
    return hub::play(loaded_, loaded_.scenarios.at(index), config_, plugins_.catalogue(), adapters_,
                     coverage_);
  }
  static config::ExpectSent sent(const std::string& to = "buur") {
    return {"echo.out", to, "vragen", {}, {}, true};
  }

  config::LoadedScenarios loaded_;
  Coverage coverage_;
};

TEST_F(Played, scenario_that_is_right_has_no_failures) {
  auto expected = sent();
  expected.with = {"inburgeraar.bsn"};
  expected.withheld = {"inburgeraar.achternaam"};
  config::ExpectDeadline pip;
  pip.id = "pip";
  pip.due = "2026-03-12";
  pip.rule = "T01";
  pip.state = "running";
  step(kStart, "inburgeringsplicht.datumKennisgeving", kStart,
       {{pip, {}}, {config::ExpectRule{"pip/nooit", false, ""}, {}}}, true);
  step("2026-03-03", "pip.dagtekening", "2026-03-03",
       {{expected, {}},
        {config::ExpectField{"pip.dagtekening", "", "2026-03-03"}, {}},
        {config::ExpectField{"pip.niveau", "", std::nullopt}, {}},
        {config::ExpectCase{true}, {}},
        {config::ExpectTask{"termijn", "", "", {}, false}, {}},
        {config::ExpectReceived{"processed", ""}, {}},
        {config::ExpectRule{"pip/melden", true, ""}, {}}},
       true);
  for (const auto& failure : play()) ADD_FAILURE() << failure.expected << ": " << failure.found;
}

TEST_F(Played, field_with_another_value_is_told_with_what_was_found) {
  step(kStart, "pip.leerroute", "B",
       {{config::ExpectField{"pip.leerroute", "", "Z"}, {"scenarios/x.xml", 9, 5}}});
  const auto failures = play();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].place.line, 9);
  EXPECT_EQ(failures[0].step, kStart);
  EXPECT_THAT(failures[0].expected, HasSubstr("Z"));
  EXPECT_THAT(failures[0].found, HasSubstr("\"B\""));
}

TEST_F(Played, message_that_did_not_go_is_told_with_what_happened_instead) {
  step(kStart, "inburgeringsplicht.datumKennisgeving", kStart, {{sent(), {}}});
  const auto failures = play();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0].happened, Contains(HasSubstr("regel pip/nooit gaat niet af")));
  EXPECT_THAT(failures[0].happened, Contains(HasSubstr("termijn pip (T01)")));
}

TEST_F(Played, message_that_went_although_nothing_should_is_told) {
  step(kStart, "pip.dagtekening", kStart, {}, true);
  const auto failures = play();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0].found, HasSubstr("verstuurd: echo.out naar buur"));
}

TEST_F(Played, message_that_should_go_twice_must_go_twice) {
  step(kStart, "pip.dagtekening", kStart, {{sent(), {}}, {sent(), {}}});
  EXPECT_THAT(play(), SizeIs(1));
}

TEST_F(Played, message_to_another_is_not_the_one) {
  step(kStart, "pip.dagtekening", kStart, {{sent("iemand"), {}}});
  EXPECT_THAT(play(), SizeIs(1));
}

TEST_F(Played, field_that_travels_although_it_should_not_is_told) {
  auto expected = sent();
  expected.withheld = {"inburgeraar.bsn"};
  step(kStart, "pip.dagtekening", kStart, {{expected, {}}});
  ASSERT_THAT(play(), SizeIs(1));
}

TEST_F(Played, field_that_does_not_travel_although_it_should_is_told) {
  auto expected = sent();
  expected.with = {"inburgeraar.geboortedatum"};
  step(kStart, "pip.dagtekening", kStart, {{expected, {}}});
  ASSERT_THAT(play(), SizeIs(1));
}

TEST_F(Played, term_that_ends_on_another_day_is_told) {
  config::ExpectDeadline pip;
  pip.id = "pip";
  pip.due = "2026-03-13";
  step(kStart, "inburgeringsplicht.datumKennisgeving", kStart, {{pip, {}}});
  const auto failures = play();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0].found, HasSubstr("2026-03-12"));
}

TEST_F(Played, task_of_before_does_not_count_again) {
  const config::ExpectTask late{"termijn verstreken", "buur", "", {}, true};
  step(kStart, "inburgeringsplicht.datumKennisgeving", kStart, {});
  step("2026-04-01", "", "", {{late, {}}});
  step("2026-04-02", "", "", {{late, {}}});
  const auto failures = play();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].step, "2026-04-02");
}

TEST_F(Played, answer_to_nothing_is_told) {
  config::ScenarioStep step;
  step.at = kStart;
  step.actions.push_back({config::AnswerAction{"echo.out", "", 200, "", {}, ""}, {}});
  loaded_.scenarios[0].steps.push_back(step);
  EXPECT_THAT(play(), SizeIs(1));
}

TEST_F(Played, scenario_goes_on_where_another_ended) {
  step(kStart, "pip.dagtekening", kStart, {{sent("iemand"), {}}});
  config::Scenario next;
  next.id = "verder";
  next.also = "proef";
  loaded_.scenarios.push_back(next);
  step("2026-03-03", "", "",
       {{config::ExpectField{"pip.dagtekening", "", kStart}, {}},
        {config::ExpectSent{"echo.out", "", "", {}, {}, false}, {}}});
  EXPECT_THAT(play(1), IsEmpty()) << "what went before is not its own, nor are its failures";
}

TEST_F(Played, coverage_knows_what_no_scenario_touched) {
  step(kStart, "pip.dagtekening", kStart, {{sent(), {}}});
  play();
  const auto rules = untouched_rules(config_, coverage_);
  EXPECT_THAT(rules, ElementsAre(Field(&Untouched::what, "pip/termijn"),
                                 Field(&Untouched::what, "pip/nooit")));
  EXPECT_EQ(rules[1].place.line, 9);
  EXPECT_THAT(untouched_purposes(config_, coverage_), IsEmpty());
  EXPECT_THAT(untouched_mandates(config_, coverage_), IsEmpty());
}

TEST_F(Played, coverage_counts_a_mandate_only_when_it_chose_somebody) {
  step(kStart, "inburgeringsplicht.datumKennisgeving", kStart, {});
  play();
  EXPECT_THAT(untouched_mandates(config_, coverage_), SizeIs(1));
  EXPECT_THAT(untouched_purposes(config_, coverage_), SizeIs(1));
}

TEST_F(Played, failures_never_show_a_bsn) {
  step(kStart, "pip.dagtekening", kStart,
       {{config::ExpectField{"inburgeraar.bsn", "", "999990020"}, {}}});
  const auto failures = play();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ((failures[0].expected + failures[0].found).find("99999"), std::string::npos);
}

}  // namespace
}  // namespace rodedraad::hub
