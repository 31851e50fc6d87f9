#include <gmock/gmock.h>

#include <filesystem>

#include "golden.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/simulate/partner.h"
#include "rodedraad/stuf/base64.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/soap.h"
#include "rodedraad/stuf/stuurgegevens.h"

namespace rodedraad::simulate {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kReference = "6fa459ea-ee8a-4ca4-894e-db77e160355e";
const std::string kCross = "1b4e28ba-2fa1-4d2e-883f-0016d3cca427";

sdk::Message posted(std::string body) {
  sdk::Message request;
  request.method = "POST";
  request.target = "/iwmo";
  request.media_type = "text/xml";
  request.body = std::move(body);
  return request;
}

std::string header(const std::string& code, const std::string& more) {
  return "<Header><BerichtCode>" + code +
         "</BerichtCode><BerichtVersie>3</BerichtVersie><Afzender>41410099</Afzender>"
         "<Ontvanger>0344</Ontvanger><BerichtIdentificatie><b:Identificatie>ST1</b:Identificatie>"
         "</BerichtIdentificatie>" +
         more + "</Header>";
}

std::string bericht(const std::string& kind, const std::string& content) {
  return "<Bericht xmlns=\"http://www.istandaarden.nl/iwmo/3_2/" + kind +
         "/schema\" xmlns:b=\"http://www.istandaarden.nl/iwmo/3_2/basisschema/schema\">" + content +
         "</Bericht>";
}

/// A WMO305 of aanbieder 41410099.
std::string start(const std::string& client = "<Client/>") {
  return bericht("wmo305", header("418", "") + client);
}

/// The WMO306 on it, of municipality 0344.
std::string retour(const std::string& codes = {}, const std::string& client = {}) {
  return bericht("wmo306",
                 header("419", "<IdentificatieRetour>RS1</IdentificatieRetour>" + codes) + client);
}

std::string codes(const std::string& code) {
  return "<RetourCodes><RetourCode>" + code + "</RetourCode></RetourCodes>";
}

std::string envelope(const std::string& payload, const std::string& reference = kReference,
                     const std::string& form = "Du01", const std::string& function = "WMO306") {
  const std::string name =
      form == "Du01" ? "g:envelopRetourbericht-ggk_Du01" : "g:envelopHeenbericht-ggk_Di01";
  return "<" + name +
         " xmlns:s=\"http://www.egem.nl/StUF/StUF0301\" "
         "xmlns:g=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\"><g:stuurgegevens>"
         "<s:berichtcode>" +
         form +
         "</s:berichtcode><s:zender><s:organisatie>0344</s:organisatie>"
         "<s:applicatie>Rode Draad</s:applicatie></s:zender><s:ontvanger>"
         "<s:organisatie>41410099</s:organisatie><s:applicatie>GGk</s:applicatie></s:ontvanger>"
         "<s:referentienummer>" +
         reference + "</s:referentienummer><s:tijdstipBericht>20260313141200</s:tijdstipBericht>" +
         (form == "Du01" ? "<s:crossRefnummer>" + kCross + "</s:crossRefnummer>" : "") +
         "<s:functie>" + function +
         "</s:functie></g:stuurgegevens><g:parameters><g:bericht><g:xmlBestand>" +
         stuf::to_base64(payload) + "</g:xmlBestand></g:bericht></g:parameters></" + name + ">";
}

std::string in_soap(const std::string& content, const std::string& id = {}) {
  return R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" )"
         R"(xmlns:a="http://www.w3.org/2005/08/addressing"><e:Header>)" +
         (id.empty() ? "" : "<a:MessageID>" + id + "</a:MessageID>") + "</e:Header><e:Body>" +
         content + "</e:Body></e:Envelope>";
}

/// The StUF message in an answer, and its control data.
struct Heard {
  explicit Heard(const sdk::Answer& answer)
      : tree(*message::parse_xml(answer.body, stuf::namespaces())) {
    content = stuf::content_of(tree.root());
    if (std::string_view{content.name()} == "soap:Fault") {
      content = content.child("detail").first_child();
    }
    control = stuf::read_stuurgegevens(content.child("StUF:stuurgegevens"));
  }
  std::string fault() const { return control.berichtcode + " " + stuf::read_fault(content).code; }

  message::Tree tree;
  pugi::xml_node content;
  stuf::Stuurgegevens control;
};

class Wmo : public ::testing::Test {
 protected:
  sdk::Answer post(const std::string& body) { return wmo_->answer(posted(body)); }

  model::FixedClock clock_{model::Instant{std::chrono::milliseconds{1'773'400'000'000}}};
  std::unique_ptr<Partner> wmo_ = make_partner("wmo", {}, clock_);
};

TEST_F(Wmo, takes_a_bare_message) {
  const auto answer = post(retour());
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, "");
}

