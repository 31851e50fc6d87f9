#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string about(const std::string& event) {
  return R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","bsn":"999990019","gebeurtenisId":")" +
         event + "\"}";
}

sdk::Message notified(const std::string& body) {
  sdk::Message message;
  message.kind = "notificatie";
  message.body = body;
  return message;
}

TEST_F(Duo, decodes_a_notification) {
  expect_golden("duo", "notificatie.decoded",
                render(adapter_.decode(notified(golden("duo", "notificatie.json")))));
}

TEST_F(Duo, gives_back_the_leading_zeros_of_a_v_nummer) {
  const auto decoded = adapter_.decode(notified(
      R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS101","vNummer":7})"));
  EXPECT_THAT(decoded.identifiers, ElementsAre(sdk::Identifier{"vNummer", "0000000007"}));
}

TEST_F(Duo, leaves_out_a_v_nummer_of_zero) {
  const auto decoded = adapter_.decode(notified(
      R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS101","bsn":"999990019","vNummer":0})"));
  EXPECT_THAT(decoded.identifiers, ElementsAre(sdk::Identifier{"bsn", "999990019"}));
}

TEST_F(Duo, asks_a_person_to_look_at_an_unknown_event) {
  const auto decoded = adapter_.decode(notified(about("SS299")));
  EXPECT_THAT(decoded.follow_ups, IsEmpty());
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().severity, sdk::Severity::warning);
  EXPECT_EQ(decoded.findings.front().code, "duo-gebeurtenis-onbekend");
}

TEST_F(Duo, notes_an_event_that_asks_for_nothing) {
  const auto decoded = adapter_.decode(notified(about("SS126")));
  EXPECT_THAT(decoded.follow_ups, IsEmpty());
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().severity, sdk::Severity::note);
}

struct Event {
  const char* id;
  const char* questions;  ///< without ".opvragen"
};

class DuoEvent : public Duo, public testing::WithParamInterface<Event> {};

TEST_P(DuoEvent, is_followed_by_the_questions_of_duos_table) {
  const auto decoded = adapter_.decode(notified(about(GetParam().id)));
  std::string questions;
  for (const auto& kind : decoded.follow_ups) {
    if (!questions.empty()) questions += ' ';
    questions += kind.substr(0, kind.find(".opvragen"));
  }
  EXPECT_EQ(questions, GetParam().questions);
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoEvent,
    testing::Values(
        Event{"SS101", "inburgeringsplicht doelgroep examenresultaten gratispogingen"},
        Event{"SS128", "inburgeringsplicht doelgroep examenresultaten gratispogingen"},
        Event{"SS139", "inburgeringsplicht doelgroep examenresultaten gratispogingen"},
        Event{"SS129",
              "inburgeringsplicht doelgroep vrijstellingen examenresultaten gratispogingen"},
        Event{"SS120", "inburgeringsplicht doelgroep examenresultaten gratispogingen"},
        Event{
            "SS121",
            "inburgeringsplicht doelgroep inburgeringstermijn pip examenresultaten gratispogingen"},
        Event{"SS124", "doelgroep"}, Event{"SS125", "doelgroep"},
        Event{"SS109", "inburgeringsplicht vrijstellingen"}, Event{"SS110", "inburgeringsplicht"},
        Event{"SS111", "inburgeringsplicht"}, Event{"SS106", "inburgeringsplicht"},
        Event{"SS141", "inburgeringsplicht"}, Event{"SS107", "inburgeringsplicht vrijstellingen"},
        Event{"SS108", "inburgeringsplicht ontheffingen"}, Event{"SS137", "lbt-examennummer"},
        Event{"SS131", "lbt-resultaten"}, Event{"SS102", "inburgeringstermijn"},
        Event{"SS103", "inburgeringstermijn"}, Event{"SS104", "inburgeringstermijn verlengingen"},
        Event{"SS130",
              "inburgeringsplicht vrijstellingen inburgeringstermijn pip examenresultaten "
              "gratispogingen"},
        Event{"SS199", "examenresultaten gratispogingen"}, Event{"SS198", "boetes"},
        Event{"SS112", "verlengingen"}, Event{"SS113", "verlengingen"},
        Event{"SS114", "vrijstellingen"}, Event{"SS115", "vrijstellingen"},
        Event{"SS116", "vrijstellingen"},
        Event{"SS117", "vrijstellingen examenresultaten gratispogingen"},
        Event{"SS118", "ontheffingen"},
        Event{"SS119", "ontheffingen examenresultaten gratispogingen"}, Event{"SS122", ""},
        Event{"SS123", ""}, Event{"SS126", ""}, Event{"SS127", ""}, Event{"SS132", ""},
        Event{"SS133", ""}, Event{"SS135", ""}, Event{"SS136", ""}, Event{"SS140", ""},
        Event{"SS142", ""}),
    [](const auto& tested) { return std::string{tested.param.id}; });

