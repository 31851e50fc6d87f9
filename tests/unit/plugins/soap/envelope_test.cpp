#include "envelope.h"

#include <gtest/gtest.h>

#include "compose.h"
#include "samples.h"

namespace rodedraad::soap {

namespace {

Opened opened(const std::string& bytes, const Rules& rules = {}) {
  auto result = open(bytes, rules);
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().fault.text);
  return result.value_or(Opened{});
}

TEST(Envelope, gives_the_content_of_the_body) {
  EXPECT_EQ(opened(envelope("", "\n <v:Vraag xmlns:v='urn:v'>1</v:Vraag>\n ")).body,
            "<v:Vraag xmlns:v='urn:v'>1</v:Vraag>");
}

TEST(Envelope, may_have_any_prefix) {
  EXPECT_EQ(opened("<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Header/>"
                   "<Body><x xmlns=''/></Body></Envelope>")
                .body,
            "<x xmlns=''/>");
}

TEST(Envelope, may_have_a_declaration_that_the_body_uses) {
  EXPECT_EQ(opened("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' "
                   "xmlns:v='urn:v'><s:Body><v:x/></s:Body></s:Envelope>")
                .body,
            R"(<v:x xmlns:v="urn:v"/>)");
}

TEST(Envelope, gives_the_properties_of_ws_addressing) {
  const auto addressing = opened(envelope(addressing_blocks(), "<x/>")).addressing;
  EXPECT_EQ(addressing.message_id, "uuid:1");
  EXPECT_EQ(addressing.action, "http://example.org/Info");
  EXPECT_EQ(addressing.to, "http://hub.example/suwi");
  EXPECT_EQ(addressing.from, "http://partner.example/?oin=00000099000000001000");
  EXPECT_EQ(addressing.relates_to, "");
}

TEST(Envelope, trims_the_properties_of_ws_addressing) {
  EXPECT_EQ(
      opened(envelope("<a:RelatesTo>\n  uuid:2\n</a:RelatesTo>", "<x/>")).addressing.relates_to,
      "uuid:2");
}

TEST(Envelope, does_not_take_another_relation_for_a_reply) {
  EXPECT_EQ(
      opened(envelope("<a:RelatesTo RelationshipType='urn:other'>uuid:2</a:RelatesTo>", "<x/>"))
          .addressing.relates_to,
      "");
}

TEST(Envelope, understands_ws_addressing_when_it_must) {
  EXPECT_EQ(opened(envelope("<a:MessageID s:mustUnderstand='1'>m</a:MessageID>", "<x/>"))
                .addressing.message_id,
            "m");
}

TEST(Envelope, leaves_alone_what_is_for_another_actor) {
  const auto result =
      opened(envelope("<o:x xmlns:o='urn:o' s:mustUnderstand='1' s:actor='urn:other'/>"
                      "<a:MessageID s:actor='urn:other'>m</a:MessageID><o:y xmlns:o='urn:o'/>",
                      "<x/>"));
  EXPECT_EQ(result.addressing.message_id, "");
}

TEST(Envelope, understands_security_only_when_the_rules_say_so) {
  const auto bytes = envelope(
      "<w:Security s:mustUnderstand='1' xmlns:w='http://docs.oasis-open.org/wss/2004/01/"
      "oasis-200401-wss-wssecurity-secext-1.0.xsd'/>",
      "<x/>");
  EXPECT_EQ(open(bytes, {false, false}).error().fault.code, "MustUnderstand");
  EXPECT_TRUE(opened(bytes, {true, false}).secured);
}

TEST(Envelope, may_have_an_empty_body_when_the_rules_say_so) {
  EXPECT_EQ(opened(envelope("", ""), {false, true}).body, "");
}

TEST(Envelope, gives_the_detail_of_a_fault) {
  const auto result = opened(
      envelope("",
               "<s:Fault><faultcode>s:Server.x</faultcode><faultstring>Kan \n niet</faultstring>"
               "<detail> <f:Fout xmlns:f='urn:f'>1</f:Fout></detail></s:Fault>"));
  ASSERT_TRUE(result.fault);
  EXPECT_EQ(result.fault->code, "Server.x");
  EXPECT_EQ(result.fault->text, "Kan niet");
  EXPECT_EQ(result.body, "<f:Fout xmlns:f='urn:f'>1</f:Fout>");
}

TEST(Envelope, gives_a_fault_without_detail_itself) {
  const auto result = opened(envelope(
      "", "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring></s:Fault>"));
  EXPECT_EQ(result.body,
            "<s:Fault xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><faultcode>s:Client"
            "</faultcode><faultstring>x</faultstring></s:Fault>");
}

TEST(Envelope, is_composed_as_it_is_opened) {
  Addressing addressing;
  addressing.message_id = "urn:uuid:1&2";
  addressing.action = "urn:a";
  addressing.from = "urn:from";
  addressing.relates_to = "urn:r";
  const auto result = opened(compose("<x a=\"b\"/>", addressing, nullptr, kNow));
  EXPECT_EQ(result.body, "<x a=\"b\"/>");
  EXPECT_EQ(result.addressing.message_id, "urn:uuid:1&2");
  EXPECT_EQ(result.addressing.from, "urn:from");
  EXPECT_EQ(result.addressing.relates_to, "urn:r");
}

TEST(Envelope, has_no_header_without_need) {
  EXPECT_EQ(compose("<x/>", {}, nullptr, kNow),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope "
            "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><x/></soap:Body>"
            "</soap:Envelope>");
}

TEST(Envelope, gets_a_fresh_id_each_time) { EXPECT_NE(fresh_id(), fresh_id()); }

}  // namespace

}  // namespace rodedraad::soap
