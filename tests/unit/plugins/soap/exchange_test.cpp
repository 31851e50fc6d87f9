#include "exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "envelope.h"
#include "samples.h"

namespace rodedraad::soap {

namespace {

using sdk::SentOutcome;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kId = "0195a5b0-0000-7000-8000-000000000001";

SoapSettings addressed() {
  SoapSettings settings;
  settings.url = "http://127.0.0.1:1/base";
  settings.addressing = true;
  settings.from = "http://hub.example?oin=00000099000000002000";
  return settings;
}

sdk::Answer answer_of(int status, std::string body = {}) {
  sdk::Answer answer;
  answer.status = status;
  answer.media_type = body.empty() ? "" : "text/xml";
  answer.body = std::move(body);
  return answer;
}

sdk::Answer wrapped(const sdk::Answer& answer, const Addressing& request = {},
                    const SoapSettings& settings = {}) {
  return Exchange{settings}.answer(answer, request, kNow);
}

Opened opened(const sdk::Answer& answer) {
  auto result = open(answer.body, {true, true});
  EXPECT_TRUE(result.has_value()) << answer.body;
  return result.value_or(Opened{});
}

sdk::Sent sent_of(sdk::Answer answer, const SoapSettings& settings = {}) {
  return Exchange{settings}.sent({SentOutcome::answered, std::move(answer), {}}, kId, kNow);
}

/// A request with properties of WS-Addressing.
Addressing asked() {
  Addressing request;
  request.message_id = "uuid:1";
  request.action = "http://example.org/Info";
  return request;
}

TEST(Receiving, gives_the_body_as_the_message) {
  const auto received =
      Exchange{{}}.receive(post(envelope(addressing_blocks(), "<v:x xmlns:v='u'/>")), kNow);
  ASSERT_TRUE(received);
  const auto& message = received->message;
  EXPECT_EQ(message.body, "<v:x xmlns:v='u'/>");
  EXPECT_EQ(message.media_type, "text/xml");
  EXPECT_EQ(message.target, "/in");
  EXPECT_EQ(message.header("SOAPAction"), "urn:do");
  EXPECT_EQ(message.header("wsa:MessageID"), "uuid:1");
  EXPECT_EQ(message.header("wsa:Action"), "http://example.org/Info");
  EXPECT_EQ(message.header("wsa:To"), "http://hub.example/suwi");
  EXPECT_EQ(message.header("wsa:From"), "http://partner.example/?oin=00000099000000001000");
}

TEST(Receiving, takes_a_soap_action_without_quotes) {
  auto request = post(envelope("", "<x/>"));
  request.headers = {{"soapaction", "urn:do"}};
  EXPECT_EQ(Exchange{{}}.receive(request, kNow)->message.header("SOAPAction"), "urn:do");
}

TEST(Receiving, takes_no_other_method_than_post) {
  auto request = post("");
  request.method = "GET";
  const auto received = Exchange{{}}.receive(request, kNow);
  ASSERT_FALSE(received);
  EXPECT_EQ(received.error().answer.status, 405);
  EXPECT_EQ(received.error().answer.header("Allow"), "POST");
}

TEST(Receiving, takes_no_other_media_type_than_text_xml) {
  for (const auto* type : {"", "application/soap+xml", "application/xml", "multipart/related"}) {
    auto request = post(envelope("", "<x/>"));
    request.media_type = type;
    const auto received = Exchange{{}}.receive(request, kNow);
    ASSERT_FALSE(received) << type;
    EXPECT_EQ(received.error().answer.status, 415);
  }
}

TEST(Receiving, refuses_with_a_fault) {
  const auto received = Exchange{{}}.receive(post(envelope("", "")), kNow);
  ASSERT_FALSE(received);
  EXPECT_EQ(received.error().answer.status, 500);
  EXPECT_EQ(opened(received.error().answer).fault->code, "Client");
}

TEST(Answering, wraps_the_body) {
  const auto answer =
      wrapped(answer_of(200, "<?xml version='1.0' encoding='ISO-8859-1'?><x>\xE9</x>"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.media_type, "text/xml; charset=utf-8");
  EXPECT_EQ(opened(answer).body, "<x>\xC3\xA9</x>");
}

TEST(Answering, has_no_envelope_without_body) {
  const auto answer = wrapped(answer_of(204), asked());
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, "");
}

TEST(Answering, keeps_headers_of_http_and_drops_those_of_soap) {
  auto inner = answer_of(200, "<x/>");
  inner.headers = {{"Retry-After", "5"}, {"wsa:Action", "urn:a"}, {"Content-Type", "text/xml"}};
  EXPECT_THAT(wrapped(inner).headers, testing::ElementsAre(sdk::Pair{"Retry-After", "5"}));
}

TEST(Answering, relates_to_the_request) {
  const auto addressing = opened(wrapped(answer_of(200, "<x/>"), asked(), addressed())).addressing;
  EXPECT_EQ(addressing.relates_to, "uuid:1");
  EXPECT_EQ(addressing.action, "http://example.org/InfoResponse");
  EXPECT_EQ(addressing.from, "http://hub.example?oin=00000099000000002000");
  EXPECT_THAT(addressing.message_id, StartsWith("urn:uuid:"));
}

TEST(Answering, takes_the_action_of_the_setting) {
  auto settings = addressed();
  settings.response_action = "urn:set";
  EXPECT_EQ(opened(wrapped(answer_of(200, "<x/>"), asked(), settings)).addressing.action,
            "urn:set");
}

TEST(Answering, takes_the_action_of_the_answer) {
  auto inner = answer_of(200, "<x/>");
  inner.headers = {{"wsa:Action", "urn:own"}};
  EXPECT_EQ(opened(wrapped(inner, asked())).addressing.action, "urn:own");
}

TEST(Answering, has_no_addressing_when_the_request_has_none) {
  EXPECT_TRUE(opened(wrapped(answer_of(200, "<x/>"), {}, addressed())).addressing.empty());
}

TEST(Answering, makes_a_fault_of_a_stuf_error) {
  const std::string fo =
      "<s:Fo03Bericht xmlns:s='http://www.egem.nl/StUF/StUF0301'><s:stuurgegevens/><s:body>"
      "<s:code>StUF046</s:code><s:plek>server</s:plek><s:omschrijving>Opslaan niet "
      "mogelijk</s:omschrijving></s:body></s:Fo03Bericht>";
  const auto answer = wrapped(answer_of(400, fo));
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, Not(HasSubstr("faultactor")));
  const auto inside = opened(answer);
  EXPECT_EQ(inside.fault->code, "Server");
  EXPECT_EQ(inside.fault->text, "Opslaan niet mogelijk");
  EXPECT_EQ(inside.body, fo);
}

TEST(Answering, makes_a_fault_of_a_refusal_in_json) {
  auto inner = answer_of(422, R"({"title":"<x>"})");
  inner.media_type = "application/problem+json";
  const auto answer = wrapped(inner, asked());
  EXPECT_EQ(answer.status, 500);
  const auto inside = opened(answer);
  EXPECT_EQ(inside.fault->code, "Client");
  EXPECT_EQ(inside.addressing.action, "http://www.w3.org/2005/08/addressing/soap/fault");
  EXPECT_THAT(answer.body, Not(HasSubstr("detail")));
}

TEST(Answering, says_that_it_is_our_fault_when_it_is) {
  EXPECT_EQ(opened(wrapped(answer_of(503, "<x/>"))).fault->code, "Server");
}

TEST(Answering, makes_a_fault_of_a_success_that_is_no_xml) {
  EXPECT_EQ(opened(wrapped(answer_of(200, "{}"))).fault->code, "Server");
}

TEST(Sending, wraps_the_message) {
  sdk::Message message;
  message.target = "/x";
  message.headers = {{"SOAPAction", "urn:do"}, {"X", "y"}};
  message.body = "<x/>";
  const auto request = Exchange{{}}.send(message, kNow);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->target, "/x");
  EXPECT_EQ(request->media_type, "text/xml; charset=utf-8");
  EXPECT_THAT(request->headers,
              testing::ElementsAre(sdk::Pair{"X", "y"}, sdk::Pair{"SOAPAction", "\"urn:do\""}));
  const auto inside = open(request->body, {});
  EXPECT_EQ(inside->body, "<x/>");
  EXPECT_TRUE(inside->addressing.empty());
}

