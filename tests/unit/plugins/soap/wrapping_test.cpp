#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "envelope.h"
#include "rodedraad/message/tree.h"
#include "signed_fixture.h"

namespace rodedraad::soap {

namespace {

/// What an attacker does with a message that somebody else signed (McIntosh and Austel, "XML
/// signature element wrapping attacks", 2005).
class Wrapping : public Signed {
 protected:
  static std::string element(const std::string& text, const std::string& name) {
    const auto start = text.find("<" + name);
    const auto end = text.find("</" + name + ">", start) + name.size() + 3;
    return text.substr(start, end - start);
  }
  static std::string forged_body(const std::string& id) {
    return "<soap:Body" + (id.empty() ? id : " wsu:Id=\"" + id + "\"") +
           "><v:x xmlns:v=\"urn:v\">999</v:x></soap:Body>";
  }

  const std::string good_ = message();
  const std::string body_ = element(good_, "soap:Body");
};

TEST_F(Wrapping, a_changed_body_is_refused) {
  EXPECT_EQ(verdict(with(good_, ">100<", ">999<")), "de handtekening klopt niet");
}

TEST_F(Wrapping, a_changed_header_is_refused) {
  EXPECT_EQ(verdict(with(good_, ">urn:a<", ">urn:b<")), "de handtekening klopt niet");
}

TEST_F(Wrapping, a_changed_time_is_refused) {
  EXPECT_EQ(verdict(with(good_, "09:15:27.000Z", "09:15:28.000Z")), "de handtekening klopt niet");
}

TEST_F(Wrapping, a_signed_body_inside_a_header_block_is_refused) {
  for (const auto* id : {"", "Body", "Other"}) {
    const auto moved = with(with(good_, body_, forged_body(id)), "</soap:Header>",
                            "<w:Wrapper xmlns:w=\"urn:w\">" + body_ + "</w:Wrapper></soap:Header>");
    EXPECT_NE(verdict(moved).substr(0, 2), "ok") << id;
  }
}

TEST_F(Wrapping, a_signed_body_as_a_header_block_is_refused) {
  const auto moved =
      with(with(good_, body_, forged_body("Other")), "</soap:Header>", body_ + "</soap:Header>");
  EXPECT_EQ(verdict(moved), "de Body is niet ondertekend");
}

TEST_F(Wrapping, a_signed_body_as_a_header_block_with_the_same_id_is_refused) {
  const auto moved =
      with(with(good_, body_, forged_body("Body")), "</soap:Header>", body_ + "</soap:Header>");
  EXPECT_EQ(verdict(moved), "een wsu:Id komt meer dan eens voor");
}

TEST_F(Wrapping, a_signed_body_inside_the_security_header_is_refused) {
  const auto moved = with(with(good_, body_, forged_body("Other")), "</wsse:Security>",
                          body_ + "</wsse:Security>");
  EXPECT_EQ(verdict(moved), "de Body is niet ondertekend");
}

TEST_F(Wrapping, a_signed_body_inside_the_signature_is_refused) {
  const auto moved = with(with(good_, body_, forged_body("Body")), "</ds:Signature>",
                          "<ds:Object>" + body_ + "</ds:Object></ds:Signature>");
  EXPECT_EQ(verdict(moved), "de handtekening klopt niet");
}

TEST_F(Wrapping, a_signed_body_inside_a_forged_body_is_refused) {
  const auto moved = with(good_, body_, "<soap:Body>" + body_ + "</soap:Body>");
  EXPECT_NE(verdict(moved).substr(0, 2), "ok");
}

TEST_F(Wrapping, an_id_of_xml_itself_is_refused) {
  const auto moved =
      with(with(good_, body_, forged_body("Body")), "</soap:Header>",
           "<w:Wrapper xmlns:w=\"urn:w\"><w:b xml:id=\"Body\"/></w:Wrapper></soap:Header>");
  EXPECT_EQ(verdict(moved), "een wsu:Id komt meer dan eens voor");
}

TEST_F(Wrapping, a_moved_timestamp_is_refused) {
  const auto timestamp = element(good_, "wsu:Timestamp");
  const auto forged = with(with(timestamp, "wsu:Id=\"Timestamp\"", "wsu:Id=\"Other\""),
                           "09:15:27.000Z", "09:15:28.000Z");
  const auto moved =
      with(with(good_, timestamp, forged), "</soap:Header>", timestamp + "</soap:Header>");
  EXPECT_EQ(verdict(moved), "wsu:Timestamp is niet ondertekend");
}

TEST_F(Wrapping, an_added_header_of_ws_addressing_is_refused) {
  EXPECT_EQ(verdict(with(good_, "</soap:Header>",
                         "<wsa:RelatesTo>urn:uuid:2</wsa:RelatesTo></soap:Header>")),
            "een header van WS-Addressing is niet ondertekend");
}

TEST_F(Wrapping, a_reference_that_is_left_out_is_refused) {
  const auto start = good_.find("<ds:Reference URI=\"#Body\"");
  const auto end = good_.find("</ds:Reference>", start) + 15;
  EXPECT_EQ(verdict(with(good_, good_.substr(start, end - start), "")),
            "de handtekening klopt niet");
}

TEST_F(Wrapping, a_second_signature_is_refused) {
  const auto signature = element(good_, "ds:Signature");
  EXPECT_EQ(verdict(with(good_, "</wsse:Security>", signature + "</wsse:Security>")),
            "er is niet precies één handtekening");
}

TEST_F(Wrapping, a_second_security_header_is_refused) {
  const auto security = element(good_, "wsse:Security");
  EXPECT_EQ(verdict(with(good_, "</soap:Header>", security + "</soap:Header>")),
            "er is meer dan één header wsse:Security");
}

TEST_F(Wrapping, another_certificate_is_refused) {
  const auto other = test_pki().issue({});
  const auto own = base64_der(*read_certificates(test_identity().certificate).front());
  const auto theirs = base64_der(*read_certificates(other.certificate).front());
  EXPECT_EQ(verdict(with(good_, own, theirs)), "de handtekening klopt niet");
}

TEST_F(Wrapping, a_weak_algorithm_is_refused) {
  for (const auto& [from, to] :
       {std::pair{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                  "http://www.w3.org/2000/09/xmldsig#rsa-sha1"},
        std::pair{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                  "http://www.w3.org/2000/09/xmldsig#hmac-sha1"},
        std::pair{"http://www.w3.org/2001/04/xmlenc#sha256",
                  "http://www.w3.org/2000/09/xmldsig#sha1"},
        std::pair{"Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#",
                  "Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116"}}) {
    EXPECT_EQ(verdict(with(good_, from, to)), "de handtekening klopt niet") << to;
  }
}

TEST_F(Wrapping, a_reference_to_a_file_is_refused) {
  EXPECT_EQ(verdict(with(good_, "URI=\"#Body\"", "URI=\"file:///etc/passwd\"")),
            "de handtekening klopt niet");
}

TEST_F(Wrapping, a_thousand_references_are_refused) {
  const auto reference = element(good_, "ds:Reference");
  std::string many;
  for (int i = 0; i < 1000; ++i) many += reference;
  EXPECT_EQ(verdict(with(good_, "</ds:SignedInfo>", many + "</ds:SignedInfo>")),
            "de handtekening heeft te veel verwijzingen");
}

TEST_F(Wrapping, a_message_without_certificate_is_refused) {
  EXPECT_EQ(verdict(with(good_, "Reference URI=\"#X509\"", "Reference URI=\"#Body\"")),
            "het certificaat van de handtekening ontbreekt");
}

TEST_F(Wrapping, is_refused_without_a_word_on_the_screen) {
  testing::internal::CaptureStderr();
  verdict(with(good_, "URI=\"#Body\"", "URI=\"#999990019\""));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

/// Whatever byte is changed: what is taken is what was signed.
RC_GTEST_FIXTURE_PROP(Wrapping, a_changed_byte_changes_nothing_that_is_taken, ()) {
  auto changed = good_;
  changed[*rc::gen::inRange<std::size_t>(0, changed.size())] = *rc::gen::inRange<char>(9, 127);
  const auto opened = open(changed, {true, false});
  if (!opened || !verdict(changed).starts_with("ok")) return;
  RC_ASSERT(opened->addressing.message_id == "urn:uuid:1");
  RC_ASSERT(opened->addressing.action == "urn:a");
  const auto tree = message::parse_xml(opened->body, {{"v", "urn:v"}});
  RC_ASSERT(tree.has_value());
  RC_ASSERT(std::string{tree->root().name()} == "v:x");
  RC_ASSERT(std::string{tree->root().child_value()} == "100");
}

}  // namespace

}  // namespace rodedraad::soap
