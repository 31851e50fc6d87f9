#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts.h"

namespace rodedraad::model {
namespace {

using ::testing::ElementsAre;
using testing::fact;
using ::testing::IsEmpty;
using testing::value_of;

Case known_by(std::string type, std::string value) {
  Case file;
  file.municipality = "0505";
  file.identifiers = {{std::move(type), std::move(value)}};
  return file;
}

TEST(Absorb, takes_over_identifiers_and_facts) {
  auto file = known_by("bsn", "999990019");
  auto other = known_by("vNummer", "0123456789");
  other.facts = {fact("pip.leerroute", "B", "duo", 1)};
  std::vector<Change> changes;
  ASSERT_TRUE(absorb(file, other, changes));
  EXPECT_EQ(*file.identifier("vNummer"), "0123456789");
  EXPECT_EQ(*file.identifier("bsn"), "999990019");
  EXPECT_THAT(changes, ElementsAre(Change{"pip.leerroute", "", std::nullopt, "B"}));
}

TEST(Absorb, leaves_it_to_a_person_when_identifiers_contradict) {
  auto file = known_by("bsn", "999990019");
  auto other = known_by("bsn", "999990020");
  other.facts = {fact("pip.leerroute", "B", "duo", 1)};
  std::vector<Change> changes;
  EXPECT_FALSE(absorb(file, other, changes));
  EXPECT_THAT(file.facts, IsEmpty());
  EXPECT_THAT(changes, IsEmpty());
}

TEST(Absorb, never_joins_cases_of_two_municipalities) {
  auto file = known_by("bsn", "999990019");
  auto other = known_by("bsn", "999990019");
  other.municipality = "0482";
  std::vector<Change> changes;
  EXPECT_FALSE(absorb(file, other, changes));
}

TEST(Absorb, keeps_the_latest_statement_of_a_source_that_speaks_in_both) {
  auto file = known_by("bsn", "999990019");
  auto other = known_by("vNummer", "0123456789");
  file.facts = {fact("pip.leerroute", "B", "duo", 1), fact("pip.niveau", "B1", "duo", 4)};
  other.facts = {fact("pip.leerroute", "Z", "duo", 2), fact("pip.niveau", "A2", "duo", 3)};
  std::vector<Change> changes;
  ASSERT_TRUE(absorb(file, other, changes));
  EXPECT_EQ(value_of(file, "pip.leerroute"), "Z");
  EXPECT_EQ(value_of(file, "pip.niveau"), "B1");
  EXPECT_THAT(changes, ElementsAre(Change{"pip.leerroute", "", "B", "Z"}));
}

TEST(Absorb, adds_to_the_changes_that_were_there) {
  auto file = known_by("bsn", "999990019");
  auto other = known_by("bsn", "999990019");
  other.facts = {fact("pip.leerroute", "B", "duo", 1)};
  std::vector<Change> changes{{"pvt.status", "", std::nullopt, "gestart"}};
  ASSERT_TRUE(absorb(file, other, changes));
  EXPECT_EQ(changes.size(), 2U);
}

}  // namespace
}  // namespace rodedraad::model