TEST_F(Wmo, takes_a_message_of_another_release_and_with_prefixes) {
  EXPECT_EQ(post("<w:Bericht xmlns:w=\"http://www.istandaarden.nl/iwmo/3_1/wmo320/schema\" "
                 "xmlns:i=\"http://www.istandaarden.nl/iwmo/3_1/basisschema/schema\"><w:Header>"
                 "<w:BerichtCode>483</w:BerichtCode><w:Afzender>0344</w:Afzender><w:Ontvanger>"
                 "41410099</w:Ontvanger><w:BerichtIdentificatie><i:Identificatie>A1"
                 "</i:Identificatie></w:BerichtIdentificatie><w:IdentificatieRetour>R1"
                 "</w:IdentificatieRetour></w:Header></w:Bericht>")
                .status,
            202);
}

TEST_F(Wmo, tells_that_a_retour_approves) {
  post(retour());
  EXPECT_EQ(wmo_->effects(),
            R"([{"berichtId":"419/0344/RS1","method":"POST","path":"/iwmo","requests":1,)"
            R"("effects":1,"berichtcode":"419","heenbericht":"418/41410099/ST1",)"
            R"("goedgekeurd":true,"retourcodes":[]}])");
}

TEST_F(Wmo, tells_each_code_of_a_retour_once) {
  post(retour(codes("0200"), "<Client>" + codes("9063") + codes("0200") + "</Client>"));
  EXPECT_THAT(wmo_->effects(), HasSubstr(R"("goedgekeurd":false,"retourcodes":["0200","9063"])"));
}

TEST_F(Wmo, tells_nothing_of_approval_for_a_heenbericht) {
  post(start());
  EXPECT_THAT(wmo_->effects(), AllOf(HasSubstr(R"("berichtId":"418/41410099/ST1")"),
                                     HasSubstr(R"("berichtcode":"418"})")));
}

TEST_F(Wmo, gives_a_repeat_no_second_effect) {
  post(retour());
  EXPECT_EQ(post(retour()).status, 202);
  EXPECT_THAT(wmo_->effects(), HasSubstr(R"("requests":2,"effects":1)"));
}

TEST_F(Wmo, sees_a_repeat_whatever_its_white_space) {
  post(start());
  EXPECT_EQ(post("\n" + start() + "\n").status, 202);
}

TEST_F(Wmo, refuses_another_content_under_the_same_identification) {
  post(retour());
  const auto answer = post(retour(codes("0001")));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(Heard{answer}.fault(), "Fo03 StUF016");
}

TEST_F(Wmo, does_again_what_it_forgot) {
  post(retour());
  wmo_->forget();
  post(retour());
  post(retour());
  EXPECT_THAT(wmo_->effects(), HasSubstr(R"("requests":3,"effects":2)"));
}

TEST_F(Wmo, confirms_an_envelope_with_a_bv03) {
  const auto answer = post(envelope(retour()));
  EXPECT_EQ(answer.status, 200);
  const auto control = Heard{answer}.control;
  EXPECT_EQ(control.berichtcode, "Bv03");
  EXPECT_EQ(control.cross_reference, kReference);
  EXPECT_EQ(control.sender.organisation, "41410099");
  EXPECT_EQ(control.receiver.organisation, "0344");
  EXPECT_EQ(control.moment, "20260313120640000");
}

TEST_F(Wmo, confirms_a_heenbericht_in_an_envelope) {
  EXPECT_EQ(Heard{post(envelope(start(), kReference, "Di01", "WMO305"))}.control.berichtcode,
            "Bv03");
}

TEST_F(Wmo, confirms_in_soap_what_came_in_soap) {
  const auto answer = post(in_soap(envelope(retour()), "urn:uuid:1"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.media_type, "text/xml");
  EXPECT_EQ(Heard{answer}.control.berichtcode, "Bv03");
  EXPECT_THAT(answer.body, HasSubstr("<wsa:RelatesTo>urn:uuid:1</wsa:RelatesTo>"));
}

TEST_F(Wmo, confirms_a_repeated_envelope_with_the_same_bv03) {
  const auto first = post(envelope(retour()));
  clock_.advance(std::chrono::seconds{60});
  EXPECT_EQ(post(envelope(retour())).body, first.body);
  EXPECT_THAT(wmo_->effects(), HasSubstr(R"("requests":2,"effects":1)"));
}

TEST_F(Wmo, gives_a_repeat_in_a_new_envelope_no_second_effect) {
  post(envelope(retour()));
  EXPECT_EQ(Heard{post(envelope(retour(), kCross))}.control.cross_reference, kCross);
  EXPECT_THAT(wmo_->effects(), HasSubstr(R"("requests":2,"effects":1)"));
}

TEST_F(Wmo, refuses_another_content_under_the_same_reference) {
  post(envelope(retour()));
  const auto answer = post(envelope(start(), kReference, "Di01", "WMO305"));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(Heard{answer}.fault(), "Fo03 StUF016");
}

TEST_F(Wmo, refuses_in_soap_with_a_fault) {
  post(in_soap(envelope(retour())));
  const auto answer = post(in_soap(envelope(retour(codes("0001")))));
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("<soap:Fault><faultcode>soap:Client</faultcode>"));
  EXPECT_EQ(Heard{answer}.fault(), "Fo03 StUF016");
}

