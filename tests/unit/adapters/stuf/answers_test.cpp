#include <gmock/gmock.h>

#include "rodedraad/stuf/answers.h"
#include "rodedraad/stuf/faults.h"

namespace rodedraad::stuf {
namespace {

using testing::HasSubstr;
using testing::Not;

Stuurgegevens received() {
  Stuurgegevens data;
  data.sender = {"41410099", "Eigen", "", ""};
  data.receiver = {"0505", "GGk", "adm", "geb"};
  data.reference = "1b4e28ba-2fa1-4d2e-883f-0016d3cca427";
  return data;
}

TEST(Stuf_answer, swaps_sender_and_receiver_and_refers_to_the_message) {
  const auto answer = answer_to(received(), "r", "20260101");
  EXPECT_EQ(answer.sender, received().receiver);
  EXPECT_EQ(answer.receiver, received().sender);
  EXPECT_EQ(answer.cross_reference, received().reference);
}

TEST(Stuf_answer, to_a_synchronous_message_holds_only_its_code) {
  EXPECT_EQ(synchronous_confirmation(),
            "<StUF:Bv02Bericht xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\">\n"
            "  <StUF:stuurgegevens>\n"
            "    <StUF:berichtcode>Bv02</StUF:berichtcode>\n"
            "  </StUF:stuurgegevens>\n"
            "</StUF:Bv02Bericht>\n");
}

TEST(Stuf_fault, takes_place_and_text_from_the_table) {
  const auto text = synchronous_fault("StUF046");
  EXPECT_THAT(text, HasSubstr("<StUF:plek>server</StUF:plek>"));
  EXPECT_THAT(text, HasSubstr(std::string{fault_kind("StUF046").text}));
  EXPECT_THAT(text, Not(HasSubstr("details")));
}

TEST(Stuf_fault, escapes_and_cuts_its_details) {
  const auto text = synchronous_fault("StUF055", "<&>" + std::string(997, 'x') + "é");
  EXPECT_THAT(text, HasSubstr("&lt;&amp;&gt;xxx"));
  EXPECT_THAT(text, HasSubstr("xxx</StUF:details>"));
}

TEST(Stuf_fault, of_an_unknown_code_is_that_processing_failed) {
  EXPECT_EQ(fault_kind("IB999").code, "StUF058");
  EXPECT_FALSE(is_fault_code("IB999"));
}

TEST(Stuf_fault, before_receipt_is_told_apart) {
  EXPECT_TRUE(fault_kind("StUF016").before_receipt);
  EXPECT_FALSE(fault_kind("StUF055").before_receipt);
}

}  // namespace
}  // namespace rodedraad::stuf
