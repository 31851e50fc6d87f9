#include <gmock/gmock.h>

#include "fixture.h"
#include "threads.h"

namespace rodedraad::tests {
namespace {

TEST_F(Participatiewet, says_the_same_twice_and_on_four_threads) {
  const auto message = posted(golden("participatiewet", "aanvraag.json"));
  const auto question = request("ontzorgen.starten", {{"inburgeraar.bsn", "", "999990019"},
                                                      {"bijstand.startdatum", "", "2026-01-19"}});
  const auto work = [&] {
    return render(adapter_.admit(message)) + render(adapter_.decode(message)) +
           render(adapter_.encode(question));
  };
  EXPECT_THAT(on_four_threads(work, 50), testing::Each(work()));
}

TEST_F(Participatiewet, reads_suwinet_and_focus_the_same_on_four_threads) {
  const auto dossier =
      answered("bijstandsregelingen", golden("participatiewet", "bijstand_toegekend.xml"));
  auto focus = posted(golden("participatiewet", "focus_herstel.json"));
  focus.kind = "focus.aanvragen";
  const sdk::Known known{
      true,
      "2026-05-01",
      {{"bijstand.bron", "", "suwinet"}, {"bijstand.einddatum", "", "2026-01-01"}}};
  const auto work = [&] {
    return render(adapter_.decode(dossier)) + render(adapter_.relate(dossier, known)) +
           render(adapter_.decode(focus));
  };
  EXPECT_THAT(on_four_threads(work, 20), testing::Each(work()));
}

}  // namespace
}  // namespace rodedraad::tests
