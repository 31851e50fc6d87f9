#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts.h"

namespace rodedraad::model {
namespace {

using ::testing::ElementsAre;
using testing::fact;
using ::testing::IsEmpty;
using testing::merge_one;
using testing::value_of;
using testing::withdrawn;

constexpr auto kName = "inburgeraar.achternaam";

TEST(Merge, tells_the_first_value_of_a_field) {
  Case file;
  EXPECT_THAT(merge_one(file, fact("pip.leerroute", "B", "duo", 1)),
              ElementsAre(Change{"pip.leerroute", "", std::nullopt, "B"}));
  EXPECT_EQ(value_of(file, "pip.leerroute"), "B");
}

TEST(Merge, replaces_what_the_same_source_said) {
  Case file;
  merge_one(file, fact("pip.leerroute", "B", "duo", 1));
  EXPECT_THAT(merge_one(file, fact("pip.leerroute", "Z", "duo", 2)),
              ElementsAre(Change{"pip.leerroute", "", "B", "Z"}));
  EXPECT_EQ(file.facts.size(), 1U);
}

TEST(Merge, does_nothing_when_a_source_repeats_itself) {
  Case file;
  merge_one(file, fact("pip.leerroute", "B", "duo", 1));
  const auto before = file.facts;
  std::vector<Fact> kept;
  EXPECT_THAT(merge(file, std::vector{fact("pip.leerroute", "B", "duo", 2)}, &kept), IsEmpty());
  EXPECT_THAT(kept, IsEmpty());
  EXPECT_EQ(file.facts, before);
}

TEST(Merge, keeps_another_validity_of_the_same_value_without_a_change) {
  Case file;
  merge_one(file, fact("pip.leerroute", "B", "duo", 1));
  auto bounded = fact("pip.leerroute", "B", "duo", 2);
  bounded.valid_to = "2026-12-31";
  std::vector<Fact> kept;
  EXPECT_THAT(merge(file, std::vector{bounded}, &kept), IsEmpty());
  EXPECT_THAT(kept, ElementsAre(bounded));
}

TEST(Merge, does_not_let_an_old_message_undo_a_newer_one) {
  Case file;
  merge_one(file, fact("pip.leerroute", "Z", "duo", 5));
  EXPECT_THAT(merge_one(file, fact("pip.leerroute", "B", "duo", 1)), IsEmpty());
  EXPECT_EQ(value_of(file, "pip.leerroute"), "Z");
}

TEST(Merge, takes_a_later_message_although_the_clock_was_set_back) {
  Case file;
  merge_one(file, fact("pip.leerroute", "Z", "duo", 5));
  auto later = fact("pip.leerroute", "B", "duo", 6);
  later.learnt = testing::minute(1);
  merge_one(file, later);
  EXPECT_EQ(value_of(file, "pip.leerroute"), "B");
}

TEST(Merge, lets_the_last_statement_of_one_message_count) {
  Case file;
  std::vector<Fact> kept;
  const std::vector facts{fact("pip.leerroute", "B", "duo", 1),
                          fact("pip.leerroute", "Z", "duo", 1)};
  EXPECT_THAT(merge(file, facts, &kept),
              ElementsAre(Change{"pip.leerroute", "", std::nullopt, "Z"}));
  EXPECT_EQ(kept.size(), 2U);
}

TEST(Merge, lets_the_stronger_source_count_whenever_it_spoke) {
  Case file;
  merge_one(file, fact(kName, "Yilmaz", "duo", 1));
  EXPECT_THAT(merge_one(file, fact(kName, "Yılmaz", "vluchtelingenwerk", 2)), IsEmpty());
  EXPECT_EQ(value_of(file, kName), "Yilmaz");
}

TEST(Merge, tells_a_change_when_a_stronger_source_speaks) {
  Case file;
  merge_one(file, fact(kName, "Yılmaz", "vluchtelingenwerk", 2));
  EXPECT_THAT(merge_one(file, fact(kName, "Yilmaz", "duo", 1)),
              ElementsAre(Change{kName, "", "Yılmaz", "Yilmaz"}));
}

TEST(Merge, lets_the_last_count_between_sources_of_equal_rank) {
  Case file;
  merge_one(file, fact("pip.leerroute", "B", "wijkteam", 2));
  merge_one(file, fact("pip.leerroute", "Z", "wmo", 1));
  EXPECT_EQ(value_of(file, "pip.leerroute"), "B");
}

TEST(Merge, falls_back_on_the_next_source_when_the_strongest_withdraws) {
  Case file;
  merge_one(file, fact(kName, "Yilmaz", "duo", 1));
  merge_one(file, fact(kName, "Yılmaz", "vluchtelingenwerk", 2));
  EXPECT_THAT(merge_one(file, withdrawn(fact(kName, "Yilmaz", "duo", 3))),
              ElementsAre(Change{kName, "", "Yilmaz", "Yılmaz"}));
}

TEST(Merge, leaves_nothing_when_the_only_source_withdraws) {
  Case file;
  merge_one(file, fact("pip.leerroute", "B", "duo", 1));
  EXPECT_THAT(merge_one(file, withdrawn(fact("pip.leerroute", "B", "duo", 2))),
              ElementsAre(Change{"pip.leerroute", "", "B", std::nullopt}));
  EXPECT_EQ(current(file, "pip.leerroute"), nullptr);
}

TEST(Merge, keeps_repetitions_apart) {
  Case file;
  merge_one(file, fact("examen.resultaat", "Gezakt", "duo", 1, "KNM/2026-03-02"));
  merge_one(file, fact("examen.resultaat", "Geslaagd", "duo", 2, "KNM/2026-06-01"));
  EXPECT_EQ(value_of(file, "examen.resultaat", "KNM/2026-03-02"), "Gezakt");
  EXPECT_EQ(value_of(file, "examen.resultaat", "KNM/2026-06-01"), "Geslaagd");
}

TEST(Merge, tells_changes_in_table_order) {
  Case file;
  const std::vector facts{fact("pip.niveau", "B1", "duo", 1), fact("bijstand.wet", "PW", "duo", 1),
                          fact("pip.leerroute", "B", "duo", 1)};
  const auto changes = merge(file, facts);
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].path, "bijstand.wet");
  EXPECT_EQ(changes[1].path, "pip.leerroute");
  EXPECT_EQ(changes[2].path, "pip.niveau");
}

