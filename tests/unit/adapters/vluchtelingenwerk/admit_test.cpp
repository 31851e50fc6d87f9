#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;

TEST_F(Vluchtelingenwerk, admits_a_message) {
  const auto admission = adapter_.admit(posted(golden("vluchtelingenwerk", "begeleiding.json")));
  EXPECT_EQ(render(admission),
            "accept vwn.begeleiding\n"
            "key 3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1a01\n"
            "municipality code:0505\n");
}

TEST_F(Vluchtelingenwerk, admits_messages_on_each_of_its_paths) {
  for (const auto* const target : {"/vwn/berichten", "/berichten", "/", "", "/berichten?x=1"}) {
    auto message = posted(golden("vluchtelingenwerk", "pvt.json"));
    message.target = target;
    EXPECT_EQ(adapter_.admit(message).verdict, Verdict::accept) << target;
  }
}

TEST_F(Vluchtelingenwerk, refuses_all_mistakes_of_a_message_at_once) {
  const auto admission =
      adapter_.admit(posted(golden("vluchtelingenwerk", "begeleiding_fout.json")));
  expect_golden("vluchtelingenwerk", "begeleiding_fout.admission", render(admission));
}

TEST_F(Vluchtelingenwerk, refuses_what_is_no_json) {
  const auto admission = adapter_.admit(posted("{'berichttype': 1}"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().code, "VWN001");
}

TEST_F(Vluchtelingenwerk, refuses_an_unknown_berichttype) {
  const auto admission = adapter_.admit(posted(R"({"berichttype":"vwn.taal"})"));
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().where, "/berichttype");
  EXPECT_EQ(admission.findings.front().code, "VWN002");
}

/// A message with one word of its text replaced.
std::string with(std::string text, const std::string& old, const std::string& other) {
  const auto at = text.find(old);
  if (at == std::string::npos) throw std::logic_error("nothing to replace");
  return text.replace(at, old.size(), other);
}

TEST_F(Vluchtelingenwerk, refuses_a_signature_of_tomorrow) {
  const auto text = golden("vluchtelingenwerk", "pvt_ondertekend.json");
  EXPECT_EQ(adapter_.admit(posted(with(text, "2026-04-14", "2026-05-01"))).verdict,
            Verdict::accept);
  const auto admission = adapter_.admit(posted(with(text, "2026-04-14", "2026-05-02")));
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().code, "VWN006");
  EXPECT_EQ(admission.findings.front().where, "/gegevens/datumOndertekening");
}

TEST_F(Vluchtelingenwerk, knows_that_the_day_begins_earlier_in_the_netherlands_than_in_utc) {
  host_.set(1'777'672'800'000);  // 2026-05-01T22:00:00Z is midnight in the Netherlands
  const auto text = golden("vluchtelingenwerk", "pvt_ondertekend.json");
  EXPECT_EQ(adapter_.admit(posted(with(text, "2026-04-14", "2026-05-02"))).verdict,
            Verdict::accept);
}

TEST_F(Vluchtelingenwerk, refuses_a_signal_without_consent_unless_it_is_a_crisis) {
  const auto text = with(golden("vluchtelingenwerk", "signaal.json"), "\"toestemming\": true",
                         "\"toestemming\": false");
  const auto admission = adapter_.admit(posted(text));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().code, "VWN008");
  EXPECT_EQ(adapter_.reply({sdk::Reply::refused, "m1", {}, admission.findings, {}}).status, 422);
  EXPECT_EQ(adapter_.admit(posted(with(text, "\"hoog\"", "\"crisis\""))).verdict, Verdict::accept);
}

TEST_F(Vluchtelingenwerk, warns_of_meetings_that_fall_together) {
  const auto text = golden("vluchtelingenwerk", "pvt.json");
  const auto decoded = adapter_.decode(admitted(posted(with(text, "2026-03-17", "2026-03-10"))));
  ASSERT_EQ(decoded.findings.size(), 1U);
  EXPECT_EQ(decoded.findings.front().where, "/gegevens/bijeenkomsten/1/datum");
}

TEST_F(Vluchtelingenwerk, takes_meetings_of_half_an_hour) {
  const auto decoded = adapter_.decode(admitted(
      posted(with(golden("vluchtelingenwerk", "pvt.json"), "\"uren\": 3", "\"uren\": 2.5"))));
  EXPECT_NE(render(decoded).find("pvtBijeenkomst.uren [2026-03-10] = 2.5"), std::string::npos);
}

TEST_F(Vluchtelingenwerk, refuses_signed_without_a_day) {
  const auto text = golden("vluchtelingenwerk", "pvt_ondertekend.json");
  const auto admission = adapter_.admit(
      posted(with(text, R"("status": "ondertekend",)", R"("status": "ondertekend", "x": 1,)")));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  const auto unsigned_one = adapter_.admit(posted(with(text, R"("ondertekend",
    "datumOndertekening": "2026-04-14")",
                                                       R"("ondertekend")")));
  ASSERT_EQ(unsigned_one.findings.size(), 1U);
  EXPECT_EQ(unsigned_one.findings.front().where, "/gegevens/datumOndertekening");
}

