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
        Question{"inburgeringsplicht-historie.opvragen",
                 "/v1/personen/999990019/inburgeringsplicht/historie"},
        Question{"doelgroep-historie.opvragen", "/v1/personen/999990019/doelgroep/historie"},
        Question{"lbt-examennummer.opvragen", "/v1/personen/999990019/lbt/examennummer"},
        Question{"lbt-resultaten.opvragen", "/v1/personen/999990019/lbt/resultaten"},
        Question{"inburgeringstermijn-historie.opvragen",
                 "/v1/personen/999990019/inburgeringstermijn/historie"},
        Question{"vrijstellingen.opvragen", "/v1/personen/999990019/vrijstellingen"},
        Question{"ontheffingen.opvragen", "/v1/personen/999990019/ontheffingen"},
        Question{"verlengingen.opvragen", "/v1/personen/999990019/verlengingen"},
        Question{"boetes.opvragen", "/v1/personen/999990019/boetes"},
        Question{"gebeurtenissen.opvragen", "/v1/personen/999990019/gebeurtenissen"},
        Question{"map.opvragen", "/v1/personen/999990019/map"},
        Question{"uren.opvragen", "/v1/personen/999990019/uren"},
        Question{"verlengingsgronden.opvragen", "/v1/verlengingsgronden"},
        Question{"instellingen.opvragen", "/v1/instellingen"},
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

struct Written {
  const char* kind;
  const char* request;  ///< method and target
  const char* body;
};

class DuoRegistration : public Duo, public testing::WithParamInterface<Written> {};

const std::vector<sdk::FieldValue> kEverything{
    kBsn,
    {"map.datumEindgesprek", "", "2027-10-12"},
    {"map.verwijtbaar", "", "false"},
    {"zroute.datumAfronding", "", "2028-03-30"},
    {"inburgeringsaanbod.instellingsnummer", "", "0000104217"},
    {"inburgeringsaanbod.datum", "", "2026-05-18"},
    {"inburgeringsaanbod.verwachteStartdatum", "", "2026-06-01"},
    {"inburgeringsaanbod.verwachteEinddatum", "", "2027-12-31"},
    {"inburgeringsaanbod.alfabetiseringsonderwijs", "", "NVT"},
    {"uren.taallesKnmBredeIntake", "0344/2027-01-01", "99"},
    {"uren.taallesKnmBredeIntake", "0505/2026-03-01", "12"},
    {"uren.taallesKnmBredeIntake", "0505/2026-04-28", "36"},
    {"uren.participatieactiviteiten", "0505", "0"},
    {"uren.participatietaalles", "", "7"},
    {"uren.taallesKnmInstelling", "0505/0000104217/2027-01-01", "412"},
    {"uren.taallesKnmInstelling", "0505/0000104217/2026-10-01", "300"},
    {"uren.taallesKnmInstelling", "0505/0000109999/2027-06-01", "5"},
    {"uren.geoorloofdVerzuim", "0505/0000104217/2026-10-01", "1"},
    {"uren.geoorloofdVerzuim", "0505/0000104217/2027-01-01", "18"},
    {"contactpersoon.duoNummer", "", "417"},
    {"contactpersoon.naam", "", "M. de Vries-Jansen"},
    {"contactpersoon.email", "", "m.devries@gemeente.example"},
    {"contactpersoon.telefoonnummer", "", "+31 30 1234567"}};

TEST_P(DuoRegistration, is_written_as_duo_wants_it) {
  const auto message = adapter_.encode(request(GetParam().kind, kEverything));
  EXPECT_EQ(message.method + " " + message.target, GetParam().request);
  EXPECT_EQ(message.body, GetParam().body);
  EXPECT_EQ(message.media_type, message.body.empty() ? "" : "application/json");
  EXPECT_EQ(message.header("berichtId"), "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0002");
}

constexpr const char* kContactBody =
    R"({"naam":"M. de Vries-Jansen","email":"m.devries@gemeente.example",)"
    R"("telefoonnummer":"+31 30 1234567"})";

