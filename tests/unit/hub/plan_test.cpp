#include "rodedraad/hub/plan.h"

#include <gmock/gmock.h>

#include "region.h"
#include "rodedraad/hub/deadlines.h"

namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using store::MessageState;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Plan, sends_only_what_the_purpose_allows_and_says_what_it_held_back) {
  Region region;
  const auto plan = region.plan("bsn=999990019\ninburgeraar.achternaam=Tesfay\nask=echo.out\n");
  ASSERT_THAT(plan.sends, SizeIs(1));
  EXPECT_THAT(plan.sends[0].fields, ElementsAre("inburgeraar.bsn"));
  ASSERT_THAT(plan.sends[0].withheld, SizeIs(1));
  EXPECT_EQ(plan.sends[0].withheld[0].first, "inburgeraar.achternaam");
  EXPECT_THAT(plan.sends[0].message.body, Not(HasSubstr("Tesfay")));
}

TEST(Plan, waits_with_a_send_that_lacks_a_required_field_and_goes_on_by_itself) {
  Region region;
  const auto waiting = region.plan("vNummer=2789456123\nask=echo.out\n");
  EXPECT_EQ(waiting.message.state, MessageState::parked);
  ASSERT_THAT(waiting.sends, SizeIs(1));
  EXPECT_EQ(waiting.sends[0].state, DeliveryState::parked);
  EXPECT_EQ(waiting.sends[0].waits_for, "inburgeraar.bsn");

  const auto tie = region.plan("bsn=999990019\nvNummer=2789456123\n");
  ASSERT_THAT(tie.unparked, SizeIs(1));
  EXPECT_EQ(tie.unparked[0].message.id, waiting.sends[0].message.id);
  EXPECT_EQ(tie.unparked[0].state, DeliveryState::queued);
  EXPECT_THAT(tie.unparked[0].message.body, HasSubstr("999990019"));
  EXPECT_THAT(tie.file->parked, IsEmpty());
}

TEST(Plan, goes_on_also_when_the_bsn_had_a_case_of_its_own) {
  Region region;
  region.plan("vNummer=2789456123\nask=echo.out\n");
  region.plan("bsn=999990019\n");
  const auto tie = region.plan("bsn=999990019\nvNummer=2789456123\n");
  ASSERT_THAT(tie.unparked, SizeIs(1));
  EXPECT_EQ(tie.unparked[0].case_id, tie.file->file.id);
}

TEST(Plan, without_a_purpose_nothing_leaves) {
  auto config = echo_config();
  config.purposes.clear();
  Region region{config};
  const auto plan = region.plan("bsn=999990019\nask=echo.out\n");
  ASSERT_THAT(plan.sends, SizeIs(1));
  EXPECT_EQ(plan.sends[0].state, DeliveryState::failed);
  EXPECT_THAT(plan.sends[0].message.body, IsEmpty());
}

TEST(Plan, a_recipient_that_the_purpose_does_not_name_gets_nothing) {
  auto config = echo_config();
  config.purposes[0].recipients = {"ander"};
  Region region{config};
  const auto plan = region.plan("bsn=999990019\nask=echo.out\n");
  EXPECT_EQ(plan.sends.at(0).state, DeliveryState::failed);
  EXPECT_THAT(plan.sends.at(0).fields, IsEmpty());
}

TEST(Plan, fails_what_the_adapter_cannot_read_with_its_reason) {
  Region region;
  const auto plan = region.plan("no path and no value");
  EXPECT_EQ(plan.message.state, MessageState::failed);
  EXPECT_THAT(plan.message.reason, HasSubstr("niet te begrijpen"));
}

TEST(Plan, takes_nothing_of_a_message_in_which_the_adapter_finds_an_error) {
  Region region;
  const auto plan = region.plan("bsn=999990019\npip.leerroute=B\nwrong=no such day\n");
  EXPECT_EQ(plan.message.state, MessageState::failed);
  EXPECT_THAT(plan.message.findings, SizeIs(1));
  EXPECT_EQ(plan.file, nullptr);
}

TEST(Plan, keeps_a_value_that_no_field_can_hold_as_a_finding) {
  Region region;
  const auto plan = region.plan("bsn=999990019\npip.leerroute=Q\n");
  EXPECT_EQ(plan.message.state, MessageState::processed);
  ASSERT_THAT(plan.message.findings, SizeIs(1));
  EXPECT_EQ(plan.message.findings[0].where, "pip.leerroute");
  EXPECT_EQ(model::current(plan.file->file, "pip.leerroute"), nullptr);
}

