#include "rodedraad/purposes/matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "samples.h"

namespace rodedraad::purposes {
namespace {

using testing::base;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::purpose;
using testing::rule;
using testing::send;
using testing::workflow;

/// "duo pip.leerroute pip" per row.
std::vector<std::string> keys(const Matrix& matrix) {
  std::vector<std::string> out;
  for (const auto& row : matrix.rows) {
    out.push_back(row.recipient + " " + row.field + " " + row.purpose);
  }
  return out;
}

const Row& row_of(const Matrix& matrix, std::string_view recipient, std::string_view field) {
  const auto found = std::ranges::find_if(matrix.rows, [&](const Row& row) {
    return row.recipient == recipient && row.field == field;
  });
  if (found == matrix.rows.end()) throw std::out_of_range(std::string{field});
  return *found;
}

const Shut* shut_of(const Matrix& matrix, std::string_view from, std::string_view to) {
  const auto found = std::ranges::find_if(
      matrix.shut, [&](const Shut& shut) { return shut.from_law == from && shut.to_law == to; });
  return found == matrix.shut.end() ? nullptr : &*found;
}

/// DUO may get two fields, the service one of them.
config::Config with_purpose() {
  auto config = base();
  auto pip = purpose("pip", "wi2021", "wi2021");
  pip.allow = {"pip.leerroute", "inburgeraar.bsn"};
  pip.recipients = {"sdd", "duo"};
  config.purposes = {pip};
  return config;
}

Matrix matrix(const config::Config& config) { return matrix_of(config, testing::catalogue()); }

TEST(Matrix, has_a_row_for_every_recipient_field_and_purpose_in_order) {
  auto config = with_purpose();
  auto other = purpose("map", "wi2021", "wi2021");
  other.allow = {"inburgeraar.bsn"};
  other.recipients = {"duo"};
  config.purposes.push_back(other);
  EXPECT_THAT(
      keys(matrix(config)),
      ElementsAre("duo inburgeraar.bsn map", "duo inburgeraar.bsn pip", "duo pip.leerroute pip",
                  "sdd inburgeraar.bsn pip", "sdd pip.leerroute pip"));
}

TEST(Matrix, is_the_same_whatever_the_order_of_the_file) {
  auto config = with_purpose();
  const auto before = keys(matrix(config));
  std::ranges::reverse(config.purposes[0].allow);
  std::ranges::reverse(config.purposes[0].recipients);
  EXPECT_EQ(keys(matrix(config)), before);
}

TEST(Matrix, says_of_a_field_what_it_is_and_why_it_needs_care) {
  const auto made = matrix(with_purpose());
  EXPECT_EQ(row_of(made, "duo", "inburgeraar.bsn").kind, "identificerend");
  EXPECT_THAT(row_of(made, "duo", "inburgeraar.bsn").what, HasSubstr("Burgerservicenummer"));
}

TEST(Matrix, says_of_what_only_a_reference_travels) {
  auto config = with_purpose();
  config.purposes[0].refer = {"ontheffing.grond"};
  const auto made = matrix(config);
  EXPECT_TRUE(row_of(made, "duo", "ontheffing.grond").reference);
  EXPECT_FALSE(row_of(made, "duo", "pip.leerroute").reference);
}

TEST(Matrix, names_the_messages_that_carry_a_field_to_a_recipient) {
  auto config = with_purpose();
  auto registering = rule("registreren");
  registering.sends = {send("pip.registreren", "connection:duo", "pip")};
  config.workflows = {workflow("pip", registering)};
  const auto made = matrix(config);
  EXPECT_THAT(row_of(made, "duo", "pip.leerroute").uses,
              ElementsAre(Use{"pip.registreren", "regel pip/registreren"}));
  EXPECT_THAT(row_of(made, "sdd", "pip.leerroute").uses, IsEmpty());
}

TEST(Matrix, finds_who_gets_a_message_by_his_task_also_through_a_subcontractor) {
  auto config = with_purpose();
  config.purposes[0].recipients = {"bureau", "duo"};
  config.connections.push_back(testing::connection("bureau", "bureau"));
  auto registering = rule("registreren");
  registering.sends = {send("pip.registreren", "task:pip", "pip")};
  config.workflows = {workflow("pip", registering)};
  const auto made = matrix(config);
  EXPECT_EQ(row_of(made, "bureau", "pip.leerroute").uses.size(), 1U);
  EXPECT_THAT(row_of(made, "duo", "pip.leerroute").uses, IsEmpty());
}

TEST(Matrix, does_not_name_a_message_of_another_purpose) {
  auto config = with_purpose();
  auto registering = rule("registreren");
  registering.sends = {send("pip.registreren", "connection:duo", "map")};
  config.workflows = {workflow("pip", registering)};
  EXPECT_THAT(row_of(matrix(config), "duo", "pip.leerroute").uses, IsEmpty());
}

TEST(Matrix, names_the_questions_of_a_connection) {
  auto config = with_purpose();
  config.connections[0].ask_purpose = "pip";
  const auto made = matrix(config);
  EXPECT_THAT(row_of(made, "duo", "inburgeraar.bsn").uses,
              ElementsAre(Use{"pip.opvragen", "koppeling duo"}));
  EXPECT_THAT(row_of(made, "duo", "pip.leerroute").uses, IsEmpty());
}

TEST(Matrix, names_the_tasks_that_show_what_a_rule_looked_at) {
  auto config = with_purpose();
  config.purposes[0].from_law = "participatiewet";
  config.purposes[0].allow = {"bijstand.status", "bijstand.startdatum", "bijstand.einddatum"};
  auto looking = rule("kijken");
  looking.purpose = "pip";
  config::Trigger trigger;
  trigger.name = "bijstand.status";
  looking.on = {trigger};
  config::Condition test;
  test.kind = config::Condition::Kind::test;
  test.path = "bijstand.startdatum";
  looking.when.children = {test};
  looking.tasks.resize(1);
  looking.tasks[0].task = "pip";
  config.workflows = {workflow("werk", looking)};
  const auto made = matrix(config);
  EXPECT_THAT(row_of(made, "sdd", "bijstand.status").uses,
              ElementsAre(Use{"taak", "regel werk/kijken"}));
  EXPECT_EQ(row_of(made, "sdd", "bijstand.startdatum").uses.size(), 1U);
  EXPECT_THAT(row_of(made, "sdd", "bijstand.einddatum").uses, IsEmpty());
}

TEST(Matrix, names_the_rules_that_decide_on_a_field_and_show_it_to_nobody) {
  auto config = with_purpose();
  auto looking = rule("kijken");
  looking.purpose = "pip";
  config::Trigger trigger;
  trigger.name = "pip.leerroute";
  looking.on = {trigger};
  config.workflows = {workflow("werk", looking)};
  EXPECT_THAT(row_of(matrix(config), "sdd", "pip.leerroute").uses,
              ElementsAre(Use{"beslissen", "regel werk/kijken"}));
}

TEST(Matrix, lists_every_pair_of_laws_that_stays_shut) {
  // Four laws have twelve pairs; the purpose here is within one law and opens none.
  EXPECT_EQ(matrix(with_purpose()).shut.size(), 12U);
}

TEST(Matrix, does_not_call_a_pair_shut_that_a_purpose_uses) {
  auto config = with_purpose();
  config.purposes[0].from_law = "wgs";
  config.purposes[0].consent = "schuldhulp";
  const auto made = matrix(config);
  EXPECT_EQ(shut_of(made, "Wet gemeentelijke schuldhulpverlening", "Wet inburgering 2021"),
            nullptr);
  EXPECT_NE(shut_of(made, "Wet inburgering 2021", "Wet gemeentelijke schuldhulpverlening"),
            nullptr);
}

TEST(Matrix, says_why_a_pair_is_shut) {
  auto config = with_purpose();
  config.routes.push_back({"participatiewet", "wmo", "Wmo 2015, art. 5.1.1", true, {}});
  const auto made = matrix(config);
  EXPECT_THAT(shut_of(made, "Wmo 2015", "Participatiewet")->reason,
              HasSubstr("geen grondslag genoemd"));
  EXPECT_THAT(shut_of(made, "Participatiewet", "Wmo 2015")->reason,
              HasSubstr("Wmo 2015, art. 5.1.1 opent deze weg met toestemming"));
}

}  // namespace
}  // namespace rodedraad::purposes
