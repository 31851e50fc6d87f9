#include "explain.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace rodedraad::hub {
namespace {

namespace json = boost::json;

json::object explained(const Plan& plan) { return json::parse(explain(plan)).get_object(); }

const json::object& only(const json::object& explanation, const char* list) {
  const auto& items = explanation.at(list).get_array();
  EXPECT_EQ(items.size(), 1U) << list;
  return items.at(0).get_object();
}

store::DeadlineRow term() {
  store::DeadlineRow row;
  row.deadline = "pip";
  row.rule = "T01";
  row.article = "art. 5.3";
  row.strict_due = "2026-05-09";
  row.due = "2026-05-11";
  row.shift_reason = "zaterdag";
  row.message = "bericht-1";
  return row;
}

Plan plan_with(const store::DeadlineRow& row) {
  Plan plan;
  plan.message.message.id = "bericht-1";
  plan.deadlines = {row};
  return plan;
}

TEST(Explain, tells_what_woke_a_rule_and_what_its_tests_saw) {
  Plan plan;
  plan.outcomes = {{"pip",
                    "registreren",
                    "pip.dagtekening is gewijzigd",
                    true,
                    "waarom",
                    {{"pip.leerroute", "bekend", "B1", true}}}};
  const auto explanation = explained(plan);
  const auto& rule = only(explanation, "rules");
  EXPECT_EQ(rule.at("event"), "pip.dagtekening is gewijzigd");
  EXPECT_EQ(rule.at("tests").at(0),
            (json::object{
                {"path", "pip.leerroute"}, {"expected", "bekend"}, {"saw", "B1"}, {"held", true}}));
}

TEST(Explain, gives_both_last_days_of_a_term_and_why_they_differ) {
  const auto explanation = explained(plan_with(term()));
  const auto& deadline = only(explanation, "deadlines");
  EXPECT_EQ(deadline.at("strictDue"), "2026-05-09");
  EXPECT_EQ(deadline.at("due"), "2026-05-11");
  EXPECT_EQ(deadline.at("shiftReason"), "zaterdag");
}

TEST(Explain, names_a_term_of_a_repeating_start_with_its_key) {
  auto row = term();
  row.item = "418";
  const auto explanation = explained(plan_with(row));
  EXPECT_EQ(only(explanation, "deadlines").at("id"), "pip/418");
}

std::string what(const store::DeadlineRow& row) {
  const auto explanation = explained(plan_with(row));
  return std::string{only(explanation, "deadlines").at("what").get_string()};
}

TEST(Explain, tells_a_new_term_from_a_moved_one) {
  EXPECT_EQ(what(term()), "started");
  auto moved = term();
  moved.previous_due = "2026-05-01";
  EXPECT_EQ(what(moved), "moved");
}

TEST(Explain, tells_that_a_term_lapsed_and_why) {
  auto row = term();
  row.stopped = "2026-03-01";
  row.stop_reason = "verhuisd";
  EXPECT_EQ(what(row), "stopped");
  const auto explanation = explained(plan_with(row));
  EXPECT_EQ(only(explanation, "deadlines").at("stopReason"), "verhuisd");
}

TEST(Explain, tells_that_a_term_stands_still) {
  auto row = term();
  row.suspended_since = "2026-03-01";
  EXPECT_EQ(what(row), "suspended");
}

TEST(Explain, keeps_confirmations_apart_from_terms) {
  auto row = term();
  row.deadline = std::string{store::kAwait} + "begeleiding/bevestiging";
  row.met_on = "2026-03-01";
  const auto explanation = explained(plan_with(row));
  EXPECT_TRUE(explanation.at("deadlines").get_array().empty());
  EXPECT_EQ(only(explanation, "confirmations").at("id"), "begeleiding/bevestiging");
  EXPECT_EQ(only(explanation, "confirmations").at("what"), "met");
}

TEST(Explain, tells_of_a_send_who_chose_on_which_ground_and_what_was_withheld) {
  store::DeliveryRow row;
  row.message.kind = "verzoek";
  row.ground = "art. 13";
  row.chosen = "begeleiding in Dordrecht: VluchtelingenWerk";
  row.withheld = {{"inburgeraar.bsn", "niet op de lijst"}};
  Plan plan;
  plan.sends = {row};
  const auto explanation = explained(plan);
  const auto& send = only(explanation, "sends");
  EXPECT_EQ(send.at("chosen"), "begeleiding in Dordrecht: VluchtelingenWerk");
  EXPECT_EQ(send.at("ground"), "art. 13");
  EXPECT_EQ(send.at("withheld").at(0),
            (json::object{{"field", "inburgeraar.bsn"}, {"reason", "niet op de lijst"}}));
}

TEST(Explain, tells_a_new_task_from_one_that_was_done_or_moved) {
  store::TaskRow task;
  task.title = "Bel";
  Plan plan;
  plan.tasks = {task};
  plan.task_updates = {task, task};
  plan.task_updates[0].done = true;
  const auto explanation = explained(plan);
  const auto& tasks = explanation.at("tasks").get_array();
  ASSERT_EQ(tasks.size(), 3U);
  EXPECT_EQ(tasks.at(0).at("what"), "made");
  EXPECT_EQ(tasks.at(1).at("what"), "done");
  EXPECT_EQ(tasks.at(2).at("what"), "moved");
}

TEST(Explain, tells_why_a_case_was_closed) {
  store::CaseFile whole;
  whole.close_reason = "voldaan";
  Plan plan;
  plan.closed = true;
  plan.file = std::make_shared<const store::CaseFile>(whole);
  EXPECT_EQ(explained(plan).at("closeReason"), "voldaan");
}

TEST(Explain, holds_no_value_of_a_changed_field) {
  Plan plan;
  plan.changes = {{"inburgeraar.bsn", {}, {}, "999990019"}};
  EXPECT_EQ(explain(plan).find("999990019"), std::string::npos);
}

TEST(Explain, lets_a_later_look_see_that_the_sender_was_answered) {
  Plan plan;
  plan.answered = true;
  store::MessageRow row;
  row.explanation = explain(plan);
  EXPECT_TRUE(was_answered(row));
}

}  // namespace
}  // namespace rodedraad::hub