INSTANTIATE_TEST_SUITE_P(
    Every, DuoRegistration,
    testing::Values(
        Written{"pip.verwijderen", "DELETE /v1/personen/999990019/PIP", ""},
        Written{"map.registreren", "PUT /v1/personen/999990019/map",
                R"({"datumEindgesprekMap":"2027-10-12","verwijtbaar":"Nee"})"},
        Written{"zroute.registreren", "PUT /v1/personen/999990019/zroute",
                R"({"datumAfrondingZroute":"2028-03-30"})"},
        Written{"inburgeringsaanbod.registreren",
                "POST /v1/personen/999990019/Inburgeringsaanbod/0000104217",
                R"({"datumInburgeringsaanbod":"2026-05-18",)"
                R"("verwachteStartdatumOpleiding":"2026-06-01",)"
                R"("verwachteEinddatumOpleiding":"2028-01-01",)"
                R"("indicatorAlfabetiseringsonderwijs":"NVT"})"},
        Written{"inburgeringsaanbod.verwijderen",
                "DELETE /v1/personen/999990019/Inburgeringsaanbod/0000104217", ""},
        Written{"uren-bredeintake-taallesknm.registreren",
                "PUT /v1/personen/999990019/uren/bredeintake/taallesknm", R"({"uren":36})"},
        Written{"uren-participatieactiviteiten.registreren",
                "PUT /v1/personen/999990019/uren/participatieactiviteiten", R"({"uren":0})"},
        Written{"uren-participatietaalles.registreren",
                "PUT /v1/personen/999990019/uren/participatietaalles", R"({"uren":7})"},
        Written{"uren-instelling-taallesknm.registreren",
                "PUT /v1/personen/999990019/uren/instellingen/0000104217/taallesknm",
                R"({"uren":412,"urenGeoorloofdVerzuim":18,"bekendTot":"2027-01-01"})"},
        Written{"lbt-examennummer.verwijderen", "DELETE /v1/personen/999990019/lbt/examennummer",
                ""},
        Written{"contactpersoon.aanmelden", "POST /v1/contactpersonen", kContactBody},
        Written{"contactpersoon.wijzigen", "PUT /v1/contactpersonen/417", kContactBody},
        Written{"contactpersoon.verwijderen", "DELETE /v1/contactpersonen/417", ""},
        Written{"contactpersoon.koppelen", "POST /v1/contactpersonen/417/personen/999990019", ""},
        Written{"contactpersoon.ontkoppelen", "DELETE /v1/contactpersonen/417/personen/999990019",
                ""}));

TEST_F(Duo, withdraws_the_end_of_the_z_route_with_an_empty_object) {
  EXPECT_EQ(adapter_.encode(request("zroute.registreren", {kBsn})).body, "{}");
}

TEST_F(Duo, does_not_guess_at_which_institution_the_hours_are) {
  EXPECT_THROW((void)adapter_.encode(
                   request("uren-instelling-taallesknm.registreren",
                           {kBsn,
                            {"uren.taallesKnmInstelling", "0505/0000104217/2027-01-01", "412"},
                            {"uren.taallesKnmInstelling", "0505/0000109999/2027-01-01", "5"}})),
               sdk::BadMessage);
}

TEST_F(Duo, does_not_register_hours_of_another_municipality) {
  EXPECT_THROW(
      (void)adapter_.encode(request("uren-participatietaalles.registreren",
                                    {kBsn, {"uren.participatietaalles", "0344/2027-01-01", "9"}})),
      sdk::BadMessage);
}

TEST_F(Duo, writes_an_institution_as_one_segment_of_the_path) {
  const auto message =
      adapter_.encode(request("inburgeringsaanbod.verwijderen",
                              {kBsn, {"inburgeringsaanbod.instellingsnummer", "", "00/1 4217é"}}));
  EXPECT_EQ(message.target, "/v1/personen/999990019/Inburgeringsaanbod/00%2F1%204217%C3%A9");
}

struct Unsendable {
  const char* kind;
  const char* path;
  const char* value;
};

class DuoCannotSendAs : public Duo, public testing::WithParamInterface<Unsendable> {};

TEST_P(DuoCannotSendAs, what_breaks_duos_specification) {
  const auto& [kind, path, value] = GetParam();
  auto fields = kEverything;
  for (auto& field : fields) {
    if (field.path == path) field.value = value;
  }
  EXPECT_THROW((void)adapter_.encode(request(kind, fields)), sdk::BadMessage);
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoCannotSendAs,
    testing::Values(
        Unsendable{"zroute.registreren", "zroute.datumAfronding", "2028-03-00"},
        Unsendable{"map.registreren", "map.verwijtbaar", "Ja"},
        Unsendable{"inburgeringsaanbod.registreren", "inburgeringsaanbod.instellingsnummer", "12"},
        Unsendable{"inburgeringsaanbod.registreren", "inburgeringsaanbod.alfabetiseringsonderwijs",
                   "B"},
        Unsendable{"uren-participatietaalles.registreren", "uren.participatietaalles", "10000"},
        Unsendable{"uren-participatietaalles.registreren", "uren.participatietaalles", "-1"},
        Unsendable{"uren-participatietaalles.registreren", "uren.participatietaalles", "007"},
        Unsendable{"contactpersoon.wijzigen", "contactpersoon.duoNummer", "0"},
        Unsendable{"contactpersoon.wijzigen", "contactpersoon.duoNummer", "100000"},
        Unsendable{"contactpersoon.aanmelden", "contactpersoon.naam", "Balie 3, afdeling W&I"},
        Unsendable{"contactpersoon.aanmelden", "contactpersoon.email", "a@b"},
        Unsendable{"contactpersoon.aanmelden", "contactpersoon.telefoonnummer", "0800-TAAL"}));

TEST_F(Duo, cannot_encode_an_unknown_kind) {
  EXPECT_THROW((void)adapter_.encode(request("map.herstellen", {kBsn})), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
