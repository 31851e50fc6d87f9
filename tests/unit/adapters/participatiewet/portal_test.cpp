#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;
using testing::IsEmpty;

class PortalMessage : public Participatiewet, public testing::WithParamInterface<const char*> {};

TEST_P(PortalMessage, is_known_by_its_content_and_becomes_facts) {
  const std::string name = GetParam();
  auto message = posted(golden("participatiewet", name + ".json"));
  message.target = "/berichten";
  const auto admission = adapter_.admit(message);
  EXPECT_EQ(admission.verdict, Verdict::accept);
  message.kind = admission.kind;
  expect_golden("participatiewet", name + ".decoded",
                admission.kind + "\n" + render(adapter_.decode(message)));
}

INSTANTIATE_TEST_SUITE_P(Every, PortalMessage,
                         testing::Values("webintake", "webintake_kaal", "webintake_schuldhulp",
                                         "webintake_object", "webintake_toeslag", "focus_herstel",
                                         "focus_besluit"),
                         [](const auto& tested) { return std::string{tested.param}; });

class Portal : public Participatiewet {
 protected:
  sdk::Admission admitted(const std::string& target, std::string body,
                          const participatiewet::Adapter& adapter) const {
    auto message = posted(std::move(body));
    message.target = target;
    return adapter.admit(message);
  }
  sdk::Admission admitted(const std::string& target, std::string body) const {
    return admitted(target, std::move(body), adapter_);
  }

  static std::string intake(const std::string& members) {
    return R"({"Webintake":{"Berichtsoort":{"VRIJ":{"Onderwerp":"50"}},)" + members + "}}";
  }
};

TEST_F(Portal, has_a_path_for_each_form) {
  const auto webintake = golden("participatiewet", "webintake.json");
  const auto focus = golden("participatiewet", "focus_besluit.json");
  EXPECT_EQ(admitted("/webintake", webintake).kind, "webintake");
  EXPECT_EQ(admitted("/focus", focus).kind, "focus.aanvragen");
  EXPECT_EQ(admitted("/focus", webintake).verdict, Verdict::refuse);
  EXPECT_EQ(admitted("/webintake", focus).verdict, Verdict::refuse);
  EXPECT_EQ(admitted("/webintake", "{}").verdict, Verdict::refuse);
  EXPECT_EQ(admitted("/webintake", "nee").findings.front().code, "pw-onleesbaar");
}

TEST_F(Portal, refuses_an_application_without_a_person) {
  const auto admission =
      admitted("/webintake",
               intake(R"("Client":{"BurgerServiceNr":"123456789","Achternaam":"V","Geslacht":"M",)"
                      R"("Geboortedatum":"1980-01-01"})"),
               lenient_);
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  EXPECT_EQ(admission.findings.front().where, "/Webintake/Client/BurgerServiceNr");
}

TEST_F(Portal, refuses_what_it_does_not_expect_unless_it_is_lenient) {
  const auto odd =
      intake(R"("Aanvraagdatum":"19-01-2026","Client":{"BurgerServiceNr":"999990019"})");
  EXPECT_EQ(admitted("/webintake", odd).verdict, Verdict::refuse);
  const auto admission = admitted("/webintake", odd, lenient_);
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_EQ(admission.findings.size(), 5U);
}

TEST_F(Portal, takes_over_what_it_can_read_when_it_is_lenient) {
  auto message =
      posted(intake(R"("Aanvraagdatum":"19-01-2026","Client":{"BurgerServiceNr":"999990019"})"));
  message.kind = "webintake";
  const auto decoded = lenient_.decode(message);
  EXPECT_EQ(said(decoded, "bijstand.status"), "aangevraagd");
  EXPECT_EQ(said(decoded, "bijstand.aanvraagdatum"), "");
}

TEST_F(Portal, gives_back_the_zeros_that_a_number_lost) {
  auto body = golden("participatiewet", "focus_besluit.json");
  body.replace(body.find("999990019"), 9, "12");
  auto message = posted(body);
  message.kind = "focus.aanvragen";
  const auto decoded = adapter_.decode(message);
  ASSERT_EQ(decoded.identifiers.size(), 1U);
  EXPECT_EQ(decoded.identifiers.front().value, std::string(7, '0') + "12");
}

TEST_F(Portal, says_nothing_of_a_person_without_an_application_for_the_costs_of_living) {
  auto message = posted(R"({"bsn":"999990019","soortProduct":[]})");
  message.kind = "focus.aanvragen";
  EXPECT_THAT(adapter_.decode(message).facts, IsEmpty());
}

TEST_F(Portal, answers_with_the_id_of_the_hub_when_the_message_has_none) {
  const auto answer =
      adapter_.reply({sdk::Reply::accepted, "018f3c3e-0000-7000-8000-000000000001", "", {}, ""});
  EXPECT_EQ(answer.body, R"({"berichtId":"018f3c3e-0000-7000-8000-000000000001"})");
}

}  // namespace
}  // namespace rodedraad::tests
