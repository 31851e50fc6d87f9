#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "fixture.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/message/tree.h"

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

TEST_F(Vluchtelingenwerk, tells_why_a_row_waits) {
  const auto message = adapter_.encode(request(
      "levering.resultaat",
      {{"resultaat.bestand", "", "x.csv"},
       {"resultaat.status", "1", "parked"},
       {"resultaat.melding", "1", "wacht tot deze persoon als inburgeraar bekend is"},
       {"resultaat.status", "2", "parked"},
       {"resultaat.melding", "2",
        "het bericht noemt nummers van twee verschillende personen: zoek uit wie het is"}}));
  EXPECT_NE(message.body.find(";IN_QUARANTAINE;VWN004;"), std::string::npos);
  EXPECT_NE(message.body.find(";IN_QUARANTAINE;VWN005;"), std::string::npos);
}

const std::vector<sdk::FieldValue> kFeedback{
    {"inburgeraar.vNummer", "", "0789456123"},
    {"maatschappelijkeBegeleiding.trajectnummer", "", "=MB;1"},
    {"maatschappelijkeBegeleiding.status", "", "afgerond"},
    {"maatschappelijkeBegeleiding.einddatum", "", "2026-04-00"},
    {"pvt.status", "", "ondertekend"},
    {"pvt.datumOndertekening", "", "2026-04-14"}};

TEST_F(Vluchtelingenwerk, tells_what_became_of_somebody) {
  expect_golden("vluchtelingenwerk", "terugkoppeling.request",
                render(adapter_.encode(request("vwn.terugkoppeling", kFeedback))));
}

TEST_F(Vluchtelingenwerk, tells_it_in_a_file_to_who_wants_files) {
  expect_golden("vluchtelingenwerk", "terugkoppeling_bestand.request",
                render(adapter_.encode(request("vwn.terugkoppeling.bestand", kFeedback))));
}

TEST_F(Vluchtelingenwerk, cannot_tell_about_nobody) {
  EXPECT_THROW((void)adapter_.encode(request("vwn.terugkoppeling", {})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(request("vwn.terugkoppeling.bestand", {})), sdk::BadMessage);
}

/// A date that may have an unknown day, or nothing.
rc::Gen<std::string> some_date() {
  return rc::gen::element<std::string>("", "2026-04-14", "2024-02-29", "2026-04-00", "2026-00-00");
}

RC_GTEST_FIXTURE_PROP(Vluchtelingenwerk, says_the_same_in_a_message_and_in_a_file, ()) {
  const auto signed_on = *some_date();
  const auto ended = *some_date();
  const auto status = *rc::gen::element<std::string>("", "gestart", "afgerond", "a;\"b\"\r\nc");
  std::vector<sdk::FieldValue> fields{{"inburgeraar.vNummer", "", "0789456123"}};
  if (!signed_on.empty()) fields.push_back({"pvt.datumOndertekening", "", signed_on});
  if (!ended.empty()) fields.push_back({"inburgeringsplicht.einddatum", "", ended});
  if (!status.empty()) fields.push_back({"maatschappelijkeBegeleiding.status", "", status});
  const auto json =
      message::parse_json(adapter_.encode(request("vwn.terugkoppeling", fields)).body);
  const auto csv =
      message::parse_csv(adapter_.encode(request("vwn.terugkoppeling.bestand", fields)).body);
  RC_ASSERT(json.has_value());
  RC_ASSERT(csv.has_value());
  const auto told = json->root().child("gegevens");
  const auto row = csv->root().child("row");
  const auto date = [&](const char* column) {
    return message::canonical_date(message::text(row, column), "dd-mm-yyyy").value_or("");
  };
  RC_ASSERT(message::text(told, "datumOndertekening") == signed_on);
  RC_ASSERT(date("pvt_datum_ondertekening") == signed_on);
  RC_ASSERT(message::text(told, "einddatumInburgeringsplicht") == ended);
  RC_ASSERT(date("einddatum_inburgeringsplicht") == ended);
  RC_ASSERT(message::text(told, "status") == status);
  RC_ASSERT(message::text(row, "status") == status);
}

TEST_F(Vluchtelingenwerk, cannot_encode_an_unknown_kind) {
  EXPECT_THROW((void)adapter_.encode(request("vwn.pvt", {})), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
