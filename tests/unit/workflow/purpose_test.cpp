#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rodedraad/workflow/decide.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

using testing::case_with;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

config::Purpose guidance() {
  config::Purpose purpose;
  purpose.id = "wi2021-13";
  purpose.article = "Wi2021 art. 13";
  purpose.allow = {"inburgeraar.achternaam", "examen.resultaat"};
  purpose.recipients = {"vwn"};
  return purpose;
}

const std::vector<config::Want> kWants{
    {"inburgeraar.bsn", true}, {"inburgeraar.achternaam", true}, {"examen.resultaat", false}};

std::vector<std::string> paths(const std::vector<model::Fact>& facts) {
  std::vector<std::string> result;
  for (const auto& fact : facts) result.push_back(fact.path);
  return result;
}

TEST(Purpose, lets_through_only_what_it_lists) {
  const auto file = case_with({{"inburgeraar.bsn", "999990019"}, {"inburgeraar.achternaam", "A"}});
  const auto filtered = filter(guidance(), "vwn", kWants, file);
  EXPECT_THAT(paths(filtered.allowed), ElementsAre("inburgeraar.achternaam"));
  EXPECT_THAT(filtered.withheld,
              ElementsAre(Withheld{"inburgeraar.bsn",
                                   "Wi2021 art. 13 staat niet toe dit gegeven te delen"}));
}

TEST(Purpose, that_lists_nothing_lets_nothing_through) {
  const auto file = case_with({{"inburgeraar.bsn", "999990019"}, {"inburgeraar.achternaam", "A"}});
  auto purpose = guidance();
  purpose.allow.clear();
  const auto filtered = filter(purpose, "vwn", kWants, file);
  EXPECT_THAT(filtered.allowed, IsEmpty());
  EXPECT_EQ(filtered.withheld.size(), 2U);
}

TEST(Purpose, gives_nothing_to_a_recipient_that_it_does_not_name) {
  const auto file = case_with({{"inburgeraar.achternaam", "A"}});
  const auto filtered = filter(guidance(), "sdd", kWants, file);
  EXPECT_THAT(filtered.allowed, IsEmpty());
  EXPECT_THAT(
      filtered.withheld,
      ElementsAre(Withheld{"inburgeraar.achternaam",
                           "Wi2021 art. 13 geeft geen grond om gegevens te delen met 'sdd'"}));
}

TEST(Purpose, does_not_send_what_the_message_cannot_carry) {
  const auto file = case_with({{"inburgeraar.achternaam", "A"}});
  EXPECT_THAT(filter(guidance(), "vwn", {}, file).allowed, IsEmpty());
}

TEST(Purpose, does_not_call_an_unknown_field_withheld) {
  const auto filtered = filter(guidance(), "vwn", kWants, case_with());
  EXPECT_THAT(filtered.withheld, IsEmpty());
}

TEST(Purpose, lets_all_repetitions_of_a_field_through) {
  auto file = case_with();
  testing::repeat(file, "examen.resultaat", "KNM/2026-02-05", "Geslaagd");
  testing::repeat(file, "examen.resultaat", "KNM/2026-01-05", "Gezakt");
  EXPECT_EQ(filter(guidance(), "vwn", kWants, file).allowed.size(), 2U);
}

}  // namespace
}  // namespace rodedraad::workflow