struct Content {
  const char* kind;
  const char* input;
};

class DuoContent : public Duo, public testing::WithParamInterface<Content> {};

TEST_P(DuoContent, becomes_facts) {
  const auto [kind, input] = GetParam();
  const auto decoded = adapter_.decode(content(kind, golden("duo", std::string{input} + ".json")));
  expect_golden("duo", std::string{input} + ".decoded", render(decoded));
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoContent,
    testing::Values(
        Content{"inburgeringsplicht", "inburgeringsplicht_vervallen"},
        Content{"inburgeringsplicht", "inburgeringsplicht"},
        Content{"inburgeringsplicht-historie", "inburgeringsplicht_historie"},
        Content{"doelgroep", "doelgroep"}, Content{"doelgroep-historie", "doelgroep_historie"},
        Content{"lbt-examennummer", "lbt_examennummer"},
        Content{"lbt-resultaten", "lbt_resultaten"},
        Content{"inburgeringstermijn", "inburgeringstermijn"},
        Content{"inburgeringstermijn-historie", "inburgeringstermijn_historie"},
        Content{"verlengingsgronden", "verlengingsgronden"},
        Content{"vrijstellingen", "vrijstellingen"}, Content{"ontheffingen", "ontheffingen"},
        Content{"examenresultaten", "examenresultaten"},
        Content{"gratispogingen", "gratispogingen"}, Content{"verlengingen", "verlengingen"},
        Content{"boetes", "boetes"}, Content{"gebeurtenissen", "gebeurtenissen"},
        Content{"pip", "pip"}, Content{"pvt", "pvt"}, Content{"map", "map"},
        Content{"uren", "uren"}, Content{"instellingen", "instellingen"},
        Content{"contactpersoon", "contactpersoon"}),
    [](const auto& tested) { return std::string{tested.param.input}; });

TEST_F(Duo, does_not_believe_half_an_answer) {
  const auto decoded = adapter_.decode(
      content("pip", R"({"gemeentecode":"0505","pip":{"dagtekeningPip":"28-04-2026",)"
                     R"("leerroute":"X","geschatteIntensiteitB1Route":"900"}})"));
  EXPECT_THAT(decoded.facts, IsEmpty());
  expect_golden("duo", "pip_fout.decoded", render(decoded));
}

TEST_F(Duo, does_not_guess_a_target_group_that_is_not_in_the_table) {
  const auto decoded = adapter_.decode(content("doelgroep", R"({"indeling":"Kennismigrant"})"));
  EXPECT_THAT(decoded.facts, IsEmpty());
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().where, "/indeling");
}

TEST_F(Duo, keeps_a_reason_that_duo_added_later_and_warns) {
  const auto decoded = adapter_.decode(content(
      "inburgeringsplicht",
      R"({"indicatorInburgeringsplicht":false,"redenGeenInburgeringsplicht":"Nieuwe reden"})"));
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().severity, sdk::Severity::warning);
  EXPECT_THAT(decoded.facts,
              testing::Contains(sdk::DecodedFact{
                  {"inburgeringsplicht.redenGeen", "", "Nieuwe reden"}, "", "", false}));
}

TEST_F(Duo, finds_an_item_without_its_required_members) {
  const auto decoded = adapter_.decode(content("examenresultaten", R"([{"onderdeel":"KNM"}, 3])"));
  EXPECT_THAT(decoded.facts, IsEmpty());
  expect_golden("duo", "examenresultaten_fout.decoded", render(decoded));
}

