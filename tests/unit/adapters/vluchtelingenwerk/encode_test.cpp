#include "fixture.h"

namespace rodedraad::tests {
namespace {

TEST_F(Vluchtelingenwerk, asks_for_guidance_with_every_field_it_was_given) {
  const auto message = adapter_.encode(
      request("verzoek-begeleiding", {{"inburgeraar.vNummer", "", "0789456123"},
                                      {"inburgeraar.bsn", "", "999990019"},
                                      {"inburgeraar.achternaam", "", "Voor\"beeld"},
                                      {"inburgeraar.voornamen", "", "Zoë"},
                                      {"inburgeraar.geboortedatum", "", "1990-01-00"},
                                      {"inburgeraar.geslacht", "", "V"},
                                      {"inburgeraar.adres", "", "Voorbeeldstraat 1"},
                                      {"inburgeraar.postcode", "", "3311AA"},
                                      {"inburgeraar.woonplaats", "", "Dordrecht"},
                                      {"inburgeraar.telefoonnummer", "", "0612345678"},
                                      {"inburgeraar.email", "", "zoe@example.org"},
                                      {"inburgeringsplicht.doelgroep", "", "asielstatushouder"},
                                      {"inburgeringsplicht.begindatum", "", "2026-02-16"}}));
  expect_golden("vluchtelingenwerk", "verzoek_begeleiding.request", render(message));
}

TEST_F(Vluchtelingenwerk, asks_for_guidance_with_no_more_than_it_was_given) {
  const auto message =
      adapter_.encode(request("verzoek-begeleiding", {{"inburgeraar.vNummer", "", "2789456123"}}));
  EXPECT_EQ(message.body, R"({"berichttype":"gemeente.verzoek-begeleiding","versie":"1.0",)"
                          R"("berichtId":"6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003",)"
                          R"("tijdstip":"2026-05-01T09:00:00+02:00","gemeentecode":"0505",)"
                          R"("client":{"vnummer":"2789456123"},"gegevens":{}})");
}

TEST_F(Vluchtelingenwerk, cannot_ask_for_guidance_without_v_nummer) {
  EXPECT_THROW(
      (void)adapter_.encode(request("verzoek-begeleiding", {{"inburgeraar.bsn", "", "999990019"}})),
      sdk::BadMessage);
}

TEST_F(Vluchtelingenwerk, tells_what_became_of_each_row) {
  const auto message = adapter_.encode(request(
      "levering.resultaat", {{"resultaat.bestand", "", "vwn_levering_20260430.csv"},
                             {"resultaat.status", "10", "refused"},
                             {"resultaat.berichtId", "10", "=cmd|' /C calc'!A0"},
                             {"resultaat.foutcode", "10", "VWN003"},
                             {"resultaat.veld", "10", "line 11, bsn"},
                             {"resultaat.melding", "10", "Dit BSN voldoet niet; zie \"bsn\"."},
                             {"resultaat.berichtId", "1", "3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b01"},
                             {"resultaat.status", "1", "processed"},
                             {"resultaat.berichtId", "2", "3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b02"},
                             {"resultaat.status", "2", "duplicate"},
                             {"resultaat.berichtId", "3", "3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b03"},
                             {"resultaat.status", "3", "parked"},
                             {"resultaat.berichtId", "4", "3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b04"},
                             {"resultaat.status", "4", "parked"},
                             {"resultaat.foutcode", "4", "VWN005"}}));
  EXPECT_EQ(message.target, "vwn_levering_20260430_resultaat.csv");
  EXPECT_EQ(message.method, "DROP");
  EXPECT_EQ(message.media_type, "text/csv");
  expect_golden("vluchtelingenwerk", "levering_resultaat.csv", message.body);
}

TEST_F(Vluchtelingenwerk, gives_the_result_of_a_file_without_extension_a_name) {
  const auto message =
      adapter_.encode(request("levering.resultaat", {{"resultaat.bestand", "", "levering"}}));
  EXPECT_EQ(message.target, "levering_resultaat.csv");
}

TEST_F(Vluchtelingenwerk, cannot_make_a_result_file_of_something_else) {
  const sdk::FieldValue name{"resultaat.bestand", "", "x.csv"};
  EXPECT_THROW((void)adapter_.encode(request("levering.resultaat", {})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(
                   request("levering.resultaat", {name, {"resultaat.status", "x", "processed"}})),
               sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(
                   request("levering.resultaat", {name, {"resultaat.status", "1", "lost"}})),
               sdk::BadMessage);
}

TEST_F(Vluchtelingenwerk, cannot_encode_an_unknown_kind) {
  EXPECT_THROW((void)adapter_.encode(request("vwn.pvt", {})), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
