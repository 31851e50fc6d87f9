#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class WmoKind : public Wmo, public testing::WithParamInterface<const char*> {};

std::string function_of(std::string kind) { return "WMO" + kind.substr(3); }

TEST_P(WmoKind, is_admitted_bare) {
  const auto admission = adapter_.admit(posted(sample(std::string{GetParam()} + ".xml")));
  EXPECT_EQ(render(admission).substr(0, 14), std::string{"accept "} + GetParam() + "\n");
  EXPECT_EQ(admission.municipality, "code:0505");
  EXPECT_THAT(admission.findings, IsEmpty());
}

TEST_P(WmoKind, is_admitted_in_the_envelope) {
  const std::string kind = GetParam();
  const bool retour = (kind.back() - '0') % 2 == 0 || kind == "wmo320";
  const bool is_retour = kind == "wmo302" || kind == "wmo306" || kind == "wmo308" ||
                         kind == "wmo316" || kind == "wmo318" || kind == "wmo320";
  ASSERT_EQ(retour, is_retour);
  const auto admission = adapter_.admit(
      posted(enveloped(sample(kind + ".xml"), function_of(kind), is_retour ? kGgkReference : "")));
  EXPECT_THAT(admission.findings, IsEmpty());
  EXPECT_EQ(admission.kind, kind);
  EXPECT_EQ(admission.municipality, "code:0505");
}

INSTANTIATE_TEST_SUITE_P(Heen, WmoKind, testing::ValuesIn(kHeenKinds));
INSTANTIATE_TEST_SUITE_P(Retour, WmoKind, testing::ValuesIn(kRetourKinds));

TEST_F(Wmo, keys_a_bare_message_by_code_sender_and_identification) {
  EXPECT_EQ(adapter_.admit(posted(sample("wmo305.xml"))).idempotency_key,
            "wmo;41410099;;;;0505;;;;418/41410099/ST0018");
}

TEST_F(Wmo, keys_a_retour_by_its_own_identification_too) {
  EXPECT_EQ(adapter_.admit(posted(sample("wmo306.xml"))).idempotency_key,
            "wmo;0505;;;;41410099;;;;419/41410099/ST0018/RS0001");
}

TEST_F(Wmo, keys_an_enveloped_message_by_the_sender_and_reference_of_stuf) {
  EXPECT_EQ(adapter_.admit(posted(enveloped(sample("wmo305.xml"), "WMO305"))).idempotency_key,
            std::string{"stuf;41410099;Eigen & Applicatie;;;0505;GGk;;;"} + kGgkReference);
}

TEST_F(Wmo, admits_a_message_in_a_soap_envelope) {
  const auto inner = enveloped(sample("wmo305.xml"), "WMO305");
  const auto admission = adapter_.admit(
      posted("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header/>"
             "<S:Body>" +
             inner + "</S:Body></S:Envelope>"));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_EQ(admission.kind, "wmo305");
}

TEST_F(Wmo, admits_stuf_messages) {
  for (const std::string kind : {"fo01", "fo03", "bv03"}) {
    const auto admission = adapter_.admit(posted(sample(kind + ".xml")));
    EXPECT_EQ(admission.verdict, Verdict::accept) << kind;
    EXPECT_EQ(admission.kind, kind);
    EXPECT_EQ(admission.municipality, "code:0505");
  }
}

TEST_F(Wmo, warns_of_a_byte_order_mark) {
  for (const auto& body : {"\xef\xbb\xbf" + sample("wmo305.xml"),
                           enveloped("\xef\xbb\xbf" + sample("wmo305.xml"), "WMO305")}) {
    const auto admission = adapter_.admit(posted(body));
    EXPECT_EQ(admission.verdict, Verdict::accept);
    EXPECT_THAT(codes(admission.findings), ElementsAre("wmo-bom"));
  }
}

TEST_F(Wmo, ignores_a_schema_location) {
  const auto body = changed(
      "wmo305.xml", "<Bericht ",
      "<Bericht xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://www.istandaarden.nl/iwmo/3_2/wmo305/schema WMO305.xsd\" ");
  EXPECT_EQ(adapter_.admit(posted(body)).verdict, Verdict::accept);
}

TEST_F(Wmo, takes_a_file_and_refuses_another_method_or_media_type) {
  auto message = posted(sample("wmo305.xml"));
  message.method = "DROP";
  message.media_type = "application/json";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::accept);
  message.method = "POST";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::media_type);
  message.method = "GET";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
}

struct Refused {
  const char* name;
  std::string body;
  const char* code;
};

