#include <gmock/gmock.h>

#include "region.h"

namespace rodedraad::hub {
namespace {

using store::MessageState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Identity, opens_a_case_for_a_bsn_that_is_new) {
  Region region;
  const auto plan = region.plan("bsn=999990019\n");
  EXPECT_TRUE(plan.opened);
  EXPECT_EQ(*plan.file->file.identifier("bsn"), "999990019");
}

TEST(Identity, opens_no_second_case_for_one_person) {
  Region region;
  const auto first = region.plan("bsn=999990019\n");
  const auto second = region.plan("bsn=999990019\n");
  EXPECT_FALSE(second.opened);
  EXPECT_EQ(second.file->file.id, first.file->file.id);
}

TEST(Identity, gives_a_v_nummer_its_leading_zeros_back) {
  Region region;
  EXPECT_EQ(*region.plan("vNummer=12345\n").file->file.identifier("vNummer"), "0000012345");
}

TEST(Identity, ties_a_v_nummer_to_the_bsn_it_comes_with) {
  Region region;
  region.plan("bsn=999990019\n");
  const auto plan = region.plan("bsn=999990019\nvNummer=2789456123\n");
  EXPECT_THAT(plan.new_identifiers, ElementsAre(model::CaseIdentifier{"vNummer", "2789456123"}));
}

TEST(Identity, makes_one_case_of_two_when_a_message_ties_them) {
  Region region;
  const auto waiting = region.plan("vNummer=2789456123\ninburgeraar.achternaam=Tesfay\n");
  const auto known = region.plan("bsn=999990019\n");
  const auto tie = region.plan("bsn=999990019\nvNummer=2789456123\n");
  EXPECT_EQ(tie.file->file.id, known.file->file.id);
  EXPECT_THAT(tie.absorbed, ElementsAre(waiting.file->file.id));
  EXPECT_EQ(model::current(tie.file->file, "inburgeraar.achternaam")->value, "Tesfay");
}

TEST(Identity, keeps_the_hold_and_the_damage_of_a_case_that_turns_out_to_be_the_same_person) {
  Region region;
  auto waiting = region.plan("vNummer=2789456123\n");
  auto held = std::make_shared<store::CaseFile>(*waiting.file);
  held->hold = "bezwaar";
  held->damaged = true;
  waiting.file = held;
  region.cases.commit(waiting);
  region.plan("bsn=999990019\n");
  const auto tie = region.plan("bsn=999990019\nvNummer=2789456123\n");
  EXPECT_EQ(tie.file->hold, "bezwaar");
  EXPECT_TRUE(tie.file->damaged);
}

TEST(Identity, leaves_numbers_of_two_persons_to_a_person) {
  Region region;
  region.plan("bsn=999990019\nvNummer=2789456123\n");
  region.plan("bsn=999990020\n");
  const auto plan = region.plan("bsn=999990020\nvNummer=2789456123\n");
  EXPECT_EQ(plan.message.state, MessageState::parked);
  EXPECT_THAT(plan.tasks, SizeIs(1));
  EXPECT_THAT(plan.new_facts, IsEmpty());
}

TEST(Identity, doubts_another_birth_date_when_no_bsn_ties) {
  Region region;
  region.plan("bsn=999990019\nvNummer=2789456123\ninburgeraar.geboortedatum=1990-01-01\n");
  EXPECT_EQ(region.plan("vNummer=2789456123\ninburgeraar.geboortedatum=1991-01-01\n").message.state,
            MessageState::parked);
  EXPECT_EQ(region.plan("bsn=999990019\ninburgeraar.geboortedatum=1991-01-01\n").message.state,
            MessageState::processed);
}

TEST(Identity, fails_a_bsn_that_does_not_exist) {
  Region region;
  EXPECT_EQ(region.plan("bsn=999990018\n").message.state, MessageState::failed);
}

TEST(Identity, keeps_municipalities_apart) {
  Region region;
  const auto here = region.plan("bsn=999990019\n");
  EXPECT_EQ(region.cases.by_identifier("0482", {"bsn", "999990019"}), nullptr);
}

}  // namespace
}  // namespace rodedraad::hub
