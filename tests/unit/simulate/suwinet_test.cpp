#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "rodedraad/simulate/partner.h"
#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

sdk::Message question(const std::string& name, const std::string& service, const std::string& bsn) {
  sdk::Message request;
  request.method = "POST";
  request.target = "/soap";
  request.media_type = "text/xml";
  request.body = "<q:" + name + " xmlns:q=\"http://bkwi.nl/SuwiML/Diensten/" + service +
                 "\"><Burgerservicenr>" + bsn + "</Burgerservicenr></q:" + name + ">";
  return request;
}

sdk::Message bijstand(const std::string& bsn) {
  return question("BijstandsregelingenInfo", "Bijstandsregelingen/v0500", bsn);
}

class Suwinet : public ::testing::Test {
 protected:
  std::string answer(const sdk::Message& request) const { return suwinet_->answer(request).body; }

  model::SystemClock clock_;
  std::unique_ptr<Partner> suwinet_ = make_partner("suwinet", {}, clock_);
};

TEST_F(Suwinet, tells_the_benefit_of_a_person) {
  const auto body = answer(bijstand("999990019"));
  EXPECT_THAT(body, HasSubstr("<CdBeslissingOpAanvraagUitkering>01<"));
  EXPECT_THAT(body, HasSubstr("<DatBUitkeringsverhouding>"));
  EXPECT_THAT(body, Not(HasSubstr("DatEUitkeringsverhouding")));
}

TEST_F(Suwinet, tells_an_application_an_end_and_a_refusal) {
  EXPECT_THAT(answer(bijstand("999990020")), Not(HasSubstr("Beslissing")));
  EXPECT_THAT(answer(bijstand("999990032")), HasSubstr("DatEUitkeringsverhouding"));
  EXPECT_THAT(answer(bijstand("999990044")), HasSubstr("<CdBeslissingOpAanvraagUitkering>04<"));
}

TEST_F(Suwinet, finds_nothing_about_somebody_else) {
  EXPECT_THAT(answer(bijstand("999990068")), HasSubstr("<fwi:NietsGevonden/>"));
}

TEST_F(Suwinet, shows_that_a_source_is_silent) {
  EXPECT_THAT(answer(bijstand("999994049")),
              ::testing::AllOf(HasSubstr("<ClientSuwi>"), HasSubstr("<Waarschuwing>")));
}

TEST_F(Suwinet, shows_that_all_sources_are_silent) {
  EXPECT_THAT(answer(bijstand("999990056")),
              ::testing::AllOf(HasSubstr("<Fout>"), Not(HasSubstr("<ClientSuwi>"))));
}

TEST_F(Suwinet, has_four_services) {
  EXPECT_THAT(answer(question("GSDReintegratieInfo", "GSDDossierReintegratie/v0200", "999990019")),
              HasSubstr("<RegistratienrRvGsd>RV-1<"));
  EXPECT_THAT(answer(question("AanvraagPersoon", "BRPDossierPersoonGSD/v0200", "999990019")),
              HasSubstr("<CdVerblijfstitel>26<"));
  EXPECT_THAT(answer(question("UWVAanvrUitkStatusInfo",
                              "UWVDossierAanvraagUitkeringStatusGSD/v0200", "999990019")),
              HasSubstr("<DatAanvraagUitkering>"));
}

TEST_F(Suwinet, answers_an_envelope_with_an_envelope) {
  auto request = bijstand("999990019");
  request.body = R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" )"
                 R"(xmlns:a="http://www.w3.org/2005/08/addressing"><e:Header>)"
                 "<a:MessageID>urn:uuid:1</a:MessageID></e:Header><e:Body>" +
                 request.body + "</e:Body></e:Envelope>";
  EXPECT_THAT(answer(request), HasSubstr("<wsa:RelatesTo>urn:uuid:1</wsa:RelatesTo>"));
}

TEST_F(Suwinet, faults_what_is_no_question) {
  auto request = bijstand("999990019");
  request.body = "nee";
  const auto answer = suwinet_->answer(request);
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("<fwi:Fout>"));
  EXPECT_EQ(suwinet_->answer(bijstand("123456789")).status, 500);
}

TEST_F(Suwinet, counts_what_was_asked) {
  suwinet_->answer(bijstand("999990019"));
  suwinet_->answer(bijstand("999990020"));
  EXPECT_THAT(suwinet_->effects(), HasSubstr(R"("requests":2,"effects":0)"));
}

class SuwinetStory : public Suwinet {
 protected:
  ~SuwinetStory() override { std::filesystem::remove(file_); }

  std::unique_ptr<Partner> told(const std::string& dossiers) const {
    std::ofstream{file_} << "<story xmlns=\"urn:rodedraad:story:1\">" << dossiers << "</story>";
    return make_partner("suwinet", file_, clock_);
  }

  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() /
      (std::string{"suwinet_"} + ::testing::UnitTest::GetInstance()->current_test_info()->name() +
       ".xml");
};

TEST_F(SuwinetStory, is_told_as_it_is_written) {
  const auto partner =
      told(R"(<dossier bsn="999990068" stand="aanvraag" aanvraagdatum="2026-01-19"/>)");
  EXPECT_THAT(partner->answer(bijstand("999990068")).body,
              HasSubstr("<DatAanvraagUitkering>20260119<"));
}

TEST_F(SuwinetStory, is_refused_with_its_place_when_it_is_wrong) {
  for (const auto* const wrong :
       {R"(<dossier bsn="999990068" stand="iets"/>)", R"(<dossier stand="aanvraag"/>)",
        R"(<dossier bsn="999990068" stand="aanvraag" aanvraagdatum="vandaag*3"/>)",
        R"(<dossier bsn="999990068" stand="aanvraag" kleur="rood"/>)", "<person/>"}) {
    EXPECT_THROW((void)told(wrong), BadStory) << wrong;
  }
}

}  // namespace
}  // namespace rodedraad::simulate
