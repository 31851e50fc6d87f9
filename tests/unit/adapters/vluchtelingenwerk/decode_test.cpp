#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::IsEmpty;

class VluchtelingenwerkMessage : public Vluchtelingenwerk,
                                 public testing::WithParamInterface<const char*> {};

TEST_P(VluchtelingenwerkMessage, becomes_facts) {
  const std::string name = GetParam();
  const auto message = admitted(posted(golden("vluchtelingenwerk", name + ".json")));
  expect_golden("vluchtelingenwerk", name + ".decoded", render(adapter_.decode(message)));
}

INSTANTIATE_TEST_SUITE_P(Every, VluchtelingenwerkMessage,
                         testing::Values("begeleiding", "begeleiding_afgerond",
                                         "begeleiding_correctie", "pvt", "pvt_ondertekend",
                                         "pvt_niet_voldaan", "activiteit", "signaal",
                                         "signaal_correctie"),
                         [](const auto& tested) { return std::string{tested.param}; });

TEST_F(Vluchtelingenwerk, says_nothing_of_a_message_that_breaks_the_agreement) {
  const auto decoded =
      adapter_.decode(admitted(posted(golden("vluchtelingenwerk", "begeleiding_fout.json"))));
  EXPECT_THAT(decoded.identifiers, IsEmpty());
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_FALSE(decoded.findings.empty());
}

TEST_F(Vluchtelingenwerk, splits_a_delivery_into_rows) {
  const auto decoded =
      adapter_.decode(admitted(dropped(golden("vluchtelingenwerk", "levering.csv"))));
  expect_golden("vluchtelingenwerk", "levering.decoded", render(decoded));
}

TEST_F(Vluchtelingenwerk, decodes_each_row_of_a_delivery) {
  const auto decoded =
      adapter_.decode(admitted(dropped(golden("vluchtelingenwerk", "levering.csv"))));
  std::string rows;
  for (const auto& part : decoded.parts) {
    rows += "rij " + std::string{part.header("rij")} + "\n" + render(adapter_.admit(part)) +
            render(adapter_.decode(part));
  }
  expect_golden("vluchtelingenwerk", "levering_rijen.decoded", rows);
}

TEST_F(Vluchtelingenwerk, notes_a_delivery_without_rows) {
  const auto text = golden("vluchtelingenwerk", "levering.csv");
  const auto decoded = adapter_.decode(admitted(dropped(text.substr(0, text.find('\n') + 1))));
  EXPECT_THAT(decoded.parts, IsEmpty());
  EXPECT_EQ(decoded.findings.size(), 1U);
}

TEST_F(Vluchtelingenwerk, cannot_decode_what_is_no_message) {
  auto message = posted("<xml/>");
  EXPECT_THROW((void)adapter_.decode(message), sdk::BadMessage);
  message = posted(R"({"berichttype":"vwn.taal"})");
  EXPECT_THROW((void)adapter_.decode(message), sdk::BadMessage);
  message = dropped("");
  message.kind = "levering";
  EXPECT_THROW((void)adapter_.decode(message), sdk::BadMessage);
  message.kind = "levering.rij";
  EXPECT_THROW((void)adapter_.decode(message), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
