#include "fixture.h"

namespace rodedraad::tests {
namespace {

const sdk::FieldValue kBsn{"inburgeraar.bsn", "", "999990019"};
const sdk::FieldValue kStart{"bijstand.startdatum", "", "2026-01-19"};

TEST_F(Participatiewet, asks_to_start_ontzorgen_with_every_field_it_was_given) {
  const auto message = adapter_.encode(
      request("ontzorgen.starten", {kBsn,
                                    kStart,
                                    {"inburgeraar.achternaam", "", "Voorbeeld"},
                                    {"bijstand.zaaknummer", "", "Z-1"},
                                    {"bijstand.wet", "", "PW"},
                                    {"verblijfstitel.soort", "", "asiel-bepaalde-tijd"},
                                    {"verblijfstitel.begindatum", "", "2025-11-03"},
                                    {"inburgeringsplicht.indicator", "", "true"},
                                    {"inburgeringsplicht.begindatum", "", "2026-02-16"}}));
  expect_golden("participatiewet", "ontzorgen_starten.request", render(message));
}

TEST_F(Participatiewet, asks_to_start_ontzorgen_with_no_more_than_it_was_given) {
  const auto message = adapter_.encode(request("ontzorgen.starten", {kBsn, kStart}));
  EXPECT_EQ(message.body,
            R"({"berichttype":"pw.ontzorgen.starten","versie":"1.0",)"
            R"("berichtId":"6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0004",)"
            R"("tijdstip":"2026-05-01T09:00:00+02:00","gemeentecode":"0505",)"
            R"("bsn":"999990019","grondslag":"PW-56a","bijstand":{"startdatum":"2026-01-19"}})");
}

TEST_F(Participatiewet, cannot_start_ontzorgen_without_person_or_start) {
  EXPECT_THROW((void)adapter_.encode(request("ontzorgen.starten", {kBsn})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(request("ontzorgen.starten", {kStart})), sdk::BadMessage);
}

TEST_F(Participatiewet, cannot_send_a_duty_that_is_neither_true_nor_false) {
  EXPECT_THROW((void)adapter_.encode(request(
                   "ontzorgen.starten", {kBsn, kStart, {"inburgeringsplicht.indicator", "", "J"}})),
               sdk::BadMessage);
}

TEST_F(Participatiewet, cannot_encode_an_unknown_kind) {
  EXPECT_THROW((void)adapter_.encode(request("pw.besluit", {kBsn})), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
