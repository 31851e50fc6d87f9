#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;

TEST_F(Participatiewet, admits_an_event) {
  const auto admission =
      adapter_.admit(event("pw.beeindiging", R"("einddatum":"2026-12-31","onbekend":{"x":[1]})"));
  EXPECT_EQ(render(admission),
            "accept pw.beeindiging\n"
            "key 0c1e8a7a-7f2e-4d0a-9c53-2ad5ee2c0001\n"
            "municipality code:0505\n");
}

TEST_F(Participatiewet, admits_events_on_each_of_its_paths) {
  for (const auto* const target : {"/pw/berichten", "/berichten", "/", ""}) {
    auto message = event("pw.beeindiging", R"("einddatum":"2026-12-31")");
    message.target = target;
    EXPECT_EQ(adapter_.admit(message).verdict, Verdict::accept) << target;
  }
}

TEST_F(Participatiewet, refuses_all_mistakes_of_an_event_at_once) {
  const auto admission = adapter_.admit(posted(golden("participatiewet", "besluit_fout.json")));
  expect_golden("participatiewet", "besluit_fout.admission", render(admission));
}

TEST_F(Participatiewet, refuses_what_is_no_json_or_no_known_event) {
  const auto admission = adapter_.admit(posted("nee"));
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().code, "pw-onleesbaar");
  EXPECT_EQ(adapter_.admit(posted("[]")).verdict, Verdict::refuse);
  EXPECT_EQ(adapter_.admit(event("pw.vordering", R"("x":1)")).verdict, Verdict::refuse);
}

TEST_F(Participatiewet, refuses_the_same_member_twice) {
  const auto message = event("pw.beeindiging", R"("bsn":"999990020","einddatum":"2026-12-31")");
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::refuse);
}

TEST_F(Participatiewet, wants_one_of_the_names_of_a_begin) {
  const auto verdict = [&](const char* members) {
    return adapter_.admit(event("pw.voorziening", members)).verdict;
  };
  EXPECT_EQ(verdict(R"("nummer":"1","begindatum":"2026-01-01")"), Verdict::accept);
  EXPECT_EQ(verdict(R"("nummer":"1","startdatum":"2026-01-01")"), Verdict::accept);
  EXPECT_EQ(verdict(R"("nummer":"1")"), Verdict::refuse);
}

TEST_F(Participatiewet, accepts_an_unknown_act_with_a_warning) {
  const auto admission =
      adapter_.admit(event("pw.aanvraag", R"("aanvraagdatum":"2026-01-19","wet":"WWIK")"));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings.front().severity, sdk::Severity::warning);
  EXPECT_EQ(admission.findings.front().where, "/wet");
}

TEST_F(Participatiewet, knows_no_other_path_or_media_type) {
  auto message = posted("{}");
  message.target = "/vwn/berichten";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
  message = posted("{}");
  message.method = "DELETE";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
  message = posted("{}");
  message.media_type = "";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::media_type);
}

TEST_F(Participatiewet, agrees_with_the_public_sample) {
  const auto samples = shared_folder("samples/participatiewet");
  if (!samples) GTEST_SKIP() << "the public samples are not beside the checkout";
  const auto admission =
      adapter_.admit(posted(read_file(*samples / "PROPOSED_ontzorgen_status.json")));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_TRUE(admission.findings.empty());
}

}  // namespace
}  // namespace rodedraad::tests