TEST(Plan, changes_nothing_when_a_source_says_the_same_again) {
  Region region;
  region.plan("bsn=999990019\npip.leerroute=B\n");
  const auto again = region.plan("bsn=999990019\npip.leerroute=B\n");
  EXPECT_THAT(again.changes, IsEmpty());
  EXPECT_THAT(again.new_facts, IsEmpty());
}

TEST(Plan, answers_the_sender_once_also_when_the_message_is_handled_again) {
  Region region;
  const auto first = region.plan("bsn=999990019\nanswer=thanks\n");
  ASSERT_THAT(first.sends, SizeIs(1));
  EXPECT_EQ(first.sends[0].rule, "antwoord");
  EXPECT_EQ(first.sends[0].connection, "buur");
  EXPECT_THAT(first.sends[0].message.body, HasSubstr("text=thanks"));

  auto again = first.message;
  again.state = MessageState::received;
  const auto second = make_plan(region.context, region.cases, again);
  EXPECT_THAT(second.sends, IsEmpty());
}

TEST(Plan, answers_the_sender_of_a_message_about_a_person_it_does_not_know) {
  Region region;
  const auto plan = region.plan("pip.leerroute=B\nanswer=thanks\n");
  EXPECT_EQ(plan.message.state, MessageState::parked);
  ASSERT_THAT(plan.sends, SizeIs(1));
  EXPECT_EQ(plan.sends[0].message.kind, "echo.answer");
}

TEST(Plan, does_not_keep_what_an_answer_says_of_people_who_are_not_ours) {
  Region region;
  store::MessageRow row;
  row.connection = "buur";
  row.municipality = "0505";
  row.message.kind = "echo";
  row.message.body = "pip.leerroute=B\n";
  row.answer_to = "a delivery";
  const auto plan = make_plan(region.context, region.cases, row);
  EXPECT_EQ(plan.message.state, MessageState::processed);
  EXPECT_TRUE(plan.forget);
  EXPECT_THAT(plan.waits, IsEmpty());
}

TEST(Plan, withdraws_what_a_full_picture_no_longer_holds) {
  Region region;
  region.plan("bsn=999990019\npip.leerroute=B\npip.niveau=B1\n");
  const auto plan = region.plan("bsn=999990019\npip.leerroute=B\nfull=pip\n");
  ASSERT_THAT(plan.changes, SizeIs(1));
  EXPECT_EQ(plan.changes[0].path, "pip.niveau");
  EXPECT_FALSE(plan.changes[0].after.has_value());
}

TEST(Plan, keeps_here_what_the_partner_would_refuse_and_makes_it_a_task) {
  Region region;
  region.plan("bsn=999990019\npip.leerroute=Z\n");
  const auto plan = region.plan("bsn=999990019\nask=echo.vetted\n");
  ASSERT_THAT(plan.sends, SizeIs(1));
  EXPECT_EQ(plan.sends[0].state, DeliveryState::rejected);
  EXPECT_THAT(plan.sends[0].message.body, IsEmpty());
  ASSERT_THAT(plan.tasks, SizeIs(1));
  EXPECT_THAT(plan.tasks[0].title, HasSubstr("not for Z"));
}

TEST(Plan, keeps_the_evidence_with_what_it_sends) {
  Region region;
  const auto plan = region.plan("bsn=999990019\nask=echo.vetted\n");
  EXPECT_EQ(plan.sends.at(0).state, DeliveryState::queued);
  EXPECT_EQ(plan.sends.at(0).evidence, "asked on 2026-03-02");
}

TEST(Plan, starts_a_term_for_each_repetition_of_its_start) {
  auto config = echo_config();
  config::DeadlineSet exam;
  exam.id = "wmo-retour";
  config::DeadlineRule rule;
  rule.id = "R";
  rule.from = "2022-01-01";
  rule.start = "ontzorgenBetaling.ingangsdatum";
  rule.met_by = "ontzorgenBetaling.einddatum";
  rule.length = {3, config::Length::Unit::working_days};
  exam.rules.push_back(rule);
  config.deadlines.push_back(exam);
  config::Workflow workflow;
  workflow.law = "participatiewet";
  config::Rule start;
  start.id = "start";
  start.on = {changed("ontzorgenBetaling.ingangsdatum")};
  start.starts.push_back({"wmo-retour", {}});
  workflow.rules.push_back(start);
  config.workflows.push_back(workflow);

  Region region{config};
  const auto plan = region.plan(
      "bsn=999990019\nontzorgenBetaling.ingangsdatum[huur]=2026-03-02\n"
      "ontzorgenBetaling.ingangsdatum[water]=2026-03-09\n"
      "ontzorgenBetaling.einddatum[huur]=2026-03-03\n");
  ASSERT_THAT(plan.deadlines, SizeIs(2));
  EXPECT_EQ(plan.deadlines[0].deadline, "wmo-retour");
  EXPECT_EQ(plan.deadlines[0].item, "huur");
  EXPECT_EQ(plan.deadlines[0].due, "2026-03-05");
  EXPECT_EQ(plan.deadlines[1].due, "2026-03-12");
  const auto state = [&](std::size_t term) {
    return workflow::state(term_of(plan.deadlines.at(term)), plan.file->file,
                           std::chrono::year{2026} / 4 / 1);
  };
  EXPECT_EQ(state(0), workflow::DeadlineState::met);
  EXPECT_EQ(state(1), workflow::DeadlineState::late);
}

