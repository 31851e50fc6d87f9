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
  std::vector<std::string> follow_ups;
};

class DuoEvent : public Duo, public testing::WithParamInterface<Event> {};

TEST_P(DuoEvent, is_followed_by_the_questions_of_duos_table) {
  const auto decoded = adapter_.decode(notified(about(GetParam().id)));
  EXPECT_EQ(decoded.follow_ups, GetParam().follow_ups);
}

const std::vector<std::string> kNew{"inburgeringsplicht.opvragen", "doelgroep.opvragen",
                                    "examenresultaten.opvragen", "gratispogingen.opvragen"};
const std::vector<std::string> kDuty{"inburgeringsplicht.opvragen"};
const std::vector<std::string> kGroup{"doelgroep.opvragen"};
const std::vector<std::string> kTerm{"inburgeringstermijn.opvragen"};
const std::vector<std::string> kExam{"examenresultaten.opvragen", "gratispogingen.opvragen"};
const std::vector<std::string> kMoved{"inburgeringsplicht.opvragen",  "doelgroep.opvragen",
                                      "inburgeringstermijn.opvragen", "pip.opvragen",
                                      "examenresultaten.opvragen",    "gratispogingen.opvragen"};
const std::vector<std::string> kResumed{"inburgeringsplicht.opvragen",
                                        "inburgeringstermijn.opvragen", "pip.opvragen",
                                        "examenresultaten.opvragen", "gratispogingen.opvragen"};

INSTANTIATE_TEST_SUITE_P(
    Every, DuoEvent,
    testing::Values(Event{"SS101", kNew}, Event{"SS128", kNew}, Event{"SS139", kNew},
                    Event{"SS129", kNew}, Event{"SS120", kNew}, Event{"SS121", kMoved},
                    Event{"SS124", kGroup}, Event{"SS125", kGroup}, Event{"SS109", kDuty},
                    Event{"SS110", kDuty}, Event{"SS111", kDuty}, Event{"SS106", kDuty},
                    Event{"SS141", kDuty}, Event{"SS107", kDuty}, Event{"SS108", kDuty},
                    Event{"SS137", {}}, Event{"SS131", {}}, Event{"SS102", kTerm},
                    Event{"SS103", kTerm}, Event{"SS104", kTerm}, Event{"SS130", kResumed},
                    Event{"SS199", kExam}, Event{"SS198", {}}, Event{"SS112", {}},
                    Event{"SS113", {}}, Event{"SS114", {}}, Event{"SS115", {}}, Event{"SS116", {}},
                    Event{"SS117", kExam}, Event{"SS118", {}}, Event{"SS119", kExam}),
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

INSTANTIATE_TEST_SUITE_P(Every, DuoContent,
                         testing::Values(Content{"inburgeringsplicht", "inburgeringsplicht"},
                                         Content{"inburgeringsplicht",
                                                 "inburgeringsplicht_vervallen"},
                                         Content{"doelgroep", "doelgroep"},
                                         Content{"examenresultaten", "examenresultaten"},
                                         Content{"gratispogingen", "gratispogingen"},
                                         Content{"inburgeringstermijn", "inburgeringstermijn"},
                                         Content{"pip", "pip"}, Content{"pvt", "pvt"}),
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
  EXPECT_THROW((void)adapter_.decode(content("boete", "[]")), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
