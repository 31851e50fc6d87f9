#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;
using testing::Contains;
using testing::Field;
using testing::IsEmpty;

/// An event with these members beside the ones that it needs.
std::string with_members(const std::string& more) {
  return R"({"specversion":"1.0","type":"nl.gemeente.wijkteam.melding-geregistreerd",)"
         R"("source":"urn:nld:oin:00000099000000003000:systeem:wijkteam","id":"e1")" +
         (more.empty() ? "" : "," + more) + "}";
}

sdk::Message binary(std::string body, std::vector<sdk::Pair> more = {}) {
  sdk::Message message;
  message.method = "POST";
  message.media_type = "application/json";
  message.headers = {{"ce-specversion", "1.0"},
                     {"Ce-Type", "nl.gemeente.wijkteam.melding-geregistreerd"},
                     {"ce-source", "urn:nld:oin:00000099000000003000:systeem:wijkteam"},
                     {"ce-id", "e1"}};
  message.headers.insert(message.headers.end(), more.begin(), more.end());
  message.body = std::move(body);
  return message;
}

constexpr const char* kData =
    R"({"meldingnummer":"WT-1","bsn":"999990019","status":"nieuw","leefgebied":"wonen"})";

TEST_F(Wijkteam, tells_an_event_by_source_and_id) {
  const auto admission = adapter().admit(event(with_members("")));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_EQ(admission.idempotency_key, "urn:nld:oin:00000099000000003000:systeem:wijkteam e1");
  EXPECT_EQ(admission.kind, "melding");
  EXPECT_EQ(admission.municipality, "code:0505");
  EXPECT_THAT(admission.findings, IsEmpty());
}

TEST_F(Wijkteam, reads_the_same_in_binary_and_structured_mode) {
  const auto structured =
      decoded(adapter(),
              event(with_members(std::string{R"("time":"2026-04-09T10:05:00Z","data":)"} + kData)));
  const auto in_headers =
      decoded(adapter(), binary(kData, {{"ce-time", "2026-04-09T10%3A05:00Z"}}));
  EXPECT_EQ(render(structured), render(in_headers));
  EXPECT_EQ(structured.facts.size(), 3U);
}

TEST_F(Wijkteam, reads_data_in_base64) {
  // {"meldingnummer":"WT-1","status":"nieuw"}
  const auto said =
      decoded(adapter(),
              event(with_members(
                  R"("data_base64":"eyJtZWxkaW5nbnVtbWVyIjoiV1QtMSIsInN0YXR1cyI6Im5pZXV3In0=")")));
  ASSERT_EQ(said.facts.size(), 1U);
  EXPECT_EQ(said.facts[0].field.value, "nieuw");
}

TEST_F(Wijkteam, refuses_base64_that_is_none_or_stands_beside_data) {
  EXPECT_EQ(adapter().admit(event(with_members(R"("data_base64":"e*==")"))).verdict,
            Verdict::refuse);
  EXPECT_EQ(adapter().admit(event(with_members(R"("data_base64":"e30=","data":{})"))).verdict,
            Verdict::refuse);
}

TEST_F(Generic, reads_xml_as_the_data_of_an_event) {
  const auto adapter = with({{"envelope", "cloudevents"},
                             {"kind", "voortgang"},
                             {"municipality-from", "data/t:a/plaats"}});
  EXPECT_EQ(
      adapter
          .admit(posted(with_members(R"("datacontenttype":"application/xml","data":)"
                                     R"("<q:a xmlns:q='urn:taal'><plaats>0505</plaats></q:a>")"),
                        "application/cloudevents+json"))
          .municipality,
      "code:0505");
}

TEST_F(Wijkteam, refuses_an_event_without_what_every_event_has) {
  for (const auto* const name : {"specversion", "type", "source", "id"}) {
    std::string body = with_members("");
    body.replace(body.find(name), std::string{name}.size(), "x");
    EXPECT_EQ(adapter().admit(event(body)).verdict, Verdict::refuse) << name;
  }
}

TEST_F(Wijkteam, refuses_what_breaks_the_profile) {
  for (const auto* const wrong :
       {R"("time":"gisteren")", R"("sequence":"twee","sequencetype":"Integer")",
        R"("dataschema":"schema.json")", R"("domain":{"a":1})", R"("data_base64":7)"}) {
    EXPECT_EQ(adapter().admit(event(with_members(wrong))).verdict, Verdict::refuse) << wrong;
  }
  std::string other = with_members("");
  other.replace(other.find("1.0"), 3, "0.3");
  EXPECT_EQ(adapter().admit(event(other)).verdict, Verdict::refuse);
  EXPECT_EQ(adapter().admit(event("[]")).verdict, Verdict::refuse);
}

