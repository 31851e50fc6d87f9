#include <gmock/gmock.h>

#include "fixture.h"
#include "threads.h"

namespace rodedraad::tests {
namespace {

TEST_F(Duo, says_the_same_twice_and_on_four_threads) {
  auto message = notification(golden("duo", "notificatie.json"));
  message.kind = "notificatie";
  const auto exams = content("examenresultaten", golden("duo", "examenresultaten.json"));
  const auto question = request("pip.opvragen", {{"inburgeraar.bsn", "", "999990019"}});
  const auto work = [&] {
    return render(adapter_.admit(message)) + render(adapter_.decode(message)) +
           render(adapter_.decode(exams)) + render(adapter_.encode(question));
  };
  EXPECT_THAT(on_four_threads(work, 50), testing::Each(work()));
}

}  // namespace
}  // namespace rodedraad::tests