TEST_F(Vluchtelingenwerk, refuses_a_client_without_number) {
  auto text = golden("vluchtelingenwerk", "pvt.json");
  text = with(text, R"("bsn": "999990019",)", "");
  EXPECT_EQ(adapter_.admit(posted(text)).verdict, Verdict::accept);
  const auto admission = adapter_.admit(posted(with(text, R"("vnummer": "2789456123",)", "")));
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().where, "/client/bsn");
}

TEST_F(Vluchtelingenwerk, knows_no_other_path_or_media_type) {
  auto message = posted("{}");
  message.target = "/vwn";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
  message = posted("{}");
  message.method = "GET";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
  message = posted("{}");
  message.media_type = "text/plain";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::media_type);
}

TEST_F(Vluchtelingenwerk, admits_a_delivery) {
  const auto admission = adapter_.admit(dropped(golden("vluchtelingenwerk", "levering.csv")));
  EXPECT_EQ(render(admission), "accept levering\nkey \nmunicipality \n");
}

TEST_F(Vluchtelingenwerk, names_the_columns_that_a_delivery_lacks) {
  const auto text = golden("vluchtelingenwerk", "levering.csv");
  const auto admission = adapter_.admit(
      dropped(with(with(text, ";bsn;", ";burgerservicenummer;"), "gemeentecode", "gemeente")));
  EXPECT_EQ(render(admission),
            "refuse levering\nkey \nmunicipality \n"
            "error VWN001 line 1, gemeentecode: Deze kolom ontbreekt.\n"
            "error VWN001 line 1, bsn: Deze kolom ontbreekt.\n");
}

TEST_F(Vluchtelingenwerk, refuses_a_delivery_that_is_no_csv) {
  for (const auto* const text : {"", "a;b\n1;2;3\n", "a;b\n\"1;2\n"}) {
    const auto admission = adapter_.admit(dropped(text));
    EXPECT_EQ(admission.verdict, Verdict::refuse) << text;
    ASSERT_FALSE(admission.findings.empty());
    EXPECT_EQ(admission.findings.front().code, "VWN001");
  }
}

TEST_F(Vluchtelingenwerk, takes_no_other_files) {
  auto message = dropped("");
  message.media_type = "application/pdf";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::media_type);
}

TEST_F(Vluchtelingenwerk, admits_a_row) {
  const auto admission = adapter_.admit(
      row("PVT;W;3B0C2C0E-3E8C-4B7E-8A9E-0F9D3C1C1B02;0505;VW-1;999990019;;15-01-1990;;;;;;;;"
          "ondertekend;14-04-2026;4;5;"));
  EXPECT_EQ(render(admission),
            "accept levering.rij\nkey 3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b02\n"
            "municipality code:0505\n");
}

TEST_F(Vluchtelingenwerk, refuses_all_mistakes_of_a_row_at_once) {
  const auto admission = adapter_.admit(
      row("BEG;X;geen-uuid;505;;999990018;12;1990-01-15;MB-1;ergens;gestart;01-05-2026;"
          "30-04-2026;omdat;veel;;;;;"));
  expect_golden("vluchtelingenwerk", "rij_fout.admission", render(admission));
}

TEST_F(Vluchtelingenwerk, refuses_a_pvt_row_that_contradicts_itself) {
  const auto admission =
      adapter_.admit(row("PVT;N;3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b02;0505;VW-1;;;30-02-1990;;;;;;;;"
                         "ondertekend;;6;5;"));
  expect_golden("vluchtelingenwerk", "rij_pvt_fout.admission", render(admission));
}

TEST_F(Vluchtelingenwerk, refuses_a_row_signed_tomorrow) {
  const auto admission = adapter_.admit(
      row("PVT;N;3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1b02;0505;VW-1;999990019;;15-01-1990;;;;;;;;"
          "ondertekend;02-05-2026;4;5;"));
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().code, "VWN006");
  EXPECT_EQ(admission.findings.front().where, "line 7, pvt_datum_ondertekening");
}

TEST_F(Vluchtelingenwerk, agrees_with_the_public_samples) {
  const auto samples = shared_folder("samples/vluchtelingenwerk");
  if (!samples) GTEST_SKIP() << "the public samples are not beside the checkout";
  for (const auto& entry : std::filesystem::directory_iterator{*samples}) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with("vwn_")) continue;
    const auto admission = adapter_.admit(posted(read_file(entry.path())));
    EXPECT_EQ(admission.verdict,
              name.starts_with("vwn_invalid") ? Verdict::refuse : Verdict::accept)
        << name;
  }
}

TEST_F(Vluchtelingenwerk, admits_the_public_sample_of_a_delivery_and_each_of_its_rows) {
  const auto samples = shared_folder("samples/vluchtelingenwerk");
  if (!samples) GTEST_SKIP() << "the public samples are not beside the checkout";
  const auto message =
      admitted(dropped(read_file(*samples / "PROPOSED_vwn_levering_20260430.csv")));
  const auto decoded = adapter_.decode(message);
  EXPECT_EQ(decoded.parts.size(), 3U);
  for (const auto& part : decoded.parts) {
    EXPECT_EQ(adapter_.admit(part).verdict, Verdict::accept) << part.header("rij");
  }
}

}  // namespace
}  // namespace rodedraad::tests
