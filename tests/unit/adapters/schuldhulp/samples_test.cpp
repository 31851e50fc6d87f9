#include <gmock/gmock.h>

#include "fixture.h"

/// The published examples, where they are there. They are never copied into the project.
namespace rodedraad::tests {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

class SchuldhulpSamples : public Schuldhulp {
 protected:
  void SetUp() override {
    samples_ = shared_folder("samples/schuldhulp");
    published_ = shared_folder("published/schuldhulp");
    if (!samples_ || !published_) GTEST_SKIP() << "the published examples are not here";
  }

  sdk::Decoded of(const schuldhulp::Adapter& adapter, const std::filesystem::path& file) const {
    auto message = posted(read_file(file));
    message.kind = adapter.admit(message).kind;
    return adapter.decode(message);
  }

  /// Codes and places of what deviates.
  std::vector<std::string> deviations(const std::filesystem::path& file) const {
    std::vector<std::string> out;
    for (const auto& finding : of(adapter_, file).findings) {
      out.push_back(finding.code + " " + finding.where);
    }
    return out;
  }

  std::string status(const std::string& sample) const {
    const auto decoded = of(adapter_, *samples_ / sample);
    return value(adapter_.decode(decoded.parts.front()), "schuldhulp.status");
  }

  std::optional<std::filesystem::path> samples_;
  std::optional<std::filesystem::path> published_;
};

TEST_F(SchuldhulpSamples, of_a_traject_tell_it_phase_by_phase) {
  EXPECT_THAT(
      (std::vector{status("ddas_1_aanmelding.json"), status("ddas_2_toelating.json"),
                   status("ddas_3_regeling.json"), status("ddas_4_uitstroom.json"),
                   status("ddas_5_afwijzing.json"), status("ddas_api_response.json")}),
      ElementsAre("aangemeld", "stabilisatie", "oplossing", "nazorg", "afgewezen", "stabilisatie"));
}

TEST_F(SchuldhulpSamples, of_a_traject_do_not_deviate) {
  for (const auto* const name :
       {"ddas_1_aanmelding.json", "ddas_2_toelating.json", "ddas_3_regeling.json",
        "ddas_4_uitstroom.json", "ddas_5_afwijzing.json", "ddas_api_response.json",
        "vroegsignaal.json"}) {
    EXPECT_THAT(deviations(*samples_ / name), IsEmpty()) << name;
  }
}

TEST_F(SchuldhulpSamples, of_vng_deviate_in_municipality_and_bsn) {
  EXPECT_THAT(deviations(*published_ / "ddas_v1.0/enkelvoudigVoorbeeld.json"),
              ElementsAre("shv-gemeentecode /leveringen/0/aanleverende_organisatie/gemeentecode",
                          "shv-gemeentecode /leveringen/0/schuldhulptrajecten/0/gemeentecode",
                          "shv-bsn /leveringen/0/schuldhulptrajecten/0/client/0/"
                          "Burgerservicenummer"));
}

TEST_F(SchuldhulpSamples, of_vng_with_ten_trajecten_give_ten_parts) {
  EXPECT_THAT(of(adapter_, *published_ / "ddas_v1.0/meervoudigVoorbeeld.json").parts, SizeIs(10));
}

TEST_F(SchuldhulpSamples, of_vroegsignalering_give_signal_and_file) {
  const auto decoded =
      of(adapter_, *published_ / "ddas_vroegsignalering_v0.9/enkelvoudigVoorbeeld.json");
  EXPECT_THAT(decoded.parts, ElementsAre(testing::Field(&sdk::Message::kind, "vs.signaal"),
                                         testing::Field(&sdk::Message::kind, "vs.zaak")));
}

TEST_F(SchuldhulpSamples, of_allegro_tell_of_an_application) {
  sdk::Message message;
  message.method = "DROP";
  message.target = "antwoord.xml";
  message.body = read_file(*samples_ / "allegro_GetSRVAanvraagResponse.xml");
  message.kind = adapter_.admit(message).kind;
  const auto decoded = adapter_.decode(message);
  EXPECT_EQ(value(decoded, "schuldhulp.status"), "schuldregeling");
  EXPECT_EQ(value(decoded, "schuldhulp.einddatum"), "");
}

TEST_F(SchuldhulpSamples, hold_by_the_schema_of_vng_when_they_are_strict) {
  const auto strict = adapter_with(
      {{"streng", "true"},
       {"schema", (*published_ / "ddas_v1.0/json_schema_Uitwisselmodel.json").string()},
       {"schema-vroegsignalering",
        (*published_ / "ddas_vroegsignalering_v0.9/json_schema_Uitwisselmodel.json").string()}});
  for (const auto* const name : {"ddas_4_uitstroom.json", "vroegsignaal.json"}) {
    EXPECT_THAT(strict.admit(posted(read_file(*samples_ / name))).findings, IsEmpty()) << name;
  }
}

TEST_F(SchuldhulpSamples, that_break_the_schema_of_vng_are_refused_when_strict) {
  const auto strict = adapter_with(
      {{"streng", "true"},
       {"schema", (*published_ / "ddas_v1.0/json_schema_Uitwisselmodel.json").string()}});
  auto message = posted(delivery(R"("schulden":[],"aanmelding":{"crisisinterventie":"ja"})"));
  EXPECT_EQ(strict.admit(message).verdict, sdk::Verdict::refuse);
}

}  // namespace
}  // namespace rodedraad::tests
