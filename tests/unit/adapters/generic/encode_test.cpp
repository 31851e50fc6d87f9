#include "fixture.h"

namespace rodedraad::tests {
namespace {

TEST_F(Generic, makes_what_the_template_says) {
  const auto message =
      with({}).encode(request("verzoek", {{"inburgeraar.vNummer", "", "2789456123"},
                                          {"inburgeraar.bsn", "", "999990019"},
                                          {"pip.leerroute", "", "B1-route"}}));
  expect_golden("generic", "verzoek.request", render(message));
}

TEST_F(Generic, makes_nothing_without_template) {
  EXPECT_THROW((void)with({}).encode(request("contact", {})), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
