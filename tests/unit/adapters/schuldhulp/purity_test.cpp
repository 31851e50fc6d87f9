#include <gmock/gmock.h>

#include "fixture.h"
#include "threads.h"

namespace rodedraad::tests {
namespace {

TEST_F(Schuldhulp, says_the_same_twice_and_on_four_threads) {
  const auto whole = of_kind("ddas.levering", golden("schuldhulp", "afwijkend.json"));
  const auto part = adapter_.decode(whole).parts.front();
  const auto work = [&] {
    return render(adapter_.decode(whole)) + render(adapter_.admit(part)) +
           render(adapter_.decode(part)) + render(adapter_.relate(part, {}));
  };
  EXPECT_THAT(on_four_threads(work, 50), testing::Each(work()));
}

}  // namespace
}  // namespace rodedraad::tests
