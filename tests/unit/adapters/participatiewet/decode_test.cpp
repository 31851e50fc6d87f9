#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::IsEmpty;

class ParticipatiewetEvent : public Participatiewet,
                             public testing::WithParamInterface<const char*> {};

TEST_P(ParticipatiewetEvent, becomes_facts) {
  const std::string name = GetParam();
  auto message = posted(golden("participatiewet", name + ".json"));
  const auto admission = adapter_.admit(message);
  EXPECT_EQ(admission.verdict, sdk::Verdict::accept);
  message.kind = admission.kind;
  expect_golden("participatiewet", name + ".decoded", render(adapter_.decode(message)));
}

INSTANTIATE_TEST_SUITE_P(Every, ParticipatiewetEvent,
                         testing::Values("aanvraag", "aanvraag_kort", "besluit",
                                         "besluit_afgewezen", "beeindiging", "ontzorgen",
                                         "voorziening", "maatregel"),
                         [](const auto& tested) { return std::string{tested.param}; });

TEST_F(Participatiewet, says_nothing_of_an_event_that_breaks_the_agreement) {
  const auto decoded = adapter_.decode(posted(golden("participatiewet", "besluit_fout.json")));
  EXPECT_THAT(decoded.identifiers, IsEmpty());
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_FALSE(decoded.findings.empty());
}

TEST_F(Participatiewet, cannot_decode_what_is_no_event) {
  EXPECT_THROW((void)adapter_.decode(posted("")), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.decode(posted(R"({"berichttype":"pw.vordering"})")), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
