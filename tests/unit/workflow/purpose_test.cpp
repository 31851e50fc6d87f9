#include "rodedraad/workflow/purpose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samples.h"

namespace rodedraad::workflow {
namespace {

using ::testing::AllOf;
using testing::case_with;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::repeat;
using testing::ymd;

const auto kDay = ymd(2026, 3, 2);

config::Purpose guidance() {
  config::Purpose purpose;
  purpose.id = "wi2021-13";
  purpose.article = "Wi2021 art. 13";
  purpose.from_law = purpose.to_law = "wi2021";
  purpose.allow = {"inburgeraar.achternaam", "examen.resultaat"};
  purpose.recipients = {"vwn"};
  return purpose;
}

/// Debt help to inburgering, which no law names: with the consent of the person.
config::Purpose by_consent() {
  config::Purpose purpose;
  purpose.id = "schuldhulp-bij-inburgering";
  purpose.article = "AVG art. 6";
  purpose.from_law = "wgs";
  purpose.to_law = "wi2021";
  purpose.allow = {"schuldhulp.status"};
  purpose.recipients = {"sdd"};
  purpose.consent = "schuldhulp";
  return purpose;
}

const std::vector<config::Want> kWants{
    {"inburgeraar.bsn", true}, {"inburgeraar.achternaam", true}, {"examen.resultaat", false}};

std::vector<std::string> paths(const std::vector<model::Fact>& facts) {
  std::vector<std::string> result;
  for (const auto& fact : facts) result.push_back(fact.path);
  return result;
}

Filtered for_vwn(const config::Purpose& purpose, const model::Case& file,
                 std::span<const config::Want> wants = kWants) {
  return filter(purpose, "vwn", wants, file, kDay);
}

TEST(Purpose, lets_through_only_what_it_lists) {
  const auto file = case_with({{"inburgeraar.bsn", "999990019"}, {"inburgeraar.achternaam", "A"}});
  const auto filtered = for_vwn(guidance(), file);
  EXPECT_THAT(paths(filtered.allowed), ElementsAre("inburgeraar.achternaam"));
  EXPECT_THAT(filtered.withheld,
              ElementsAre(Withheld{"inburgeraar.bsn",
                                   "Wi2021 art. 13 staat niet toe dit gegeven te delen"}));
}

TEST(Purpose, that_lists_nothing_lets_nothing_through) {
  const auto file = case_with({{"inburgeraar.bsn", "999990019"}, {"inburgeraar.achternaam", "A"}});
  auto purpose = guidance();
  purpose.allow.clear();
  const auto filtered = for_vwn(purpose, file);
  EXPECT_THAT(filtered.allowed, IsEmpty());
  EXPECT_EQ(filtered.withheld.size(), 2U);
}

TEST(Purpose, gives_nothing_to_a_recipient_that_it_does_not_name) {
  const auto file = case_with({{"inburgeraar.achternaam", "A"}});
  const auto filtered = filter(guidance(), "sdd", kWants, file, kDay);
  EXPECT_THAT(filtered.allowed, IsEmpty());
  EXPECT_THAT(
      filtered.withheld,
      ElementsAre(Withheld{"inburgeraar.achternaam",
                           "Wi2021 art. 13 geeft geen grond om gegevens te delen met 'sdd'"}));
}

TEST(Purpose, does_not_send_what_the_message_cannot_carry) {
  const auto file = case_with({{"inburgeraar.achternaam", "A"}});
  EXPECT_THAT(for_vwn(guidance(), file, {}).allowed, IsEmpty());
}

TEST(Purpose, does_not_call_an_unknown_field_withheld) {
  EXPECT_THAT(for_vwn(guidance(), case_with()).withheld, IsEmpty());
}

TEST(Purpose, lets_all_repetitions_of_a_field_through) {
  auto file = case_with();
  repeat(file, "examen.resultaat", "KNM/2026-02-05", "Geslaagd");
  repeat(file, "examen.resultaat", "KNM/2026-01-05", "Gezakt");
  EXPECT_EQ(for_vwn(guidance(), file).allowed.size(), 2U);
}

TEST(Purpose, without_days_is_always_open) {
  EXPECT_EQ(closed_because(guidance(), case_with(), ymd(1999, 1, 1)), "");
}

TEST(Purpose, is_open_from_its_first_day_through_its_last) {
  auto purpose = guidance();
  purpose.since = "2026-03-02";
  purpose.until = "2026-06-30";
  EXPECT_NE(closed_because(purpose, case_with(), ymd(2026, 3, 1)), "");
  EXPECT_EQ(closed_because(purpose, case_with(), ymd(2026, 3, 2)), "");
  EXPECT_EQ(closed_because(purpose, case_with(), ymd(2026, 6, 30)), "");
  EXPECT_NE(closed_because(purpose, case_with(), ymd(2026, 7, 1)), "");
}

TEST(Purpose, that_is_not_open_yet_names_the_decision_and_its_day) {
  auto purpose = guidance();
  purpose.decision = "besluit college van 10 februari";
  purpose.since = "2026-07-01";
  EXPECT_THAT(closed_because(purpose, case_with(), kDay),
              AllOf(HasSubstr("besluit college van 10 februari"), HasSubstr("2026-07-01")));
}

TEST(Purpose, that_needs_consent_gives_nothing_without_it) {
  auto file = case_with();
  repeat(file, "schuldhulp.status", "1", "toegelaten");
  const std::vector<config::Want> wants{{"schuldhulp.status", false}};
  const auto filtered = filter(by_consent(), "sdd", wants, file, kDay);
  EXPECT_THAT(filtered.allowed, IsEmpty());
  ASSERT_EQ(filtered.withheld.size(), 1U);
  EXPECT_EQ(filtered.withheld[0].reason,
            "de inburgeraar gaf geen toestemming voor 'schuldhulp' (AVG art. 6)");
}

TEST(Purpose, that_needs_consent_gives_what_it_lists_with_it) {
  auto file = case_with();
  repeat(file, "schuldhulp.status", "1", "toegelaten");
  repeat(file, "toestemming.gegevenOp", "schuldhulp", "2026-03-01");
  const std::vector<config::Want> wants{{"schuldhulp.status", false}};
  EXPECT_THAT(paths(filter(by_consent(), "sdd", wants, file, kDay).allowed),
              ElementsAre("schuldhulp.status"));
}

TEST(Purpose, keeps_health_data_even_when_it_lists_them) {
  auto purpose = guidance();
  purpose.allow = {"ontheffing.grond"};
  auto file = case_with();
  repeat(file, "ontheffing.grond", "1", "MED");
  const std::vector<config::Want> wants{{"ontheffing.grond", true}};
  const auto filtered = for_vwn(purpose, file, wants);
  EXPECT_THAT(filtered.allowed, IsEmpty());
  ASSERT_EQ(filtered.withheld.size(), 1U);
  EXPECT_THAT(filtered.withheld[0].reason, HasSubstr("art. 37"));
}

TEST(Purpose, gives_a_reference_for_what_it_only_refers_to) {
  auto purpose = guidance();
  purpose.refer = {"ontheffing.grond"};
  auto file = case_with();
  repeat(file, "ontheffing.grond", "KNM/MED/2026-01-05", "MED");
  file.facts.back().message = "b-17";
  file.facts.back().valid_from = "2026-01-05";
  const std::vector<config::Want> wants{{"ontheffing.grond", true}};
  const auto filtered = for_vwn(purpose, file, wants);
  ASSERT_EQ(filtered.allowed.size(), 1U);
  EXPECT_EQ(filtered.allowed[0].value, "urn:rodedraad:gegeven:b-17");
  EXPECT_EQ(filtered.allowed[0].key, "1");
  EXPECT_EQ(filtered.allowed[0].valid_from, "");
}

TEST(Purpose, keeps_what_it_refers_to_from_others) {
  auto purpose = guidance();
  purpose.refer = {"pip.leerroute"};
  const auto file = case_with({{"pip.leerroute", "B"}});
  const std::vector<config::Want> wants{{"pip.leerroute", true}};
  EXPECT_THAT(filter(purpose, "sdd", wants, file, kDay).allowed, IsEmpty());
}

TEST(Sight, is_free_within_a_law_and_on_what_no_law_keeps) {
  const auto file = case_with();
  EXPECT_EQ(out_of_sight("wi2021", nullptr, file, "pip.leerroute", kDay), "");
  EXPECT_EQ(out_of_sight("wmo", nullptr, file, "inburgeraar.achternaam", kDay), "");
}

TEST(Sight, of_another_law_needs_a_purpose) {
  EXPECT_THAT(out_of_sight("participatiewet", nullptr, case_with(), "pip.leerroute", kDay),
              AllOf(HasSubstr("Wet inburgering 2021"), HasSubstr("Participatiewet")));
}

TEST(Sight, of_another_law_is_there_with_a_purpose_that_is_open) {
  auto file = case_with();
  const auto purpose = by_consent();
  EXPECT_THAT(out_of_sight("wi2021", &purpose, file, "schuldhulp.status", kDay),
              HasSubstr("gaf geen toestemming"));
  repeat(file, "toestemming.gegevenOp", "schuldhulp", "2026-03-01");
  EXPECT_EQ(out_of_sight("wi2021", &purpose, file, "schuldhulp.status", kDay), "");
}

TEST(Sight, ends_where_the_purpose_does_not_lead) {
  auto file = case_with();
  repeat(file, "toestemming.gegevenOp", "schuldhulp", "2026-03-01");
  const auto purpose = by_consent();
  EXPECT_NE(out_of_sight("wi2021", &purpose, file, "schuldhulp.crisis", kDay), "");
  EXPECT_NE(out_of_sight("wi2021", &purpose, file, "bijstand.status", kDay), "");
  EXPECT_NE(out_of_sight("wmo", &purpose, file, "schuldhulp.status", kDay), "");
}

TEST(Sight, of_another_law_never_takes_in_health) {
  auto purpose = guidance();
  purpose.from_law = "wmo";
  purpose.allow = {"wmoVoorziening.code"};
  EXPECT_THAT(out_of_sight("wi2021", &purpose, case_with(), "wmoVoorziening.code", kDay),
              HasSubstr("art. 37"));
}

}  // namespace
}  // namespace rodedraad::workflow
