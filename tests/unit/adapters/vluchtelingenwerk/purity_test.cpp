#include <gmock/gmock.h>

#include "fixture.h"
#include "threads.h"

namespace rodedraad::tests {
namespace {

TEST_F(Vluchtelingenwerk, says_the_same_twice_and_on_four_threads) {
  const auto message = admitted(posted(golden("vluchtelingenwerk", "begeleiding.json")));
  const auto delivery = admitted(dropped(golden("vluchtelingenwerk", "levering.csv")));
  const auto question = request("verzoek-begeleiding", {{"inburgeraar.vNummer", "", "2789456123"}});
  const auto work = [&] {
    return render(adapter_.admit(message)) + render(adapter_.decode(message)) +
           render(adapter_.decode(delivery)) + render(adapter_.encode(question));
  };
  EXPECT_THAT(on_four_threads(work, 50), testing::Each(work()));
}

}  // namespace
}  // namespace rodedraad::tests
