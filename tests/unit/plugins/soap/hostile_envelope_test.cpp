#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "envelope.h"
#include "samples.h"

namespace rodedraad::soap {

namespace {

struct Hostile {
  std::string name;
  std::string bytes;
  std::string code;
};

std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

std::vector<Hostile> hostile_envelopes() {
  const auto good = envelope("", "<x/>");
  const std::string soap = "xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'";
  return {
      {"nothing", "", "Client"},
      {"no_xml", "SOAP", "Client"},
      {"cut_off", good.substr(0, good.size() - 1), "Client"},
      {"two_documents", good + good.substr(good.find("<s:Envelope")), "Client"},
      {"doctype", with(good, "<s:Envelope", "<!DOCTYPE x><s:Envelope"), "Client"},
      {"entities",
       with(with(good, "<s:Envelope", "<!DOCTYPE x [<!ENTITY e 'ee'>]><s:Envelope"), "<x/>",
            "<x>&e;</x>"),
       "Client"},
      {"external_entity",
       with(with(good, "<s:Envelope",
                 "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><s:Envelope"),
            "<x/>", "<x>&e;</x>"),
       "Client"},
      {"bad_utf_8", envelope("", "<x>\xC3\x28</x>"), "Client"},
      {"another_document", "<x/>", "Client"},
      {"soap_1_2",
       with(good, "http://schemas.xmlsoap.org/soap/envelope/",
            "http://www.w3.org/2003/05/soap-envelope"),
       "VersionMismatch"},
      {"another_name_space",
       with(good, "http://schemas.xmlsoap.org/soap/envelope/", "urn:envelope"), "VersionMismatch"},
      {"no_name_space", "<Envelope><Body><x/></Body></Envelope>", "VersionMismatch"},
      {"no_body", "<s:Envelope " + soap + "><s:Header/></s:Envelope>", "Client"},
      {"no_children", "<s:Envelope " + soap + "/>", "Client"},
      {"empty_body", envelope("", ""), "Client"},
      {"text_in_body", envelope("", "tekst"), "Client"},
      {"text_beside_the_element", envelope("", "<x/>tekst"), "Client"},
      {"two_elements_in_body", envelope("", "<x/><y/>"), "Client"},
      {"two_bodies", with(good, "</s:Envelope>", "<s:Body><y/></s:Body></s:Envelope>"), "Client"},
      {"two_headers", with(good, "<s:Body>", "<s:Header/><s:Header/><s:Body>"), "Client"},
      {"header_behind_body", with(good, "</s:Envelope>", "<s:Header/></s:Envelope>"), "Client"},
      {"body_of_another_name_space", with(with(good, "<s:Body>", "<Body>"), "</s:Body>", "</Body>"),
       "Client"},
      {"element_before_body", with(good, "<s:Body>", "<y/><s:Body>"), "Client"},
      {"text_in_header", envelope("tekst", "<x/>"), "Client"},
      {"text_in_envelope", with(good, "<s:Body>", "tekst<s:Body>"), "Client"},
      {"must_understand", envelope("<o:x xmlns:o='urn:o' s:mustUnderstand='1'/>", "<x/>"),
       "MustUnderstand"},
      {"must_understand_true", envelope("<o:x xmlns:o='urn:o' s:mustUnderstand='true'/>", "<x/>"),
       "MustUnderstand"},
      {"must_understand_of_the_next",
       envelope("<o:x xmlns:o='urn:o' s:mustUnderstand='1' "
                "s:actor='http://schemas.xmlsoap.org/soap/actor/next'/>",
                "<x/>"),
       "MustUnderstand"},
      {"addressing_of_another_version",
       envelope("<o:To xmlns:o='http://schemas.xmlsoap.org/ws/2004/08/addressing' "
                "s:mustUnderstand='1'>x</o:To>",
                "<x/>"),
       "MustUnderstand"},
      {"two_message_ids",
       envelope("<a:MessageID>1</a:MessageID><a:MessageID>2</a:MessageID>", "<x/>"), "Client"},
      {"deep_body", envelope("", repeated("<y>", 200) + repeated("</y>", 200)), "Client"},
      {"very_deep_body", envelope("", repeated("<y>", 100'000)), "Client"},
      {"deep_header", envelope(repeated("<y>", 200) + repeated("</y>", 200), "<x/>"), "Client"},
      {"wide_header", envelope(repeated("<y/>", 60'000), "<x/>"), "Client"},
      {"many_attributes",
       with(
           good, "<x/>",
           "<x" +
               [] {
                 std::string text;
                 for (int i = 0; i < 300; ++i) text += " a" + std::to_string(i) + "=''";
                 return text;
               }() +
               "/>"),
       "Client"},
  };
}

class HostileEnvelope : public testing::TestWithParam<Hostile> {};

TEST_P(HostileEnvelope, is_refused) {
  const auto result = open(GetParam().bytes, {});
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().fault.code, GetParam().code);
  EXPECT_FALSE(result.error().fault.text.empty());
}

INSTANTIATE_TEST_SUITE_P(, HostileEnvelope, testing::ValuesIn(hostile_envelopes()),
                         [](const auto& hostile) { return hostile.param.name; });

TEST(RefusedEnvelope, is_not_quoted) {
  const auto result = open("<s:Envelope><bsn>999990019</bsn></s:Envelop>", {});
  EXPECT_EQ(result.error().fault.text.find("999990019"), std::string::npos);
}

}  // namespace

}  // namespace rodedraad::soap
