#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

sdk::Known known(std::vector<sdk::FieldValue> fields) {
  return {true, "2027-05-01", std::move(fields)};
}

sdk::DecodedFact withdrawn(const char* path, const char* key = "") {
  return {{path, key, ""}, "", "", true};
}

struct Gone {
  const char* kind;
  const char* now;  ///< what DUO lists
  std::vector<sdk::FieldValue> before;
  std::vector<sdk::DecodedFact> taken_back;
};

class DuoList : public Duo, public testing::WithParamInterface<Gone> {};

TEST_P(DuoList, takes_back_what_it_no_longer_holds) {
  const auto& [kind, now, before, taken_back] = GetParam();
  const auto related = adapter_.relate(content(kind, now), known(before));
  EXPECT_EQ(related.facts, taken_back);
  EXPECT_THAT(related.findings, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoList,
    testing::Values(
        Gone{"vrijstellingen",
             R"([{"GeheleVrijstelling":{"oordeel":"Toekenning","reden":"AVI"}}])",
             {{"vrijstelling.oordeel", "geheel/AVI/", "Toekenning"},
              {"vrijstelling.datumOordeel", "geheel/AVI/", "2026-01-01"},
              {"vrijstelling.oordeel", "tijdelijk/OPL/2026-09-10/2026-09-01", "Toekenning"}},
             {withdrawn("vrijstelling.datumOordeel", "geheel/AVI/"),
              withdrawn("vrijstelling.oordeel", "tijdelijk/OPL/2026-09-10/2026-09-01")}},
        Gone{"ontheffingen",
             "[]",
             {{"ontheffing.grond", "geheel/2027-03-01", "MED"}},
             {withdrawn("ontheffing.grond", "geheel/2027-03-01")}},
        Gone{"boetes",
             R"([{"bedrag":340,"datum":"2029-10-01"}])",
             {{"boete.bedrag", "2029-10-01/340", "340"}, {"boete.bedrag", "2029-10-01/500", "500"}},
             {withdrawn("boete.bedrag", "2029-10-01/500")}},
        Gone{"examenresultaten",
             R"([{"examendatum":"2027-06-21","resultaat":"Geslaagd","onderdeel":"SC"}])",
             {{"examen.resultaat", "SC/2027-06-21", "Gezakt"},
              {"examen.niveau", "SC/2027-06-21", "B1"},
              {"examen.resultaat", "KNM/2027-06-14", "Geslaagd"},
              {"examen.gratisPogingen", "SC", "1"}},
             {withdrawn("examen.niveau", "SC/2027-06-21"),
              withdrawn("examen.resultaat", "KNM/2027-06-14")}},
        Gone{
            "gratispogingen",
            "[]",
            {{"examen.resultaat", "SC/2027-06-21", "Gezakt"}, {"examen.gratisPogingen", "SC", "1"}},
            {withdrawn("examen.gratisPogingen", "SC")}},
        Gone{"verlengingen",
             "[]",
             {{"verlenging.beoordeling", "2028-10-09", "InBehandeling"}},
             {withdrawn("verlenging.beoordeling", "2028-10-09")}},
        Gone{"uren",
             "[]",
             {{"uren.taallesKnmInstelling", "0505/0000104217/2027-01-01", "412"}},
             {withdrawn("uren.taallesKnmInstelling", "0505/0000104217/2027-01-01")}},
        Gone{"lbt-resultaten",
             "[]",
             {{"lbtResultaat.resultaat", "2026-03-20", "Onbekend"}, {"lbt.examennummer", "", "1"}},
             {withdrawn("lbtResultaat.resultaat", "2026-03-20")}},
        Gone{"inburgeringstermijn-historie",
             "[]",
             {{"inburgeringstermijnHistorie.einddatum", "2026-05-01/2029-04-29", "2029-04-28"},
              {"inburgeringstermijn.einddatum", "", "2029-04-28"}},
             {withdrawn("inburgeringstermijnHistorie.einddatum", "2026-05-01/2029-04-29")}},
        Gone{"pip-verwijderd",
             "",
             {{"pip.leerroute", "", "B"},
              {"pip.dagtekeningBijDuo", "", "2026-04-28"},
              {"map.datumEindgesprek", "", "2027-10-12"}},
             {withdrawn("pip.leerroute"), withdrawn("pip.dagtekeningBijDuo")}},
        Gone{"lbt-examennummer-verwijderd",
             "",
             {{"lbt.examennummer", "", "LBT1"},
              {"lbtResultaat.resultaat", "2026-03-20", "Onbekend"}},
             {withdrawn("lbt.examennummer")}},
        Gone{"contactpersoon-verwijderd",
             "",
             {{"contactpersoon.duoNummer", "", "417"}},
             {withdrawn("contactpersoon.duoNummer")}},
        Gone{"pvt",
             R"({"datumOndertekeningPvt":"2026-09-18"})",
             {{"pvt.datumOndertekening", "", "2026-09-17"}},
             {}}),
    [](const auto& tested) {
      std::string name{tested.param.kind};
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST_F(Duo, takes_nothing_back_by_an_answer_that_it_does_not_believe) {
  const auto related = adapter_.relate(content("boetes", R"([{"bedrag":"veel"}])"),
                                       known({{"boete.bedrag", "2029-10-01/500", "500"}}));
  EXPECT_THAT(related.facts, IsEmpty());
}

// ---- the log of events

std::vector<std::string> questions(const sdk::Decoded& decoded) { return decoded.follow_ups; }

TEST_F(Duo, follows_up_the_event_of_which_the_notification_was_missed) {
  const auto related =
      adapter_.relate(content("gebeurtenissen", golden("duo", "gebeurtenissen.json")),
                      known({{"gebeurtenis.id", "2026-03-02T09:15:27+01:00/SS139", "SS139"}}));
  expect_golden("duo", "gebeurtenissen.related", render(related));
}

TEST_F(Duo, has_nothing_to_do_for_events_that_it_knows) {
  const auto related = adapter_.relate(
      content("gebeurtenissen", golden("duo", "gebeurtenissen.json")),
      known({{"gebeurtenis.id", "2026-03-01T23:15:27Z/SS139", "SS139"},  // 00:15 in the Netherlands
             {"gebeurtenis.id", "2026-03-21/SS131", "SS131"}}));
  EXPECT_EQ(render(related), "");
}

TEST_F(Duo, does_not_take_the_same_number_on_another_day_for_the_same_event) {
  const auto related = adapter_.relate(
      content("gebeurtenissen", R"([{"id":"SS199","omschrijving":"x","datum":"2027-06-14"}])"),
      known({{"gebeurtenis.id", "2027-06-13T21:59:59Z/SS199", "SS199"}}));
  EXPECT_THAT(questions(related),
              ElementsAre("examenresultaten.opvragen", "gratispogingen.opvragen"));
}

TEST_F(Duo, asks_each_question_about_an_old_history_once) {
  const auto related = adapter_.relate(
      content("gebeurtenissen", R"([{"id":"SS199","omschrijving":"x","datum":"2027-06-14"},
                                    {"id":"SS199","omschrijving":"x","datum":"2027-09-14"},
                                    {"id":"SS117","omschrijving":"x","datum":"2027-10-14"}])"),
      known({}));
  EXPECT_THAT(questions(related),
              UnorderedElementsAre("examenresultaten.opvragen", "gratispogingen.opvragen",
                                   "vrijstellingen.opvragen"));
  EXPECT_EQ(related.facts.size(), 6U);
}

TEST_F(Duo, warns_once_of_a_missed_event_that_is_not_in_the_table) {
  const auto related = adapter_.relate(
      content("gebeurtenissen", R"([{"id":"SS299","omschrijving":"x","datum":"2027-06-14"},
                                    {"id":"SS299","omschrijving":"x","datum":"2027-06-15"}])"),
      known({}));
  EXPECT_EQ(
      std::count_if(related.findings.begin(), related.findings.end(),
                    [](const auto& finding) { return finding.code == "duo-gebeurtenis-onbekend"; }),
      1);
}

}  // namespace
}  // namespace rodedraad::tests