TEST(Sending, has_an_empty_soap_action_when_the_message_has_none) {
  sdk::Message message;
  message.body = "<x/>";
  EXPECT_EQ(Exchange{{}}.send(message, kNow)->header("SOAPAction"), "\"\"");
}

TEST(Sending, addresses_the_message) {
  auto message = post("<x/>");
  message.headers = {{"wsa:Action", "urn:info"}};
  const auto request = Exchange{addressed()}.send(message, kNow);
  const auto addressing = open(request->body, {})->addressing;
  EXPECT_EQ(addressing.message_id, "urn:uuid:" + std::string{kId});
  EXPECT_EQ(addressing.to, "http://127.0.0.1:1/base/in");
  EXPECT_EQ(addressing.action, "urn:info");
  EXPECT_EQ(addressing.from, "http://hub.example?oin=00000099000000002000");
  EXPECT_EQ(request->header("SOAPAction"), "\"\"");
}

TEST(Sending, addresses_the_message_as_the_settings_say) {
  auto message = post("<x/>");
  message.headers.clear();
  auto settings = addressed();
  settings.to = "urn:to";
  settings.action = "urn:set";
  const auto addressing = open(Exchange{settings}.send(message, kNow)->body, {})->addressing;
  EXPECT_EQ(addressing.to, "urn:to");
  EXPECT_EQ(addressing.action, "urn:set");
}

