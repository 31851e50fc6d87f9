#include <gmock/gmock.h>

#include "fixture.h"
#include "threads.h"

namespace rodedraad::tests {
namespace {

TEST_F(Wmo, says_the_same_twice_and_on_four_threads) {
  const auto message = posted(enveloped(sample("wmo305.xml"), "WMO305"), "wmo305");
  const auto work = [&] {
    const auto related = strict_.relate(message, known());
    return render(strict_.admit(message)) + said(strict_.decode(message)) + said(related) +
           render(strict_.encode(request(related.responses.at(0))));
  };
  EXPECT_THAT(on_four_threads(work, 20), testing::Each(work()));
}

}  // namespace
}  // namespace rodedraad::tests
