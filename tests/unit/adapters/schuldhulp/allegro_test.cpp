#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string envelope(const std::string& content) {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">
  <SOAP-ENV:Header/><SOAP-ENV:Body>)" +
         content + "</SOAP-ENV:Body></SOAP-ENV:Envelope>";
}

sdk::Message answer(const std::string& body) {
  sdk::Message message;
  message.method = "POST";
  message.target = "/";
  message.media_type = "text/xml";
  message.body = body;
  return message;
}

class Allegro : public Schuldhulp {
 protected:
  sdk::Decoded decoded(const std::string& body) const {
    auto message = answer(body);
    message.kind = adapter_.admit(message).kind;
    return adapter_.decode(message);
  }
};

std::string person(const std::string& bsn) {
  return R"(<v:LoginService___AllegroWebLoginResponse xmlns:v="http://tempuri.org/"><v:Result>
      <v:Relatie><v:RelatieCode>104233</v:RelatieCode>
      <v:Geboortedatum>1994-03-12T00:00:00</v:Geboortedatum><v:BSN>)" +
         bsn + "</v:BSN></v:Relatie></v:Result></v:LoginService___AllegroWebLoginResponse>";
}

TEST_F(Allegro, tells_of_an_application) {
  expect_golden("schuldhulp", "aanvraag.decoded",
                render(decoded(golden("schuldhulp", "aanvraag.xml"))));
}

TEST_F(Allegro, tells_the_same_in_an_envelope_with_other_prefixes) {
  EXPECT_EQ(render(decoded(golden("schuldhulp", "aanvraag_envelop.xml"))),
            render(decoded(golden("schuldhulp", "aanvraag.xml"))));
}

TEST_F(Allegro, tells_of_all_applications_of_somebody) {
  expect_golden("schuldhulp", "overzicht.decoded",
                render(decoded(golden("schuldhulp", "overzicht.xml"))));
}

TEST_F(Allegro, puts_leading_zeros_back_before_a_bsn) {
  // The 11-proof holds for 12 with seven zeros before it; nobody has that number.
  EXPECT_THAT(decoded(person("12")).identifiers,
              ElementsAre(sdk::Identifier{"bsn", std::string(7, '0') + "12"},
                          sdk::Identifier{"schuldhulp.relatiecode", "104233"}));
}

TEST_F(Allegro, uses_no_bsn_that_cannot_be) {
  const auto said = decoded(person("999994038"));
  EXPECT_THAT(said.identifiers, ElementsAre(sdk::Identifier{"schuldhulp.relatiecode", "104233"}));
  EXPECT_EQ(said.findings.front().code, "shv-bsn");
}

TEST_F(Allegro, takes_zero_for_no_bsn) { EXPECT_THAT(decoded(person("0")).findings, IsEmpty()); }

class AllegroStatus : public Allegro,
                      public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(AllegroStatus, is_a_stand_of_the_case) {
  auto body = golden("schuldhulp", "aanvraag.xml");
  body.replace(body.find("<Status>C<"), 10, std::string{"<Status>"} + GetParam().first + "<");
  EXPECT_EQ(value(decoded(body), "schuldhulp.status"), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(All, AllegroStatus,
                         testing::Values(std::pair{"A", "aangemeld"},
                                         std::pair{"B", "schuldregeling"},
                                         std::pair{"D", "schuldregeling"},
                                         std::pair{"G", "schuldregeling"},
                                         std::pair{"I", "oplossing"}, std::pair{"Z", "afgewezen"}),
                         [](const auto& row) { return std::string{row.param.first}; });

TEST_F(Allegro, refuses_a_fault) {
  const auto admission = adapter_.admit(answer(
      envelope("<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>x</faultstring>"
               "</SOAP-ENV:Fault>")));
  EXPECT_EQ(admission.verdict, sdk::Verdict::refuse);
  EXPECT_EQ(admission.findings.front().code, "allegro-fault");
}

TEST_F(Allegro, refuses_another_answer) {
  EXPECT_EQ(adapter_.admit(answer("<GetIetsResponse xmlns=\"http://tempuri.org/\"/>")).verdict,
            sdk::Verdict::refuse);
}

TEST_F(Allegro, belongs_to_the_municipality_of_the_connection) {
  const auto dordrecht = adapter_with({{"gemeentecode", "GM0505"}});
  EXPECT_EQ(dordrecht.admit(answer(golden("schuldhulp", "aanvraag.xml"))).municipality,
            "code:0505");
}

}  // namespace
}  // namespace rodedraad::tests