TEST(Sending, needs_an_action_for_ws_addressing) {
  auto message = post("<x/>");
  message.headers.clear();
  EXPECT_FALSE(Exchange{addressed()}.send(message, kNow));
}

TEST(Sending, needs_xml) {
  for (const auto* body : {"", "{}", "<x>", "<!DOCTYPE x><x/>"}) {
    EXPECT_FALSE(Exchange{{}}.send(post(body), kNow)) << body;
  }
}

TEST(Sent, gives_the_body_of_the_answer) {
  const auto sent = sent_of(answer_of(200, envelope(addressing_blocks(), "<x/>")));
  ASSERT_EQ(sent.outcome, SentOutcome::answered);
  EXPECT_EQ(sent.answer.status, 200);
  EXPECT_EQ(sent.answer.body, "<x/>");
  EXPECT_EQ(sent.answer.header("wsa:Action"), "http://example.org/Info");
}

TEST(Sent, gives_the_detail_of_a_fault) {
  const auto sent = sent_of(answer_of(
      500, envelope("",
                    "<s:Fault><faultcode>s:Client</faultcode><faultstring>Fout</faultstring>"
                    "<detail><f/></detail></s:Fault>")));
  EXPECT_EQ(sent.answer.status, 500);
  EXPECT_EQ(sent.answer.body, "<f/>");
  EXPECT_EQ(sent.answer.header("Fault-Code"), "Client");
  EXPECT_EQ(sent.answer.header("Fault-String"), "Fout");
}

TEST(Sent, has_no_fault_that_only_http_speaks_of) {
  auto answer = answer_of(200, envelope("", "<x/>"));
  answer.headers = {{"Fault-Code", "Client"}};
  EXPECT_EQ(sent_of(answer).answer.header("Fault-Code"), "");
}

TEST(Sent, says_500_for_a_fault_whatever_http_says) {
  const auto sent = sent_of(
      answer_of(200, envelope("",
                              "<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring>"
                              "</s:Fault>")));
  EXPECT_EQ(sent.answer.status, 500);
}

TEST(Sent, gives_what_is_not_soap_as_it_is) {
  auto answer = answer_of(502, "<html/>");
  EXPECT_EQ(sent_of(answer).answer.body, "<html/>");
  answer.media_type = "text/html";
  answer.status = 200;
  EXPECT_EQ(sent_of(answer).answer.status, 200);
  EXPECT_EQ(sent_of(answer_of(202)).answer.status, 202);
}

TEST(Sent, opens_an_envelope_that_comes_as_general_xml) {
  auto answer = answer_of(200, envelope("", "<x/>"));
  answer.media_type = "application/xml";
  EXPECT_EQ(sent_of(answer).answer.body, "<x/>");
}

TEST(Sent, is_unknown_when_the_envelope_is_wrong) {
  for (const auto& body : {envelope("", "<x/><y/>"),
                           envelope("<o:x xmlns:o='urn:o' s:mustUnderstand='1'/>", "<x/>")}) {
    const auto sent = sent_of(answer_of(200, body));
    EXPECT_EQ(sent.outcome, SentOutcome::unknown);
    EXPECT_THAT(sent.error, StartsWith("the partner's answer was not taken: "));
  }
}

TEST(Sent, counts_when_it_relates_to_the_message) {
  const auto answer = answer_of(
      200, envelope("<a:RelatesTo>urn:uuid:" + std::string{kId} + "</a:RelatesTo>", "<x/>"));
  EXPECT_EQ(sent_of(answer, addressed()).outcome, SentOutcome::answered);
}

TEST(Sent, is_unknown_when_it_relates_to_another_message) {
  for (const auto* header : {"", "<a:RelatesTo>urn:uuid:other</a:RelatesTo>"}) {
    const auto sent = sent_of(answer_of(200, envelope(header, "<x/>")), addressed());
    EXPECT_EQ(sent.outcome, SentOutcome::unknown);
    EXPECT_THAT(sent.error, HasSubstr("RelatesTo"));
  }
}

TEST(Sent, takes_a_fault_that_relates_to_nothing) {
  const auto sent =
      sent_of(answer_of(500, envelope("", "<s:Fault><faultcode>s:Server</faultcode></s:Fault>")),
              addressed());
  EXPECT_EQ(sent.outcome, SentOutcome::answered);
}

TEST(Sent, stays_not_sent) {
  const auto sent = Exchange{{}}.sent({SentOutcome::not_sent, {}, "no connection"}, kId, kNow);
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
  EXPECT_EQ(sent.error, "no connection");
}

}  // namespace

}  // namespace rodedraad::soap