TEST(Plan, moves_a_deadline_when_its_start_is_corrected_and_keeps_the_old_end) {
  auto config = echo_config();
  config::DeadlineSet pip;
  pip.id = "pip";
  config::DeadlineRule t01;
  t01.id = "T01";
  t01.from = "2022-01-01";
  t01.start = "inburgeringsplicht.datumKennisgeving";
  t01.length = {10, config::Length::Unit::weeks};
  pip.rules.push_back(t01);
  config.deadlines.push_back(pip);
  config::Workflow workflow;
  workflow.law = "wi2021";
  config::Rule rule;
  rule.id = "termijn";
  rule.on = {changed("inburgeringsplicht.datumKennisgeving")};
  rule.starts.push_back({"pip", {}});
  workflow.rules.push_back(rule);
  config.workflows.push_back(workflow);

  Region region{config};
  const auto first =
      region.plan("bsn=999990019\ninburgeringsplicht.datumKennisgeving=2026-03-02\n");
  ASSERT_THAT(first.deadlines, SizeIs(1));
  EXPECT_EQ(first.deadlines[0].due, "2026-05-11");
  const auto moved =
      region.plan("bsn=999990019\ninburgeringsplicht.datumKennisgeving=2026-03-09\n");
  ASSERT_THAT(moved.deadlines, SizeIs(1));
  EXPECT_EQ(moved.deadlines[0].due, "2026-05-18");
  EXPECT_EQ(moved.deadlines[0].previous_due, "2026-05-11");
}

TEST(Plan, says_of_each_deadline_whether_it_runs) {
  auto config = echo_config();
  config::DeadlineSet pip;
  pip.id = "pip";
  config::DeadlineRule t01;
  t01.from = "2022-01-01";
  t01.start = "inburgeringsplicht.datumKennisgeving";
  t01.length = {10, config::Length::Unit::weeks};
  t01.met_by = "pip.dagtekening";
  pip.rules.push_back(t01);
  config.deadlines.push_back(pip);
  config::Workflow workflow;
  workflow.law = "wi2021";
  config::Rule rule;
  rule.id = "termijn";
  rule.on = {changed("inburgeringsplicht.datumKennisgeving")};
  rule.starts.push_back({"pip", {}});
  workflow.rules.push_back(rule);
  config.workflows.push_back(workflow);

  Region region{config};
  const auto begun =
      region.plan("bsn=999990019\ninburgeringsplicht.datumKennisgeving=2026-03-02\n");
  ASSERT_THAT(begun.deadlines, SizeIs(1));
  EXPECT_TRUE(begun.deadlines[0].runs);
  EXPECT_THAT(begun.stands, SizeIs(0));
  const auto met = region.plan("bsn=999990019\npip.dagtekening=2026-04-01\n");
  EXPECT_THAT(met.deadlines, SizeIs(0)) << "what it says did not change";
  ASSERT_THAT(met.stands, SizeIs(1));
  EXPECT_FALSE(met.stands[0].runs);
}

TEST(Plan, drops_what_waits_under_a_consent_that_ran_out) {
  auto config = echo_config();
  config::Purpose sharing = config.purposes[0];
  sharing.id = "delen";
  sharing.consent = "delen";
  config.purposes.push_back(sharing);
  Region region{config};
  const auto given = region.plan(
      "bsn=999990019\ntoestemming.gegevenOp[delen]=2026-01-01\n"
      "toestemming.geldigTot[delen]=2026-03-10\n");
  EXPECT_EQ(given.file->wake, "2026-03-11");

  region.clock.set(model::parse_instant("2026-03-11"));
  const auto over = make_clock_plan(region.context, region.cases, given.file->file.id);
  ASSERT_THAT(over.withdrawals, SizeIs(1));
  EXPECT_EQ(over.withdrawals[0].purpose, "delen");
  EXPECT_THAT(over.withdrawals[0].reason, ::testing::HasSubstr("verlopen"));
}

