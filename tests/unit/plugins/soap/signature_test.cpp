#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "exchange.h"
#include "rodedraad/sdk/errors.h"
#include "signed_fixture.h"

namespace rodedraad::soap {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::int64_t kMinute = 60'000;

using Signature = Signed;

TEST_F(Signature, is_good_for_who_trusts_the_root) {
  EXPECT_EQ(verdict(message()), "ok 00000099000000001000");
}

TEST_F(Signature, is_good_for_who_trusts_the_certificate_itself) {
  EXPECT_EQ(verdict(message(), test_identity().certificate), "ok 00000099000000001000");
}

TEST_F(Signature, is_good_around_any_body) {
  EXPECT_EQ(
      verdict(message(test_identity(), kNow,
                      "<x xmlns=\"urn:x\" a=\"&#10;&quot;\">\n<!-- c --><y xmlns=\"\"/>\xC3\xA9"
                      "&#13;<![CDATA[<z>]]></x>")),
      "ok 00000099000000001000");
}

TEST_F(Signature, has_what_digikoppeling_demands) {
  const auto text = message();
  for (const auto* part :
       {"soap:mustUnderstand=\"1\"", "#X509v3\"", "<wsu:Created>2026-03-02T09:15:27.000Z<",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmlenc#sha256", "URI=\"#Body\"", "URI=\"#Timestamp\"",
        "URI=\"#wsa-To\"", "URI=\"#wsa-Action\"", "URI=\"#wsa-MessageID\"", "URI=\"#wsa-From\"",
        "<wsse:SecurityTokenReference><wsse:Reference URI=\"#X509\""}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST_F(Signature, is_good_for_the_program_xmlsec1) {
  if (std::system("command -v xmlsec1 >/dev/null") != 0) {
    GTEST_SKIP() << "the program xmlsec1 is not installed";
  }
  const Folder folder;
  const auto file = folder.write("message.xml", message());
  const auto certificate = folder.write("certificate.pem", test_identity().certificate);
  const std::string ns =
      "http://docs.oasis-open.org/wss/2004/01/"
      "oasis-200401-wss-wssecurity-utility-1.0.xsd:";
  std::string command = "xmlsec1 --verify --pubkey-cert-pem " + certificate;
  for (const auto* name : {"Body", "Timestamp", "To", "Action", "MessageID", "From"}) {
    command += " --id-attr:Id " + std::string{name};
  }
  EXPECT_EQ(std::system((command + " " + file + " >/dev/null 2>&1").c_str()), 0);
}

TEST_F(Signature, of_a_stranger_is_refused) {
  const TestPki others{kNow};
  EXPECT_THAT(verdict(message(others.issue({}))), HasSubstr("niet vertrouwd"));
}

TEST_F(Signature, with_an_expired_certificate_is_refused) {
  const auto old = test_pki().issue({"Oud", {}, kNow - 10 * kMinute, kNow - kMinute, {}});
  EXPECT_THAT(verdict(message(old)), HasSubstr("niet vertrouwd"));
}

TEST_F(Signature, with_a_certificate_for_something_else_is_refused) {
  const auto other = test_pki().issue({"TLS", {}, 0, 0, "keyEncipherment"});
  EXPECT_THAT(verdict(message(other)), HasSubstr("niet om mee te ondertekenen"));
}

TEST_F(Signature, with_a_revoked_certificate_is_refused) {
  const auto trusted = test_pki().root() + test_pki().revocations(test_identity().certificate);
  EXPECT_THAT(verdict(message(), trusted), HasSubstr("niet vertrouwd"));
}

TEST_F(Signature, with_a_certificate_that_is_not_revoked_is_good) {
  EXPECT_THAT(verdict(message(), test_pki().root() + test_pki().revocations()), StartsWith("ok"));
}

TEST_F(Signature, that_is_old_is_refused) {
  EXPECT_EQ(verdict(message(kNow - 6 * kMinute)), "de handtekening is te oud");
}

TEST_F(Signature, of_later_than_now_is_refused) {
  EXPECT_EQ(verdict(message(kNow + 6 * kMinute)), "de handtekening is van later dan nu");
}

TEST_F(Signature, that_is_nearly_old_is_good) {
  EXPECT_THAT(verdict(message(kNow - 4 * kMinute)), StartsWith("ok"));
}

TEST_F(Signature, without_oin_is_good_and_names_nobody) {
  EXPECT_EQ(verdict(message(test_pki().issue({"Zonder OIN", "123", 0, 0, {}}))), "ok ");
}

SoapSettings securing(const Folder& folder) {
  SoapSettings settings;
  settings.sign_key = folder.write("key", test_identity().key);
  settings.sign_certificate = folder.write("certificate", test_identity().certificate);
  settings.verify_certificates = folder.write("trusted", test_pki().root());
  settings.url = "http://127.0.0.1:1";
  settings.addressing = true;
  settings.action = "urn:a";
  return settings;
}

TEST(Secured, request_is_received_with_its_sender) {
  const Folder folder;
  const Exchange exchange{securing(folder)};
  const auto request = exchange.send(post("<x/>"), kNow);
  ASSERT_TRUE(request) << request.error();
  const auto received = exchange.receive(post(request->body), kNow);
  ASSERT_TRUE(received) << received.error().reason;
  EXPECT_EQ(received->message.sender, "oin:00000099000000001000");
  EXPECT_EQ(received->message.body, "<x/>");
}

TEST(Secured, request_without_signature_is_refused) {
  const Folder folder;
  const Exchange exchange{securing(folder)};
  const auto received = exchange.receive(post(envelope("", "<x/>")), kNow);
  ASSERT_FALSE(received);
  EXPECT_THAT(received.error().answer.body, HasSubstr("faultcode>soap:Client<"));
}

TEST(Secured, answer_is_taken) {
  const Folder folder;
  const Exchange exchange{securing(folder)};
  Addressing request;
  request.message_id = "urn:uuid:" + post("").id;
  sdk::Answer inner;
  inner.status = 200;
  inner.body = "<y/>";
  auto answer = exchange.answer(inner, request, kNow);
  answer.media_type = "text/xml";
  const auto sent = exchange.sent({sdk::SentOutcome::answered, answer, {}}, post("").id, kNow);
  EXPECT_EQ(sent.error, "");
  EXPECT_EQ(sent.answer.body, "<y/>");
}

TEST(Secured, answer_without_signature_is_unknown) {
  const Folder folder;
  const Exchange exchange{securing(folder)};
  for (const auto& body :
       {std::string{}, std::string{"<x/>"},
        envelope("<a:RelatesTo>urn:uuid:" + post("").id + "</a:RelatesTo>", "<x/>")}) {
    sdk::Answer answer;
    answer.status = 200;
    answer.media_type = "text/xml";
    answer.body = body;
    EXPECT_EQ(exchange.sent({sdk::SentOutcome::answered, answer, {}}, post("").id, kNow).outcome,
              sdk::SentOutcome::unknown)
        << body;
  }
}

TEST(Secured, header_may_be_ignored_when_the_setting_says_so) {
  const Folder folder;
  const auto request = Exchange{securing(folder)}.send(post("<x/>"), kNow);
  SoapSettings ignoring;
  ignoring.ignore_security = true;
  EXPECT_TRUE(Exchange{ignoring}.receive(post(request->body), kNow));
  EXPECT_FALSE(Exchange{{}}.receive(post(request->body), kNow));
}

/// The setting that is said to be wrong.
std::string wrong_setting(const SoapSettings& settings) {
  try {
    const Exchange exchange{settings};
    return {};
  } catch (const sdk::BadSetting& bad) {
    return bad.where();
  }
}

TEST(KeySettings, that_are_wrong_are_named) {
  const Folder folder;
  const auto good = securing(folder);
  const auto stranger = test_pki().issue({});
  auto settings = good;
  settings.sign_key = folder.path() + "/nothing";
  EXPECT_EQ(wrong_setting(settings), "sign-key");
  settings = good;
  settings.sign_key = good.sign_certificate;
  EXPECT_EQ(wrong_setting(settings), "sign-key");
  settings = good;
  settings.sign_certificate = folder.write("stranger", stranger.certificate);
  EXPECT_EQ(wrong_setting(settings), "sign-certificate");
  settings = good;
  settings.verify_certificates = folder.write("empty", "");
  EXPECT_EQ(wrong_setting(settings), "verify-certificates");
}

TEST(KeySettings, may_name_a_folder_of_certificates) {
  const Folder folder;
  const Folder trusted;
  trusted.write("a.pem", test_pki().root());
  auto settings = securing(folder);
  settings.verify_certificates = trusted.path();
  const Exchange exchange{settings};
  EXPECT_TRUE(exchange.receive(post(exchange.send(post("<x/>"), kNow)->body), kNow));
}

TEST(KeySettings, belong_together) {
  const std::vector<sdk::Pair> settings{{"sign-key", "x"}};
  EXPECT_THROW(read_soap_settings(settings), sdk::BadSetting);
}

}  // namespace

}  // namespace rodedraad::soap
