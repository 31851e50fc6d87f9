#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

sdk::EncodeRequest question(std::vector<sdk::FieldValue> fields = {}) {
  return {"gegevens.opvragen",
          "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003",
          "",
          "",
          "0505",
          "2026-05-01T09:00:00+02:00",
          std::move(fields)};
}

TEST_F(Schuldhulp, asks_the_first_page_of_everything) {
  expect_golden("schuldhulp", "opvragen.request", render(adapter_.encode(question())));
}

TEST_F(Schuldhulp, asks_a_page_within_its_filters) {
  const auto filtered = adapter_with(
      {{"organisatie", "Gemeente \"Dordrecht\""}, {"paginagrootte", "5000"}, {"periode", "jaar"}});
  expect_golden("schuldhulp", "opvragen_gefilterd.request",
                render(filtered.encode(question({{"opvraag.pagina", "", "2"}}))));
}

TEST_F(Schuldhulp, asks_no_page_that_is_no_number) {
  EXPECT_THROW(adapter_.encode(question({{"opvraag.pagina", "", "1,\"x\":1"}})), sdk::BadMessage);
}

TEST_F(Schuldhulp, writes_nothing_else) {
  auto other = question();
  other.kind = "ddas.levering";
  EXPECT_THROW(adapter_.encode(other), sdk::BadMessage);
}

}  // namespace
}  // namespace rodedraad::tests
