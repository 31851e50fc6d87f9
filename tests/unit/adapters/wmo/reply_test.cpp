#include <gmock/gmock.h>

#include "fixture.h"
#include "schema.h"

namespace rodedraad::tests {
namespace {

using sdk::Reply;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kMessageId = "019cdfb0-1234-7a9d-9d4f-1b6f2a7c0009";

class WmoReply : public Wmo {
 protected:
  sdk::Answer reply(const std::string& body, Reply kind) {
    const auto admission = adapter_.admit(posted(body));
    return adapter_.reply({kind, kMessageId, admission.idempotency_key, admission.findings, {}});
  }
  static std::string good() { return enveloped(sample("wmo305.xml"), "WMO305"); }
  static std::string bad() { return enveloped(changed("wmo305.xml", "999990019", "9"), "WMO305"); }
};

TEST_F(WmoReply, to_an_enveloped_message_is_a_bv03) {
  const auto answer = reply(good(), Reply::accepted);
  expect_golden("wmo", "bv03.answer", render(answer));
  EXPECT_VALID(answer.body, kStufSchema);
}

TEST_F(WmoReply, to_a_repeat_is_the_same_whenever_it_comes) {
  const auto first = render(reply(good(), Reply::accepted));
  host_.set(1'900'000'000'000);
  EXPECT_EQ(render(reply(good(), Reply::duplicate)), first);
}

TEST_F(WmoReply, to_a_bare_message_has_no_body) {
  EXPECT_EQ(render(reply(sample("wmo305.xml"), Reply::accepted)), "202\n");
}

TEST_F(WmoReply, to_a_message_that_breaks_its_schema_is_a_fo01) {
  const auto answer = reply(bad(), Reply::refused);
  expect_golden("wmo", "fo01.answer", render(answer));
  EXPECT_VALID(answer.body, kStufSchema);
}

TEST_F(WmoReply, to_a_bare_message_that_breaks_its_schema_is_a_fo01_too) {
  const auto answer = reply(changed("wmo305.xml", "999990019", "9"), Reply::refused);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("<StUF:code>StUF055</StUF:code>"));
  EXPECT_VALID(answer.body, kStufSchema);
}

TEST_F(WmoReply, to_another_content_under_the_same_reference_is_fo03_016) {
  for (const auto& body : {good(), sample("wmo305.xml")}) {
    const auto answer = reply(body, Reply::conflict);
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("<StUF:Fo03Bericht"));
    EXPECT_THAT(answer.body, HasSubstr("<StUF:code>StUF016</StUF:code>"));
    EXPECT_VALID(answer.body, kStufSchema);
  }
}

TEST_F(WmoReply, tells_the_first_row_of_the_table) {
  // An unknown function (034) and a broken envelope (055).
  const auto body = replaced(replaced(good(), ">WMO305<", ">WMO399<"), ">GGk<", ">G<");
  const auto answer = reply(body, Reply::refused);
  EXPECT_THAT(answer.body, HasSubstr("<StUF:code>StUF034</StUF:code>"));
  EXPECT_THAT(answer.body, HasSubstr("<StUF:Fo03Bericht"));
}

struct Said {
  Reply reply;
  int status;
  const char* code;
};

TEST_F(WmoReply, has_a_code_for_every_refusal) {
  for (const auto& [kind, status, code] :
       {Said{Reply::forbidden, 403, "StUF010"}, Said{Reply::unauthenticated, 401, "StUF052"},
        Said{Reply::unavailable, 503, "StUF046"}, Said{Reply::unknown_path, 404, "StUF025"},
        Said{Reply::media_type, 415, "StUF055"}, Said{Reply::too_large, 413, "StUF055"}}) {
    const auto answer = adapter_.reply({kind, kMessageId, {}, {}, "Onderhoud tot zes uur."});
    EXPECT_EQ(answer.status, status);
    EXPECT_THAT(answer.body, HasSubstr(std::string{"<StUF:code>"} + code + "<"));
    EXPECT_VALID(answer.body, kStufSchema);
  }
}

TEST_F(WmoReply, asks_to_come_back_when_the_hub_cannot_store) {
  const auto answer = adapter_.reply({Reply::unavailable, kMessageId, {}, {}, {}});
  EXPECT_EQ(answer.header("Retry-After"), "60");
}

TEST_F(WmoReply, goes_in_soap_when_the_message_did) {
  const auto soap = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>" +
                    good() + "</S:Body></S:Envelope>";
  const auto answer = reply(soap, Reply::accepted);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("<soap:Body><StUF:Bv03Bericht"));
  const auto fault = reply(soap, Reply::conflict);
  EXPECT_EQ(fault.status, 500);
  EXPECT_THAT(fault.body, HasSubstr("<faultcode>soap:Client</faultcode>"));
}

TEST_F(WmoReply, to_a_fo01_is_a_bv03) {
  EXPECT_THAT(reply(sample("fo01.xml"), Reply::accepted).body, HasSubstr("<StUF:Bv03Bericht"));
}

TEST_F(WmoReply, to_a_fo03_or_bv03_is_silence) {
  for (const auto* const name : {"fo03.xml", "bv03.xml"}) {
    EXPECT_THAT(reply(sample(name), Reply::accepted).body, IsEmpty());
    EXPECT_THAT(reply(sample(name), Reply::conflict).body, IsEmpty());
  }
}

TEST_F(WmoReply, names_no_value) {
  const auto body = enveloped(changed("wmo305.xml", "999990019", "99999001x"), "WMO305");
  EXPECT_THAT(reply(body, Reply::refused).body, Not(HasSubstr("99999001x")));
}

}  // namespace
}  // namespace rodedraad::tests