TEST_F(Wmo, refuses_what_is_no_xml) {
  const auto answer = post("<Bericht>");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(Heard{answer}.fault(), "Fo03 StUF055");
}

TEST_F(Wmo, refuses_broken_soap_in_soap) {
  auto request = posted("<e:Envelope>");
  request.headers = {{"SOAPAction", "\"\""}};
  const auto answer = wmo_->answer(request);
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("<soap:Fault>"));
}

TEST_F(Wmo, refuses_another_document) {
  EXPECT_EQ(Heard{post("<iets/>")}.fault(), "Fo03 StUF022");
  EXPECT_EQ(wmo_->effects(), "[]");
}

TEST_F(Wmo, refuses_an_envelope_without_a_message) {
  EXPECT_EQ(Heard{post(envelope("geen bericht"))}.fault(), "Fo01 StUF055");
}

TEST_F(Wmo, refuses_another_message_than_the_envelope_says) {
  EXPECT_EQ(Heard{post(envelope(retour(), kReference, "Du01", "WMO308"))}.fault(), "Fo01 StUF055");
  EXPECT_EQ(Heard{post(envelope(retour(), kReference, "Di01", "WMO306"))}.fault(), "Fo03 StUF040");
}

TEST_F(Wmo, refuses_a_reference_that_is_no_uuid) {
  EXPECT_EQ(Heard{post(envelope(retour(), "1"))}.fault(), "Fo01 StUF055");
}

TEST_F(Wmo, refuses_a_message_with_the_code_of_another) {
  EXPECT_EQ(Heard{post(bericht("wmo305", header("420", "")))}.fault(), "Fo01 StUF055");
}

TEST_F(Wmo, refuses_a_retour_without_identification) {
  EXPECT_EQ(Heard{post(bericht("wmo306", header("419", "")))}.fault(), "Fo01 StUF055");
}

TEST_F(Wmo, never_answers_a_fault_with_a_message) {
  const auto answer = post(
      "<s:Fo01Bericht xmlns:s=\"http://www.egem.nl/StUF/StUF0301\"><s:stuurgegevens>"
      "<s:berichtcode>Fo01</s:berichtcode><s:zender><s:organisatie>0344</s:organisatie>"
      "</s:zender><s:referentienummer>" +
      kReference + "</s:referentienummer></s:stuurgegevens></s:Fo01Bericht>");
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, "");
  EXPECT_THAT(wmo_->effects(), HasSubstr("Fo01/0344/" + kReference));
}

TEST_F(Wmo, names_no_person) {
  post(start("<Client><Bsn>999990019</Bsn></Client>"));
  EXPECT_THAT(wmo_->effects(), Not(HasSubstr("999990019")));
}

/// The published examples, where they are there. They are never copied into the project.
TEST_F(Wmo, takes_the_published_examples) {
  std::size_t taken = 0;
  for (const auto* const name : {"samples/wmo", "published/wmo/iwmo_3_2/berichten"}) {
    const auto folder = tests::shared_folder(name);
    if (!folder) GTEST_SKIP() << "the published examples are not here";
    for (const auto& file : std::filesystem::directory_iterator{*folder}) {
      if (file.path().extension() != ".xml") continue;
      // Each for itself: some examples have the identification of another.
      const auto partner = make_partner("wmo", {}, clock_);
      const auto answer = partner->answer(posted(tests::read_file(file.path())));
      EXPECT_THAT(answer.status, AnyOf(200, 202)) << file.path().filename() << answer.body;
      ++taken;
    }
  }
  EXPECT_GT(taken, 20U);
}

TEST_F(Wmo, only_takes_posts) {
  auto request = posted(retour());
  request.method = "GET";
  EXPECT_EQ(wmo_->answer(request).status, 405);
}

}  // namespace
}  // namespace rodedraad::simulate
