#include <gmock/gmock.h>

#include "fixture.h"
#include "threads.h"

namespace rodedraad::tests {
namespace {

TEST_F(Wijkteam, says_the_same_twice_and_on_four_threads) {
  const auto own = adapter();
  auto message = event(golden("generic", "melding.json"));
  message.kind = own.admit(message).kind;
  const auto question = request("signaal", {{"inburgeraar.vNummer", "", "2789456123"}});
  const auto work = [&] {
    return render(own.admit(message)) + render(own.decode(message)) + render(own.encode(question));
  };
  EXPECT_THAT(on_four_threads(work, 50), testing::Each(work()));
}

}  // namespace
}  // namespace rodedraad::tests
