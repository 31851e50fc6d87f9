#include "rodedraad/hub/causes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace rodedraad::hub {
namespace {

using store::DeliveryState;

std::string code_of(DeliveryState state, std::string_view last_outcome) {
  store::DeliveryRow row;
  row.state = state;
  row.message.method = "POST";
  row.message.body = "{}";
  return std::string{cause_of(row, last_outcome).code};
}

TEST(Cause, of_a_delivery_is_told_by_its_state_and_its_last_attempt) {
  EXPECT_EQ(code_of(DeliveryState::failed, "not-sent"), "onbereikbaar");
  EXPECT_EQ(code_of(DeliveryState::failed, "unknown"), "onbereikbaar");
  EXPECT_EQ(code_of(DeliveryState::failed, "transient"), "partner-storing");
  EXPECT_EQ(code_of(DeliveryState::failed, "bad-request"), "specificatie");
  EXPECT_EQ(code_of(DeliveryState::failed, "broken"), "adapter");
  EXPECT_EQ(code_of(DeliveryState::failed, ""), "te-lang-gewacht");
  EXPECT_EQ(code_of(DeliveryState::rejected, "rejected"), "geweigerd");
  EXPECT_EQ(code_of(DeliveryState::rejected, "not-found"), "niet-gevonden");
  EXPECT_EQ(code_of(DeliveryState::rejected, ""), "geweerd");
  EXPECT_EQ(code_of(DeliveryState::not_authorised, "not-authorised"), "geen-toegang");
  EXPECT_EQ(code_of(DeliveryState::unknown_outcome, "unknown"), "onbekend");
  EXPECT_EQ(code_of(DeliveryState::awaiting, "awaiting"), "geen-bevestiging");
  EXPECT_EQ(code_of(DeliveryState::parked, ""), "gegeven-ontbreekt");
}

TEST(Cause, of_what_was_never_made_is_that) {
  store::DeliveryRow row;
  row.state = DeliveryState::failed;
  EXPECT_EQ(cause_of(row, "").code, "niet-gemaakt");
}

TEST(Cause, of_what_does_not_open_is_damage) {
  store::DeliveryRow row;
  row.damaged = true;
  EXPECT_EQ(cause_of(row, "").code, "beschadigd");
}

TEST(Cause, of_a_message_is_told_by_its_state_and_reason) {
  store::MessageRow row;
  row.state = store::MessageState::failed;
  row.reason = "de mapping past niet";
  EXPECT_EQ(cause_of(row).code, "niet-verwerkt");
  row.reason = "adapter x geeft geen antwoord";
  EXPECT_EQ(cause_of(row).code, "adapter");
  row.state = store::MessageState::parked;
  EXPECT_EQ(cause_of(row).code, "twijfel");
}

TEST(Cause, of_a_person_at_the_desk_is_one_that_this_person_may_mend) {
  for (const auto& role : config::built_in_roles()) {
    for (const auto& cause : causes()) {
      if (cause.owner != role.id) continue;
      EXPECT_NE(std::ranges::find(role.rights, "opnieuw"), role.rights.end()) << cause.code;
    }
  }
}

TEST(Cause, has_a_name_of_its_own_and_stands_in_the_handbook) {
  std::ifstream in{RODEDRAAD_HANDBOOK "/storingen.md"};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  std::set<std::string_view> names;
  for (const auto& cause : causes()) {
    EXPECT_TRUE(names.insert(cause.code).second) << cause.code;
    EXPECT_NE(page.find("| `" + std::string{cause.code} + "` |"), std::string::npos) << cause.code;
  }
}

}  // namespace
}  // namespace rodedraad::hub