TEST(CurrentEach, gives_the_repetitions_of_a_field_by_key) {
  Case file;
  merge_one(file, fact("examen.resultaat", "Geen", "duo", 2, "SC/2026-06-01"));
  merge_one(file, fact("examen.resultaat", "Gezakt", "duo", 1, "KNM/2026-03-02"));
  merge_one(file, fact("examen.niveau", "B1", "duo", 1, "KNM/2026-03-02"));
  const auto each = current_each(file, "examen.resultaat");
  ASSERT_EQ(each.size(), 2U);
  EXPECT_EQ(each[0]->key, "KNM/2026-03-02");
  EXPECT_EQ(each[1]->key, "SC/2026-06-01");
}

TEST(CurrentAll, has_every_field_once_with_its_strongest_value) {
  Case file;
  merge_one(file, fact(kName, "Yılmaz", "vluchtelingenwerk", 2));
  merge_one(file, fact(kName, "Yilmaz", "duo", 1));
  merge_one(file, fact("bijstand.wet", "PW", "participatiewet", 1));
  merge_one(file, withdrawn(fact("pip.niveau", "B1", "duo", 1)));
  const auto all = current_all(file);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]->path, "bijstand.wet");
  EXPECT_EQ(all[1]->value, "Yilmaz");
}

TEST(Overruled, has_other_values_strongest_first) {
  Case file;
  merge_one(file, fact(kName, "C", "wijkteam", 9));
  merge_one(file, fact(kName, "B", "vluchtelingenwerk", 2));
  merge_one(file, fact(kName, "A", "duo", 1));
  merge_one(file, fact(kName, "A", "participatiewet", 1));
  const auto others = overruled(file, *current(file, kName));
  ASSERT_EQ(others.size(), 2U);
  EXPECT_EQ(others[0]->value, "B");
  EXPECT_EQ(others[1]->value, "C");
}

}  // namespace
}  // namespace rodedraad::model