TEST(Plan, ends_the_waiting_of_a_message_whose_consent_is_withdrawn) {
  auto config = echo_config();
  config::Purpose sharing = config.purposes[0];
  sharing.id = "delen";
  sharing.consent = "delen";
  config.purposes.push_back(sharing);
  config::Rule rule;
  rule.id = "delen";
  rule.on = {changed("pip.leerroute")};
  rule.sends.push_back({"echo.out", "connection:buur", "delen", {}});
  config::Workflow workflow;
  workflow.id = "w";
  workflow.law = "wi2021";
  workflow.rules.push_back(rule);
  config.workflows.push_back(workflow);
  Region region{config};
  const auto waits = region.plan("bsn=999990019\npip.leerroute=B\n");
  ASSERT_THAT(waits.sends, SizeIs(1));
  ASSERT_EQ(waits.sends[0].state, DeliveryState::parked);

  const auto withdrawn = region.plan(
      "bsn=999990019\ntoestemming.gegevenOp[delen]=2026-01-01\n"
      "toestemming.ingetrokkenOp[delen]=2026-02-01\n");
  ASSERT_THAT(withdrawn.unparked, SizeIs(1)) << "so that its message is settled";
  EXPECT_EQ(withdrawn.unparked[0].state, DeliveryState::cancelled);
  EXPECT_EQ(withdrawn.unparked[0].cause, waits.message.message.id);
  EXPECT_THAT(withdrawn.file->parked, IsEmpty());
}

TEST(Plan, looks_at_a_rule_again_on_the_day_that_its_condition_on_today_becomes_true) {
  auto config = echo_config();
  config::Rule rule;
  rule.id = "begonnen";
  rule.on = {changed("pip.dagtekening")};
  rule.when.kind = config::Condition::Kind::test;
  rule.when.test = config::Condition::Test::on_or_before;
  rule.when.path = "pip.dagtekening";
  rule.when.values = {"today"};
  rule.sends.push_back({"echo.out", "connection:buur", "vragen", {}});
  config::Workflow workflow;
  workflow.id = "w";
  workflow.law = "wi2021";
  workflow.rules.push_back(rule);
  config.workflows.push_back(workflow);
  Region region{config};
  const auto told = region.plan("bsn=999990019\npip.dagtekening=2026-03-09\n");
  EXPECT_THAT(told.sends, IsEmpty());
  EXPECT_EQ(told.file->wake, "2026-03-09");

  region.clock.set(model::parse_instant("2026-03-09"));
  const auto then = make_clock_plan(region.context, region.cases, told.file->file.id);
  ASSERT_THAT(then.sends, SizeIs(1));
  EXPECT_EQ(then.message.message.kind, kDayKind);
  region.cases.commit(then);
  const auto again = make_clock_plan(region.context, region.cases, told.file->file.id);
  EXPECT_THAT(again.sends, IsEmpty()) << "once";
}

TEST(Plan, gives_open_work_to_who_has_the_task_from_today) {
  auto config = echo_config();
  config.region.organisations.push_back({"ander", "De Ander", "", {}});
  auto& before = config.region.municipalities[0].mandates.emplace_back();
  before.task = "pip";
  before.organisation = "buur";
  before.from = "2022-01-01";
  before.to = "2026-03-31";
  auto& after = config.region.municipalities[0].mandates.emplace_back();
  after.task = "pip";
  after.organisation = "ander";
  after.from = "2026-04-01";
  config::Rule rule;
  rule.id = "werk";
  rule.on = {changed("pip.leerroute")};
  auto& task = rule.tasks.emplace_back();
  task.title = "Doe iets";
  task.task = "pip";
  config::Workflow workflow;
  workflow.id = "w";
  workflow.law = "wi2021";
  workflow.rules.push_back(rule);
  config.workflows.push_back(workflow);
  Region region{config};
  const auto made = region.plan("bsn=999990019\npip.leerroute=B\n");
  ASSERT_THAT(made.tasks, SizeIs(1));
  EXPECT_EQ(made.tasks[0].organisation, "buur");
  EXPECT_EQ(made.file->wake, "2026-04-01");

  region.clock.set(model::parse_instant("2026-04-01"));
  const auto moved = make_clock_plan(region.context, region.cases, made.file->file.id);
  ASSERT_THAT(moved.task_updates, SizeIs(1));
  EXPECT_EQ(moved.task_updates[0].organisation, "ander");
}

}  // namespace
}  // namespace rodedraad::hub