TEST_F(Wijkteam, takes_attributes_that_are_null_as_absent) {
  const auto admission =
      adapter().admit(event(with_members(R"("time":null,"subject":null,"dataschema":null)")));
  EXPECT_EQ(admission.verdict, Verdict::accept);
}

TEST_F(Wijkteam, takes_extensions_and_says_what_the_profile_thinks_of_their_names) {
  const auto admission = adapter().admit(
      event(with_members(R"("subscriberReference":"x","aaaaaaaaaaaaaaaaaaaaa":"y","domain":"d")")));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_EQ(admission.findings.size(), 2U);
}

TEST_F(Wijkteam, warns_of_a_bsn_that_everybody_can_read) {
  const auto admission = adapter().admit(event(with_members(R"("subject":"999990019")")));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_THAT(admission.findings, Contains(Field(&sdk::Finding::where, "/subject")));
  for (const auto& finding : admission.findings) {
    EXPECT_EQ((finding.where + finding.text).find("999990019"), std::string::npos);
  }
}

TEST_F(Wijkteam, refuses_an_event_of_a_type_that_the_mapping_does_not_know) {
  std::string body = with_members("");
  body.replace(body.find("geregistreerd"), 13, "verdwenen");
  EXPECT_EQ(adapter().admit(event(body)).verdict, Verdict::refuse);
}

TEST_F(Wijkteam, takes_no_batch_of_events) {
  EXPECT_EQ(adapter().admit(posted("[]", "application/cloudevents-batch+json")).verdict,
            Verdict::media_type);
  EXPECT_EQ(adapter().admit(posted("<a/>", "text/xml")).verdict, Verdict::media_type);
}

TEST_F(Wijkteam, does_not_let_a_header_come_twice) {
  EXPECT_EQ(adapter().admit(binary("{}", {{"CE-ID", "e2"}})).findings.size(), 1U);
  EXPECT_EQ(adapter().admit(binary("{}", {{"CE-ID", "e2"}})).idempotency_key,
            "urn:nld:oin:00000099000000003000:systeem:wijkteam e1");
}

TEST_F(Wijkteam, makes_an_event_without_anybody_in_its_attributes) {
  const auto message =
      adapter().encode(request("signaal", {{"inburgeraar.vNummer", "", "2789456123"},
                                           {"contactverzoek.onderwerp", "", "Wil een gesprek"},
                                           {"contactpersoon.naam", "", "Consulent"}}));
  expect_golden("generic", "signaal.request", render(message));
}

TEST_F(Wijkteam, makes_no_event_without_a_source_or_a_type) {
  auto nobody = request("signaal", {{"inburgeraar.vNummer", "", "2789456123"}});
  nobody.bron.clear();
  EXPECT_THROW((void)adapter().encode(nobody), sdk::BadMessage);
  EXPECT_NO_THROW((void)adapter({{"source", "urn:x"}}).encode(nobody));
  EXPECT_THROW((void)adapter().encode(request("contact", {})), sdk::BadMessage);
}

/// An event whose size is all up to one value.
std::size_t size_with(const generic::Adapter& adapter, std::size_t length) {
  return adapter
      .encode({"signaal",
               "e",
               "00000099000000001505",
               "",
               "0505",
               "2026-05-01T09:00:00+02:00",
               {{"inburgeraar.vNummer", "", std::string(length, '1')}}})
      .body.size();
}

TEST_F(Wijkteam, makes_events_of_64_kilobytes_and_none_that_are_larger) {
  const auto sender = adapter();
  const std::size_t rest = size_with(sender, 1) - 1;
  EXPECT_EQ(size_with(sender, 65536 - rest), 65536U);
  EXPECT_THROW((void)size_with(sender, 65537 - rest), sdk::BadMessage);
}

using WijkteamProperty = Wijkteam;

RC_GTEST_FIXTURE_PROP(WijkteamProperty, an_event_that_it_makes_keeps_the_rules_of_the_profile, ()) {
  const auto name = *rc::gen::string<std::string>();
  sdk::Message message;
  try {
    message =
        adapter().encode(request("melding.doorsturen", {{"inburgeraar.vNummer", "", "2789456123"},
                                                        {"melding.status", name, "nieuw"}}));
  } catch (const sdk::BadMessage&) {
    return;  // no text
  }
  message.method = "POST";
  auto own = adapter({{"kind", "melding"}});
  const auto admission = own.admit(message);
  RC_ASSERT(admission.verdict == Verdict::accept);
  RC_ASSERT(admission.findings.empty());
}

}  // namespace
}  // namespace rodedraad::tests
