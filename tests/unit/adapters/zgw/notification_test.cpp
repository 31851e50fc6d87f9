#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kTest =
    R"({"kanaal":"test","hoofdObject":"https://x.example/1","resource":"test",)"
    R"("resourceUrl":"https://x.example/1","actie":"test","aanmaakdatum":"2026-04-09T10:05:00Z"})";

TEST_F(Zgw, tells_a_notification_by_what_happened_to_what_and_when) {
  const auto admission = adapter_.admit(posted(notification("status", "create")));
  EXPECT_EQ(admission.verdict, Verdict::accept) << render(admission);
  EXPECT_EQ(admission.kind, "notificatie");
  EXPECT_EQ(admission.idempotency_key,
            "zaken https://zaken.example/zaken/api/v1/statussen/s1 create "
            "2026-04-09T10:05:00.123Z");
  EXPECT_EQ(admission.municipality, "code:0505");
}

TEST_F(Zgw, finds_the_municipality_by_the_rsin_of_the_organisation) {
  auto all = settings();
  const std::string table = R"(<table id="gemeente"/>)";
  all[0].value.replace(all[0].value.find(table), table.size(),
                       R"(<table id="gemeente"><row code="999990020" value="0610"/></table>)");
  const zgw::Adapter adapter{host_.host(), all};
  EXPECT_EQ(adapter.admit(posted(notification("zaak", "update"))).municipality, "code:0610");
}

TEST_F(Zgw, forbids_a_notification_of_no_municipality) {
  auto all = settings();
  all.pop_back();
  const zgw::Adapter adapter{host_.host(), all};
  EXPECT_EQ(adapter.admit(posted(notification("zaak", "update"))).verdict, Verdict::forbid);
}

TEST_F(Zgw, takes_the_test_of_a_subscription) {
  const auto admission = adapter_.admit(posted(kTest));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  const auto said = decoded("notificatie", kTest);
  EXPECT_THAT(said.identifiers, IsEmpty());
  EXPECT_THAT(said.follow_ups, IsEmpty());
}

TEST_F(Zgw, refuses_a_notification_with_all_that_is_wrong) {
  const auto admission =
      adapter_.admit(posted(R"({"kanaal":"zaken","aanmaakdatum":"gisteren","kenmerken":[]})"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  const auto answer = adapter_.reply({sdk::Reply::refused, "m1", {}, admission.findings, {}});
  expect_golden("zgw", "notificatie_fout.answer", render(answer));
}

TEST_F(Zgw, answers_as_the_standard_has_it) {
  const auto status = [&](sdk::Reply reply) {
    return adapter_.reply({reply, "m1", {}, {}, {}}).status;
  };
  EXPECT_EQ(status(sdk::Reply::accepted), 204);
  EXPECT_EQ(status(sdk::Reply::duplicate), 204);
  EXPECT_EQ(status(sdk::Reply::conflict), 204);
  EXPECT_EQ(status(sdk::Reply::unauthenticated), 401);
  EXPECT_EQ(status(sdk::Reply::forbidden), 403);
  EXPECT_EQ(status(sdk::Reply::unknown_path), 404);
  EXPECT_EQ(status(sdk::Reply::media_type), 415);
  EXPECT_EQ(status(sdk::Reply::unavailable), 503);
}

TEST_F(Zgw, asks_for_the_zaak_that_changed) {
  const auto said = decoded("notificatie", notification("zaak", "update"));
  EXPECT_THAT(said.follow_ups, ElementsAre("zaak.opvragen"));
  EXPECT_EQ(render(said),
            "identifier zgw.zaak https://zaken.example/zaken/api/v1/zaken/z1\n"
            "fact zaak.url = https://zaken.example/zaken/api/v1/zaken/z1\n"
            "fact zaak.gewijzigd = 2026-04-09T10:05:00.123Z\n"
            "follow-up zaak.opvragen\n");
}

TEST_F(Zgw, asks_for_a_status_that_was_set) {
  EXPECT_THAT(decoded("notificatie", notification("status", "create")).follow_ups,
              ElementsAre("zaak.opvragen", "status.opvragen"));
}

TEST_F(Zgw, asks_for_nothing_that_was_removed) {
  EXPECT_THAT(decoded("notificatie", notification("status", "destroy")).follow_ups, IsEmpty());
}

}  // namespace
}  // namespace rodedraad::tests