TEST_F(Duo, cannot_decode_what_is_no_json) {
  EXPECT_THROW((void)adapter_.decode(content("pip", "<html>")), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.decode(notified("")), sdk::BadMessage);
}

TEST_F(Duo, cannot_decode_an_object_where_a_list_is_agreed) {
  EXPECT_THROW((void)adapter_.decode(content("examenresultaten", "{}")), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.decode(content("pip", "[]")), sdk::BadMessage);
}

TEST_F(Duo, cannot_decode_an_unknown_kind) {
  EXPECT_THROW((void)adapter_.decode(content("onbekend", "[]")), sdk::BadMessage);
}

TEST_F(Duo, keeps_hours_of_the_earlier_version_that_names_no_municipality) {
  const auto decoded =
      adapter_.decode(content("uren", R"([{"TaallesEnKnmBredeIntake":{"uren":36}}])"));
  EXPECT_THAT(decoded.facts, ElementsAre(sdk::DecodedFact{
                                 {"uren.taallesKnmBredeIntake", "/", "36"}, "", "", false}));
}

TEST_F(Duo, warns_when_a_list_says_two_things_of_one) {
  const auto decoded =
      adapter_.decode(content("gratispogingen", R"([{"onderdeel":"SC","gratisPogingenTegoed":1},)"
                                                R"({"onderdeel":"SC","gratisPogingenTegoed":2}])"));
  EXPECT_THAT(decoded.facts,
              ElementsAre(sdk::DecodedFact{{"examen.gratisPogingen", "SC", "1"}, "", "", false}));
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().code, "duo-dubbel");
}

TEST_F(Duo, says_a_double_once) {
  const auto decoded =
      adapter_.decode(content("gratispogingen", R"([{"onderdeel":"SC","gratisPogingenTegoed":1},)"
                                                R"({"onderdeel":"SC","gratisPogingenTegoed":1}])"));
  EXPECT_EQ(decoded.facts.size(), 1U);
  EXPECT_THAT(decoded.findings, IsEmpty());
}

TEST_F(Duo, keeps_a_score_with_a_point_and_warns) {
  const auto decoded = adapter_.decode(
      content("lbt-resultaten", R"([{"resultaat":"Onbekend","behaaldeScore":"62.50",)"
                                R"("benodigdeScore":"55,00","datumAfname":"2026-03-20"}])"));
  EXPECT_THAT(decoded.facts,
              testing::Contains(sdk::DecodedFact{
                  {"lbtResultaat.behaaldeScore", "2026-03-20", "62.50"}, "", "", false}));
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().severity, sdk::Severity::warning);
  EXPECT_EQ(decoded.findings.front().where, "/0/behaaldeScore");
}

TEST_F(Duo, does_not_put_the_ground_of_a_dispensation_in_a_key) {
  const auto decoded = adapter_.decode(content("ontheffingen", golden("duo", "ontheffingen.json")));
  for (const auto& fact : decoded.facts) {
    EXPECT_EQ(fact.field.key.find("MED"), std::string::npos) << fact.field.path;
  }
}

TEST_F(Duo, says_an_amount_the_same_however_duo_writes_it) {
  const auto amount = [&](const char* written) {
    return render(adapter_.decode(
        content("boetes", std::string{R"([{"datum":"2029-10-01","bedrag":)"} + written + "}]")));
  };
  EXPECT_EQ(amount("340.0"), amount("340"));
  EXPECT_NE(amount("340.5"), amount("340"));
}

class DuoEmptyList : public Duo, public testing::WithParamInterface<const char*> {};

TEST_P(DuoEmptyList, is_understood_and_says_nothing) {
  const auto decoded = adapter_.decode(content(GetParam(), "[]"));
  EXPECT_EQ(render(decoded), "");
}

INSTANTIATE_TEST_SUITE_P(Every, DuoEmptyList,
                         testing::Values("inburgeringsplicht-historie", "doelgroep-historie",
                                         "inburgeringstermijn-historie", "lbt-resultaten",
                                         "verlengingsgronden", "vrijstellingen", "ontheffingen",
                                         "examenresultaten", "gratispogingen", "verlengingen",
                                         "boetes", "gebeurtenissen", "uren", "instellingen"));

}  // namespace
}  // namespace rodedraad::tests
