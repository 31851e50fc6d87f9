#include "fixture.h"

namespace rodedraad::tests {
namespace {

/// The other municipalities of the ready-made configuration.
class Buurgemeente : public Generic {
 protected:
  static generic::Adapter adapter() {
    static const StillHost host{0};
    const std::vector<sdk::Pair> settings{{"mapping", shipped_mapping("buurgemeente")},
                                          {"format", "json"},
                                          {"kind-from", "soort"},
                                          {"id-from", "berichtId"},
                                          {"municipality-from", "gemeentecode"}};
    return generic::Adapter{host.host(), settings};
  }

  static sdk::EncodeRequest of_case(const std::string& kind) {
    return request(kind, {{"inburgeraar.bsn", "", "999990019"},
                          {"verhuizing.naarGemeente", "", "0512"},
                          {"pip.dagtekening", "", "2026-02-10"},
                          {"pip.leerroute", "", "B"},
                          {"pvt.datumOndertekening", "", "2026-03-20"},
                          {"uren.bekendTotEnMet", "0505/2026-05-01", "2026-04-30"},
                          {"uren.participatieactiviteiten", "0505/2026-05-01", "40"},
                          {"handhaving.artikel", "B-1", "23"},
                          {"handhaving.onherroepelijk", "B-1", "2026-04-20"}});
  }
};

TEST_F(Buurgemeente, is_asked_for_a_file) {
  const auto own = adapter();
  const auto message = posted(R"({"soort":"dossierverzoek","berichtId":"d1","gemeentecode":"0505",
      "vanGemeente":"0512","bsn":"999990019","datum":"2026-05-04"})");
  EXPECT_EQ(own.admit(message).kind, "dossierverzoek");
  EXPECT_EQ(render(decoded(own, message)),
            "identifier bsn 999990019\n"
            "fact dossier.gevraagdOp = 2026-05-04\n"
            "fact verhuizing.naarGemeente = 0512\n");
}

TEST_F(Buurgemeente, gets_plan_progress_and_fines) {
  expect_golden("generic", "dossier.request", render(adapter().encode(of_case("dossier"))));
}

TEST_F(Buurgemeente, is_asked_for_a_file_with_no_more_than_who_it_is) {
  expect_golden("generic", "dossierverzoek.request",
                render(adapter().encode(of_case("dossierverzoek"))));
}

TEST_F(Buurgemeente, understands_the_file_that_another_hub_gives) {
  const auto own = adapter();
  expect_golden("generic", "dossier.decoded",
                render(decoded(own, posted(own.encode(of_case("dossier")).body))));
}

}  // namespace
}  // namespace rodedraad::tests
