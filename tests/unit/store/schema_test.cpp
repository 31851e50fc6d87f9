#include <gmock/gmock.h>

#include "search_fixture.h"

/// A store of a version before this one, on each engine that had it.
namespace rodedraad::store {
namespace {

using ::testing::ElementsAre;

class Schema : public SearchTest {
 protected:
  /// Takes the store, which nobody works on, back to version 9.
  void back_to_version_9() {
    for (const char* sql :
         {"DROP INDEX zaak_due", "DROP INDEX zaak_without_term", "DROP INDEX delivery_parked",
          "ALTER TABLE zaak DROP COLUMN next_due",
          "CREATE INDEX deadline_running ON deadline (case_id, due) WHERE due <> ''",
          "DELETE FROM schema_version WHERE version > 9"}) {
      raw(location_, sql);
    }
  }
};

TEST_F(Schema, of_version_9_learns_which_case_has_a_term) {
  for (const char* id : {"z1", "z2", "z3"}) add_case(id, "0505", "A", "B");
  add_term("z1", term("pip", "2026-03-10"));
  add_term("z1", term("vlot", "2026-03-01"));
  auto met = term("oud", "2026-01-01");
  met.runs = false;
  add_term("z2", met);
  add_term("z3", term("pip", "2026-03-06"));
  writer_.reset();
  back_to_version_9();
  writer_ = std::make_unique<Writer>(location_, nullptr);
  EXPECT_THAT(raw(location_, "SELECT next_due FROM zaak ORDER BY id"),
              ElementsAre("2026-03-01", "", "2026-03-06"));
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::late}), ElementsAre("z1"));
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::none}), ElementsAre("z2"));
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::running}), ElementsAre("z3"));
}

}  // namespace
}  // namespace rodedraad::store
