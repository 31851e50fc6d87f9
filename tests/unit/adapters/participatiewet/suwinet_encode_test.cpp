#include "fixture.h"
#include "rodedraad/message/schema.h"

namespace rodedraad::tests {
namespace {

const sdk::FieldValue kBsn{"inburgeraar.bsn", "", "999990019"};

struct Question {
  const char* kind;
  const char* name;
  const char* schema;
};

class SuwinetQuestion : public Participatiewet, public testing::WithParamInterface<Question> {};

TEST_P(SuwinetQuestion, is_asked_as_the_service_wants_it) {
  const auto [kind, name, schema] = GetParam();
  expect_golden("participatiewet", std::string{name} + ".request",
                render(adapter_.encode(request(kind, {kBsn}))));
}

TEST_P(SuwinetQuestion, fits_the_published_schema) {
  const auto [kind, name, schema] = GetParam();
  const auto folder = shared_folder("published/participatiewet");
  if (!folder) GTEST_SKIP() << "the published schemas are not beside the checkout";
  const auto checked = message::XmlSchema::load(*folder / schema, *folder);
  ASSERT_TRUE(checked) << checked.error();
  EXPECT_TRUE(checked->check(adapter_.encode(request(kind, {kBsn})).body).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Every, SuwinetQuestion,
    testing::Values(Question{"bijstandsregelingen.opvragen", "bijstandsregelingen",
                             "Bijstandsregelingen-v0500-b04/Diensten/Bijstandsregelingen/v0500-b04/"
                             "BodyAction.xsd"},
                    Question{"reintegratie.opvragen", "reintegratie",
                             "GSDDossierReintegratie-v0200-b04/Diensten/GSDDossierReintegratie/"
                             "v0200-b04/BodyAction.xsd"},
                    Question{"brpdossier.opvragen", "brpdossier",
                             "BRPDossierPersoonGSD-v0200-b02/Diensten/BRPDossierPersoonGSD/"
                             "v0200-b02/BodyAction.xsd"},
                    Question{"aanvraagstatus.opvragen", "aanvraagstatus",
                             "UWVDossierAanvraagUitkeringStatusGSD-v0200-b01/Diensten/"
                             "UWVDossierAanvraagUitkeringStatusGSD/v0200-b01/BodyAction.xsd"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST_F(Participatiewet, makes_the_envelope_for_a_gateway) {
  auto settings = settings_;
  settings.push_back({"envelope", "true"});
  settings.push_back({"van", "https://hub.voorbeeld.test/suwi"});
  settings.push_back({"naar", "https://suwi.voorbeeld.test/soap?x=1&y=2"});
  const participatiewet::Adapter adapter{host_.host(), settings};
  expect_golden("participatiewet", "bijstandsregelingen_envelop.request",
                render(adapter.encode(request("bijstandsregelingen.opvragen", {kBsn}))));
}

TEST_F(Participatiewet, sends_to_the_address_itself_when_it_is_the_service) {
  const auto adapter = adapter_with("dienstpad", "false");
  EXPECT_EQ(adapter.encode(request("reintegratie.opvragen", {kBsn})).target, "");
}

TEST_F(Participatiewet, leaves_out_the_header_that_http_cannot_send) {
  const auto adapter = adapter_with("actie", "false");
  EXPECT_EQ(adapter.encode(request("reintegratie.opvragen", {kBsn})).headers,
            (std::vector<sdk::Pair>{{"SOAPAction", "\"\""}}));
}

TEST_F(Participatiewet, cannot_ask_without_nine_digits) {
  EXPECT_THROW((void)adapter_.encode(request("bijstandsregelingen.opvragen", {})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(
                   request("bijstandsregelingen.opvragen", {{"inburgeraar.bsn", "", "99999<019"}})),
               sdk::BadMessage);
}

TEST_F(Participatiewet, asks_focus_with_the_bsn_in_the_body) {
  const auto message = adapter_.encode(request("focus.opvragen", {kBsn}));
  EXPECT_EQ(message.target, "/aanvragen");
  EXPECT_EQ(message.body, R"({"bsn":"999990019"})");
}

TEST_F(Participatiewet, names_a_setting_that_cannot_be_used) {
  EXPECT_THROW((void)adapter_with("streng", "misschien"), sdk::BadSetting);
  EXPECT_THROW((void)adapter_with("schemas", "/geen/map"), sdk::BadSetting);
}

}  // namespace
}  // namespace rodedraad::tests
