#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::SizeIs;

constexpr const char* kHours =
    "fact activiteit.datum [u1] = 2026-04-01\n"
    "fact activiteit.uren [u1] = 2.5\n";

TEST_F(Generic, reads_facts_of_json) {
  const auto adapter = with({{"kind", "voortgang"}});
  EXPECT_EQ(render(decoded(adapter, posted(R"({"vnummer":"2789456123",
                "uren":[{"id":"u1","datum":"01-04-2026","aantal":2.5}]})"))),
            std::string{"identifier vNummer 2789456123\n"} + kHours);
}

TEST_F(Generic, reads_facts_of_xml_whatever_its_prefix) {
  const auto adapter = with({{"kind", "voortgang"}});
  EXPECT_EQ(render(decoded(adapter, posted("<a xmlns:x='urn:taal'><vnummer>2789456123</vnummer>"
                                           "<x:uur id='u1'><datum>01-04-2026</datum>"
                                           "<aantal>2.5</aantal></x:uur></a>",
                                           "text/xml"))),
            std::string{"identifier vNummer 2789456123\n"} + kHours);
}

TEST_F(Generic, makes_a_message_of_each_row_of_a_csv) {
  const auto adapter = with({{"kind-from", "soort"}, {"id-from", "id"}, {"separator", ","}});
  const auto batch =
      decoded(adapter, posted("soort,id,vnummer,datum,aantal\nUREN,u1,2789456123,01-04-2026,2.5\n\n"
                              "UREN,\"u\r\n2\",2789456123,x,\n",
                              "text/csv"));
  ASSERT_THAT(batch.parts, SizeIs(2));
  EXPECT_EQ(adapter.admit(batch.parts[0]).idempotency_key, "u1");
  EXPECT_EQ(render(decoded(adapter, batch.parts[0])),
            std::string{"identifier vNummer 2789456123\n"} + kHours);
  const auto second = decoded(adapter, batch.parts[1]);
  ASSERT_THAT(second.findings, SizeIs(1));
  EXPECT_EQ(second.findings[0].where, "line 4, datum");
}

TEST_F(Generic, makes_a_message_of_each_part_of_json) {
  const auto adapter = with({{"kind", "voortgang"}, {"part", "berichten/item"}, {"id-from", "nr"}});
  const auto batch =
      decoded(adapter, posted(R"({"berichten":[{"nr":1,"a b":[true,null,"x\n"]},{"nr":2}]})"));
  ASSERT_THAT(batch.parts, SizeIs(2));
  EXPECT_EQ(batch.parts[0].body, R"({"nr":1,"a b":[true,null,"x\n"]})");
  EXPECT_EQ(adapter.admit(batch.parts[1]).idempotency_key, "2");
}

TEST_F(Generic, makes_a_message_of_each_part_of_xml) {
  const auto adapter = with({{"kind", "voortgang"}, {"part", "t:deel"}, {"id-from", "@nr"}});
  const auto batch =
      decoded(adapter, posted("<a><q:deel xmlns:q='urn:taal' nr='1'><vnummer>2789456123</vnummer>"
                              "<q:uur id='u1'><datum>01-04-2026</datum><aantal>2.5</aantal></q:uur>"
                              "<z:x xmlns:z='urn:z'/></q:deel></a>",
                              "application/xml"));
  ASSERT_THAT(batch.parts, SizeIs(1));
  EXPECT_EQ(adapter.admit(batch.parts[0]).idempotency_key, "1");
  EXPECT_EQ(render(decoded(adapter, batch.parts[0])),
            std::string{"identifier vNummer 2789456123\n"} + kHours);
}

TEST_F(Generic, believes_no_sender_that_a_message_is_a_part) {
  const auto adapter = with({{"kind", "voortgang"}, {"part", "x/item"}});
  auto message = posted(R"({"x":[{"nr":1}]})");
  message.headers = {{"regel", "3"}};
  EXPECT_EQ(adapter.admit(message).kind, "levering");
}

TEST_F(Generic, cannot_decode_what_it_did_not_admit) {
  const auto adapter = with({{"kind", "voortgang"}});
  auto message = posted("{");
  message.kind = "voortgang";
  EXPECT_THROW((void)adapter.decode(message), sdk::BadMessage);
  message.body = "{}";
  message.kind = "melding";
  EXPECT_THROW((void)adapter.decode(message), sdk::BadMessage);
}

TEST_F(Wijkteam, registers_a_report) {
  expect_golden("generic", "melding.decoded",
                render(decoded(adapter(), event(golden("generic", "melding.json")))));
}

TEST_F(Wijkteam, closes_a_report_that_is_known_by_its_number) {
  expect_golden("generic", "afgesloten.decoded",
                render(decoded(adapter(), event(golden("generic", "afgesloten.json")))));
}

TEST_F(Wijkteam, reads_the_sample_that_is_proposed) {
  const auto folder = shared_folder("samples");
  if (!folder) GTEST_SKIP() << "the samples are not here";
  const auto message =
      event(read_file(*folder / "wijkteam/PROPOSED_cloudevent_wijkteam_melding.json"));
  const auto admission = adapter().admit(message);
  EXPECT_EQ(admission.verdict, sdk::Verdict::accept) << render(admission);
  EXPECT_THAT(decoded(adapter(), message).facts, SizeIs(4));
}

}  // namespace
}  // namespace rodedraad::tests
