#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;

constexpr const char* kSmall =
    R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS139","bsn":"999990019"})";

TEST_F(Duo, admits_a_notification) {
  const auto admission = adapter_.admit(notification(golden("duo", "notificatie.json")));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_EQ(admission.kind, "notificatie");
  EXPECT_EQ(admission.idempotency_key, "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0001");
  EXPECT_EQ(admission.municipality, std::string{"oin:"} + kDordrechtOin);
  EXPECT_TRUE(admission.findings.empty());
}

TEST_F(Duo, admits_a_notification_below_the_path_without_version) {
  auto message = notification(kSmall);
  message.target = "/notificaties";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::accept);
}

TEST_F(Duo, admits_an_event_that_nobody_knows_yet) {
  const auto admission = adapter_.admit(notification(
      R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS299","bsn":"999990019"})"));
  EXPECT_EQ(admission.verdict, Verdict::accept);
}

TEST_F(Duo, admits_members_that_a_later_version_adds) {
  const auto admission = adapter_.admit(notification(
      R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS139","vNummer":1,"x":{}})"));
  EXPECT_EQ(admission.verdict, Verdict::accept);
}

TEST_F(Duo, refuses_all_mistakes_of_a_notification_at_once) {
  auto message = notification(golden("duo", "notificatie_fout.json"));
  message.headers = {{"bron", "123"}, {"berichtId", "geen-uuid"}};
  expect_golden("duo", "notificatie_fout.admission", render(adapter_.admit(message)));
}

TEST_F(Duo, refuses_what_is_no_json) {
  const auto admission = adapter_.admit(notification("{\"bsn\":"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().code, "duo-onleesbaar");
}

TEST_F(Duo, refuses_a_notification_without_a_person) {
  const auto admission = adapter_.admit(
      notification(R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS139"})"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().where, "/bsn");
}

TEST_F(Duo, refuses_a_v_nummer_that_points_at_nobody) {
  const auto admission = adapter_.admit(notification(
      R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"SS139","vNummer":0})"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
}

TEST_F(Duo, refuses_a_v_nummer_of_eleven_digits) {
  const auto admission = adapter_.admit(notification(
      R"({"registratieDatumTijd":"2026-03-02T09:15:27Z","gebeurtenisId":"S","vNummer":10000000000})"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
}

TEST_F(Duo, refuses_a_body_that_is_no_object) {
  EXPECT_EQ(adapter_.admit(notification("[]")).verdict, Verdict::refuse);
}

TEST_F(Duo, forbids_another_bron) {
  auto message = notification(kSmall);
  message.headers[0].value = "00000099000000009999";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::forbid);
}

TEST_F(Duo, takes_every_bron_when_the_oin_of_duo_is_not_set) {
  const std::vector<sdk::Pair> settings{{"mapping", shipped_mapping("duo")}};
  const duo::Adapter adapter{host_.host(), settings};
  auto message = notification(kSmall);
  message.headers[0].value = "00000099000000009999";
  EXPECT_EQ(adapter.admit(message).verdict, Verdict::accept);
}

TEST_F(Duo, knows_one_path_and_one_method) {
  auto message = notification(kSmall);
  message.target = "/v1/notificatie";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
  message = notification(kSmall);
  message.method = "PUT";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
}

TEST_F(Duo, wants_json) {
  auto message = notification(kSmall);
  message.media_type = "text/xml";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::media_type);
}

struct Replied {
  sdk::Reply reply;
  int status;
};

class DuoReply : public Duo, public testing::WithParamInterface<Replied> {};

TEST_P(DuoReply, has_the_status_of_the_contract_and_no_body) {
  sdk::ReplyRequest request;
  request.reply = GetParam().reply;
  const auto answer = adapter_.reply(request);
  EXPECT_EQ(answer.status, GetParam().status);
  EXPECT_EQ(answer.header("API-Version"), "1.8.0");
  EXPECT_TRUE(answer.body.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoReply,
    testing::Values(Replied{sdk::Reply::accepted, 201}, Replied{sdk::Reply::duplicate, 201},
                    Replied{sdk::Reply::conflict, 400}, Replied{sdk::Reply::refused, 400},
                    Replied{sdk::Reply::unauthenticated, 401}, Replied{sdk::Reply::forbidden, 403},
                    Replied{sdk::Reply::unknown_path, 404}, Replied{sdk::Reply::too_large, 413},
                    Replied{sdk::Reply::media_type, 415}));

TEST_F(Duo, tells_during_maintenance_until_when) {
  sdk::ReplyRequest request;
  request.reply = sdk::Reply::unavailable;
  request.notice = "Gepland onderhoud tot 06:00 uur.";
  const auto answer = adapter_.reply(request);
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("API-Version"), "1.8.0");
  EXPECT_EQ(answer.media_type, "application/json");
  EXPECT_EQ(answer.body, R"({"fouttekst":"Gepland onderhoud tot 06:00 uur."})");
}

TEST_F(Duo, cuts_a_notice_at_two_hundred_characters_not_bytes) {
  sdk::ReplyRequest request;
  request.reply = sdk::Reply::unavailable;
  for (int i = 0; i < 250; ++i) request.notice += "é";
  std::string expected;
  for (int i = 0; i < 200; ++i) expected += "é";
  EXPECT_EQ(adapter_.reply(request).body, "{\"fouttekst\":\"" + expected + "\"}");
}

TEST_F(Duo, has_a_text_for_maintenance_without_notice) {
  sdk::ReplyRequest request;
  request.reply = sdk::Reply::unavailable;
  EXPECT_EQ(
      adapter_.reply(request).body,
      R"({"fouttekst":"De dienst is tijdelijk niet beschikbaar. Probeer het later opnieuw."})");
}

TEST(DuoSettings, refuses_to_start_without_mapping) {
  const StillHost host{0};
  const std::vector<sdk::Pair> none;
  try {
    const duo::Adapter adapter{host.host(), none};
    FAIL() << "no BadSetting";
  } catch (const sdk::BadSetting& error) {
    EXPECT_EQ(error.where(), "mapping");
  }
}

TEST(DuoSettings, refuses_a_mapping_that_lacks_a_kind) {
  const StillHost host{0};
  const std::vector<sdk::Pair> settings{
      {"mapping", R"(<mapping xmlns="urn:rodedraad:config:1" adapter="duo"/>)"}};
  EXPECT_THROW((duo::Adapter{host.host(), settings}), sdk::BadSetting);
}

}  // namespace
}  // namespace rodedraad::tests