class WmoRefused : public Wmo {
 protected:
  void expect(const std::vector<Refused>& cases) {
    for (const auto& refused : cases) {
      const auto admission = adapter_.admit(posted(refused.body));
      EXPECT_EQ(admission.verdict, Verdict::refuse) << refused.name;
      EXPECT_THAT(codes(admission.findings), Contains(refused.code)) << refused.name;
    }
  }
};

TEST_F(WmoRefused, envelope_has_the_code_of_stuf) {
  const auto good = enveloped(sample("wmo305.xml"), "WMO305");
  expect({
      {"StUF 03.00", "<s:Fo01Bericht xmlns:s=\"http://www.egem.nl/StUF/StUF0300\"/>", "StUF001"},
      {"another sector model", replaced(good, "ggk0210", "ggk0310"), "StUF007"},
      {"an unknown root", "<a xmlns=\"urn:x\"/>", "StUF022"},
      {"iJw", replaced(sample("wmo305.xml"), "/iwmo/3_2/wmo305/", "/ijw/3_2/jw305/"), "StUF022"},
      {"a code that contradicts the envelope", replaced(good, ">Di01<", ">Di02<"), "StUF022"},
      {"an unknown function", replaced(good, ">WMO305<", ">WMO399<"), "StUF034"},
      {"a declaration", replaced(good, ">WMO305<", ">WMO323<"), "StUF037"},
      {"a retour in an envelope for heen", replaced(good, ">WMO305<", ">WMO306<"), "StUF040"},
      {"another message than the function says", replaced(good, ">WMO305<", ">WMO307<"), "StUF055"},
      {"another municipality", replaced(good, "<organisatie>0505<", "<organisatie>0344<"),
       "StUF010"},
      {"a reference in capitals",
       replaced(good, kGgkReference, "1B4E28BA-2FA1-4D2E-883F-0016D3CCA427"), "StUF055"},
      {"a short application", replaced(good, ">GGk<", ">G<"), "StUF055"},
      {"a moment of six digits", replaced(good, ">20260312090501<", ">202603<"), "StUF055"},
      {"no base64", replaced(good, "<g:xmlBestand>", "<g:xmlBestand>***"), "StUF055"},
      {"no XML in it", enveloped("Hier staat een iWmo-heenbericht.", "WMO305"), "StUF055"},
      {"Latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>", "StUF055"},
      {"Latin-1 in the envelope",
       enveloped(replaced(replaced(sample("wmo305.xml"), "UTF-8", "ISO-8859-1"), "Haddad",
                          "Hadd\xe9"
                          "d"),
                 "WMO305"),
       "StUF055"},
      {"no XML at all", "niets", "StUF055"},
      {"a document type", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "StUF055"},
  });
}

TEST_F(Wmo, refuses_more_than_25_megabytes) {
  const auto body = changed("wmo301.xml", "Eerst\nbellen.", std::string(26U << 20U, 'x'));
  for (const auto& sent : {body, enveloped(body, "WMO301")}) {
    const auto admission = adapter_.admit(posted(sent));
    EXPECT_EQ(admission.verdict, Verdict::refuse);
    ASSERT_EQ(admission.findings.size(), 1U);
    EXPECT_THAT(admission.findings.front().text, testing::HasSubstr("OP179"));
  }
}

TEST_F(Wmo, refuses_a_release_that_is_not_listed) {
  const auto body = replaced(changed("wmo305.xml", "/3_2/", "/3_1/"), "<BerichtSubversie>2",
                             "<BerichtSubversie>1");
  const auto admission = adapter_.admit(posted(body));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  ASSERT_THAT(codes(admission.findings), ElementsAre("StUF007"));
  EXPECT_THAT(admission.findings.front().text, testing::HasSubstr("instelling releases"));
}

TEST_F(Wmo, refuses_a_message_of_a_day_outside_its_release) {
  const wmo::Adapter later{host_.host(), settings({{"releases", "3.2=2026-03-14/"}})};
  EXPECT_THAT(codes(later.admit(posted(sample("wmo305.xml"))).findings), ElementsAre("StUF007"));
  const wmo::Adapter same_day{host_.host(), settings({{"releases", "3.2=2026-03-13/2026-03-13"}})};
  EXPECT_THAT(same_day.admit(posted(sample("wmo305.xml"))).findings, IsEmpty());
}

TEST_F(Wmo, names_no_value_in_a_refusal) {
  const auto body = changed("wmo305.xml", "999990019", "99999001x");
  EXPECT_THAT(render(adapter_.admit(posted(body))).substr(0, 2000),
              testing::Not(testing::HasSubstr("99999001x")));
}

}  // namespace
}  // namespace rodedraad::tests
