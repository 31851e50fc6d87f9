#include <gmock/gmock.h>

#include "fixture.h"
#include "rodedraad/sdk/errors.h"

namespace rodedraad::tests {
namespace {

const sdk::FieldValue kZaak{"zaak.url", "", "https://zaken.example/zaken/api/v1/zaken/z1"};

TEST_F(Zgw, opens_a_zaak_without_anybody_in_it) {
  expect_golden("zgw", "zaak_openen.request", render(adapter_.encode(request("zaak.openen", {}))));
}

TEST_F(Zgw, sets_the_status_of_a_milestone) {
  expect_golden("zgw", "status.request",
                render(adapter_.encode(request("status.pip-vastgesteld", {kZaak}))));
}

TEST_F(Zgw, adds_the_initiator) {
  expect_golden("zgw", "rol.request",
                render(adapter_.encode(
                    request("rol.toevoegen", {kZaak, {"inburgeraar.bsn", "", "999990019"}}))));
}

TEST_F(Zgw, asks_below_the_address_of_the_api_only) {
  EXPECT_EQ(adapter_.encode(request("zaak.opvragen", {kZaak})).target, "/zaken/z1");
  for (const auto* const elsewhere :
       {"https://elders.example/zaken/1", "https://zaken.example/zaken/api/v12/zaken/1",
        "https://zaken.example/zaken/api/v1/../../x", "https://zaken.example/zaken/api/v1/a b"}) {
    EXPECT_THROW((void)adapter_.encode(request("zaak.opvragen", {{"zaak.url", "", elsewhere}})),
                 sdk::BadMessage)
        << elsewhere;
  }
}

TEST_F(Zgw, makes_nothing_of_what_is_missing) {
  EXPECT_THROW((void)adapter_.encode(request("zaak.opvragen", {})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(request("status.ingeburgerd", {kZaak})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(request("rol.toevoegen", {kZaak})), sdk::BadMessage);
  EXPECT_THROW((void)adapter_.encode(request("iets", {})), sdk::BadMessage);
}

TEST_F(Zgw, names_the_setting_that_it_does_not_take) {
  const auto refused = [&](const std::string& name, const std::string& value) -> std::string {
    auto all = settings();
    for (auto& each : all) {
      if (each.name == name) each.value = value;
    }
    try {
      const zgw::Adapter adapter{host_.host(), all};
    } catch (const sdk::BadSetting& bad) {
      return bad.where();
    }
    return {};
  };
  EXPECT_EQ(refused("api", "zaken"), "api");
  EXPECT_EQ(refused("rsin", "123456789"), "rsin");
  EXPECT_EQ(refused("zaaktype", ""), "zaaktype");
  EXPECT_EQ(refused("roltype", "x"), "roltype");
  EXPECT_EQ(refused("municipality", "Dordrecht"), "municipality");
  EXPECT_EQ(refused("oin", ""), "");
}

}  // namespace
}  // namespace rodedraad::tests
