#include "fixture.h"

namespace rodedraad::tests {
namespace {

const sdk::FieldValue kBsn{"inburgeraar.bsn", "", "999990019"};

struct Question {
  const char* kind;
  const char* target;
};

class DuoQuestion : public Duo, public testing::WithParamInterface<Question> {};

TEST_P(DuoQuestion, is_a_get_with_the_three_headers) {
  const auto message = adapter_.encode(request(GetParam().kind, {kBsn}));
  EXPECT_EQ(message.kind, GetParam().kind);
  EXPECT_EQ(message.method, "GET");
  EXPECT_EQ(message.target, GetParam().target);
  EXPECT_EQ(message.header("bron"), kDordrechtOin);
  EXPECT_EQ(message.header("doel"), kDuoOin);
  EXPECT_EQ(message.header("berichtId"), "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0002");
  EXPECT_TRUE(message.body.empty());
  EXPECT_TRUE(message.media_type.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoQuestion,
    testing::Values(
        Question{"inburgeringsplicht.opvragen", "/v1/personen/999990019/inburgeringsplicht"},
        Question{"doelgroep.opvragen", "/v1/personen/999990019/doelgroep"},
        Question{"examenresultaten.opvragen", "/v1/personen/999990019/examens/resultaten"},
        Question{"gratispogingen.opvragen", "/v1/personen/999990019/examens/gratispogingen"},
        Question{"inburgeringstermijn.opvragen", "/v1/personen/999990019/inburgeringstermijn"},
        Question{"pip.opvragen", "/v1/personen/999990019/PIP"},
        Question{"pvt.opvragen", "/v1/personen/999990019/pvt"}));

TEST_F(Duo, registers_a_pip) {
  const auto message =
      adapter_.encode(request("pip.registreren", {kBsn,
                                                  {"pip.dagtekening", "", "2026-04-28"},
                                                  {"pip.leerroute", "", "B"},
                                                  {"pip.niveau", "", "B1"},
                                                  {"pip.geschatteIntensiteitB1Route", "", "900"},
                                                  {"pip.magOpleidingAfmaken", "", "false"},
                                                  {"pip.alfabetiseringsonderwijs", "", "NVT"}}));
  expect_golden("duo", "pip_registreren.request", render(message));
}

TEST_F(Duo, registers_a_pip_with_no_more_than_it_was_given) {
  const auto message = adapter_.encode(
      request("pip.registreren",
              {kBsn, {"pip.dagtekening", "", "2026-04-28"}, {"pip.leerroute", "", "Z"}}));
  EXPECT_EQ(message.body, R"({"dagtekeningPip":"2026-04-28","leerroute":"Z"})");
}

TEST_F(Duo, registers_a_signed_pvt) {
  const auto message = adapter_.encode(
      request("pvt.registreren", {kBsn, {"pvt.datumOndertekening", "", "2026-09-18"}}));
  expect_golden("duo", "pvt_registreren.request", render(message));
}

TEST_F(Duo, says_verwijtbaar_in_duos_words) {
  const auto body = [&](const char* value) {
    return adapter_.encode(request("pvt.registreren", {kBsn, {"pvt.verwijtbaar", "", value}})).body;
  };
  EXPECT_EQ(body("true"), R"({"verwijtbaar":"Ja"})");
  EXPECT_EQ(body("false"), R"({"verwijtbaar":"Nee"})");
}

TEST_F(Duo, withdraws_a_pvt_with_an_empty_object) {
  EXPECT_EQ(adapter_.encode(request("pvt.registreren", {kBsn})).body, "{}");
}

class DuoCannotSend : public Duo,
                      public testing::WithParamInterface<std::vector<sdk::FieldValue>> {};

TEST_P(DuoCannotSend, what_duo_would_refuse_as_a_bad_request) {
  EXPECT_THROW((void)adapter_.encode(request("pip.registreren", GetParam())), sdk::BadMessage);
}

const sdk::FieldValue kDay{"pip.dagtekening", "", "2026-04-28"};
const sdk::FieldValue kRoute{"pip.leerroute", "", "B"};

INSTANTIATE_TEST_SUITE_P(
    Every, DuoCannotSend,
    testing::Values(
        std::vector<sdk::FieldValue>{kDay, kRoute},  // no BSN
        std::vector<sdk::FieldValue>{{"inburgeraar.bsn", "", "999990018"}, kDay, kRoute},
        std::vector<sdk::FieldValue>{kBsn, kRoute}, std::vector<sdk::FieldValue>{kBsn, kDay},
        std::vector<sdk::FieldValue>{kBsn, {"pip.dagtekening", "", "2026-04-00"}, kRoute},
        std::vector<sdk::FieldValue>{kBsn, kDay, {"pip.leerroute", "", "X"}},
        std::vector<sdk::FieldValue>{kBsn, kDay, kRoute, {"pip.niveau", "", "B2"}},
        std::vector<sdk::FieldValue>{
            kBsn, kDay, kRoute, {"pip.geschatteIntensiteitB1Route", "", "0"}},
        std::vector<sdk::FieldValue>{
            kBsn, kDay, kRoute, {"pip.geschatteIntensiteitB1Route", "", "12.5"}},
        std::vector<sdk::FieldValue>{kBsn, kDay, kRoute, {"pip.magOpleidingAfmaken", "", "ja"}}));

TEST_F(Duo, names_the_field_and_not_the_value_that_cannot_be_sent) {
  try {
    (void)adapter_.encode(request("pip.opvragen", {{"inburgeraar.bsn", "", "999990018"}}));
    FAIL() << "no BadMessage";
  } catch (const sdk::BadMessage& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("inburgeraar.bsn"), std::string::npos);
    EXPECT_EQ(text.find("999990018"), std::string::npos);
  }
}

TEST_F(Duo, cannot_encode_an_unknown_kind) {
  EXPECT_THROW((void)adapter_.encode(request("map.registreren", {kBsn})), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
