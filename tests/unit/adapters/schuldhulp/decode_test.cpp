#include <gmock/gmock.h>

#include <algorithm>

#include "fixture.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string all(const schuldhulp::Adapter& adapter, const sdk::Decoded& delivery) {
  auto out = render(delivery);
  for (const auto& part : delivery.parts) {
    out += "---- " + part.kind + "\n" + render(adapter.admit(part)) + render(adapter.decode(part));
  }
  return out;
}

TEST_F(Schuldhulp, splits_a_delivery_by_traject_and_client) {
  const auto decoded =
      adapter_.decode(of_kind("ddas.levering", golden("schuldhulp", "traject.json")));
  expect_golden("schuldhulp", "traject.decoded", all(adapter_, decoded));
}

TEST_F(Schuldhulp, splits_a_delivery_of_signals) {
  const auto decoded =
      adapter_.decode(of_kind("vs.levering", golden("schuldhulp", "signalen.json")));
  expect_golden("schuldhulp", "signalen.decoded", all(adapter_, decoded));
}

TEST_F(Schuldhulp, tells_every_deviation_that_it_understands) {
  const auto decoded =
      adapter_.decode(of_kind("ddas.levering", golden("schuldhulp", "afwijkend.json")));
  expect_golden("schuldhulp", "afwijkend.decoded", all(adapter_, decoded));
}

TEST_F(Schuldhulp, takes_nothing_of_a_deviating_delivery_when_it_is_strict) {
  const auto decoded =
      adapter_with({{"streng", "true"}})
          .decode(of_kind("ddas.levering", golden("schuldhulp", "afwijkend.json")));
  EXPECT_THAT(decoded.parts, IsEmpty());
}

TEST_F(Schuldhulp, shows_no_value_of_a_deviation) {
  const auto decoded =
      adapter_.decode(of_kind("ddas.levering", golden("schuldhulp", "afwijkend.json")));
  for (const auto& finding : decoded.findings) {
    EXPECT_THAT(finding.where + finding.text, Not(HasSubstr("99999")));
  }
}

TEST_F(Schuldhulp, maps_to_fields_of_the_table_only) {
  const auto mapping = message::Mapping::compile(shipped_mapping("schuldhulp"));
  for (const auto& path : mapping->paths()) {
    EXPECT_NE(model::find_field(path), nullptr) << path;
  }
}

TEST_F(Schuldhulp, gives_values_that_the_table_allows) {
  for (const auto* const name : {"traject.json", "signalen.json", "afwijkend.json"}) {
    const auto kind = std::string_view{name} == "signalen.json" ? "vs.levering" : "ddas.levering";
    for (const auto& part : adapter_.decode(of_kind(kind, golden("schuldhulp", name))).parts) {
      for (const auto& fact : adapter_.decode(part).facts) {
        const auto* const field = model::find_field(fact.field.path);
        ASSERT_NE(field, nullptr) << fact.field.path;
        EXPECT_EQ(model::value_problem(*field, fact.field.value), "") << fact.field.path;
        EXPECT_EQ(field->key.empty(), fact.field.key.empty()) << fact.field.path;
      }
    }
  }
}

struct Stand {
  std::string_view name;
  std::string_view members;
  std::string_view status;
};

void PrintTo(const Stand& stand, std::ostream* out) { *out << stand.name; }

class SchuldhulpStatus : public Schuldhulp, public testing::WithParamInterface<Stand> {};

TEST_P(SchuldhulpStatus, is_the_last_phase_that_began) {
  EXPECT_EQ(value(said(delivery(std::string{GetParam().members})), "schuldhulp.status"),
            GetParam().status);
}

// The delivery is of 2026-05-16.
INSTANTIATE_TEST_SUITE_P(
    All, SchuldhulpStatus,
    testing::Values(
        Stand{"nothing_said", "", "aangemeld"},
        Stand{"registered", R"("aanmelding":{"startdatum":"2026-04-14"})", "aangemeld"},
        Stand{"granted", R"("toekenningsdatum":"2026-05-01")", "toegelaten"},
        Stand{
            "admitted",
            R"("intake":{"beschikkingssoort":"Toelatingsbeschikking","beschikkingsdatum":"2026-05-06"})",
            "toegelaten"},
        Stand{
            "admitted_later",
            R"("intake":{"beschikkingssoort":"Toelatingsbeschikking","beschikkingsdatum":"2026-06-06"})",
            "aangemeld"},
        Stand{
            "refused",
            R"("intake":{"beschikkingssoort":"Afwijzingsbeschikking","beschikkingsdatum":"2026-05-06"},
                 "uitstroom":{"datum":"2026-05-06"})",
            "afgewezen"},
        Stand{"stabilisation", R"("stabilisatie":{"startdatum":"2026-05-15"})", "stabilisatie"},
        Stand{"planned_stabilisation", R"("stabilisatie":{"startdatum":"2026-06-15"})",
              "aangemeld"},
        Stand{
            "scheme",
            R"("stabilisatie":{"startdatum":"2026-02-15"},"schuldregeling":{"datum":"2026-03-01"})",
            "schuldregeling"},
        Stand{"scheme_refused",
              R"("stabilisatie":{"startdatum":"2026-02-15"},
                 "schuldregeling":{"datum":"2026-03-01","afgewezen":"2026-04-01"})",
              "stabilisatie"},
        Stand{
            "solution_with_planned_end",
            R"("einddatum":"2027-11-01","oplossing":{"startdatum":"2026-05-01","einddatum":"2027-11-01"})",
            "oplossing"},
        Stand{"left",
              R"("oplossing":{"startdatum":"2025-05-01"},"uitstroom":{"datum":"2026-05-01"})",
              "beeindigd"},
        Stand{"ended_without_a_reason", R"("einddatum":"2026-05-16")", "beeindigd"},
        Stand{"aftercare",
              R"("uitstroom":{"datum":"2026-05-01"},"nazorg":{"startdatum":"2026-05-02"})",
              "nazorg"},
        Stand{"after_aftercare",
              R"("uitstroom":{"datum":"2026-01-01"},
                 "nazorg":{"startdatum":"2026-01-02","einddatum":"2026-05-02"})",
              "beeindigd"}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST_F(Schuldhulp, takes_a_lasting_crisis_from_its_list) {
  EXPECT_EQ(value(said(delivery(R"("crisisinterventies":[{"startdatum":"2026-05-01"}])")),
                  "schuldhulp.crisis"),
            "true");
  EXPECT_EQ(value(said(delivery(R"("aanmelding":{"crisisinterventie":true},
      "crisisinterventies":[{"startdatum":"2026-05-01","einddatum":"2026-05-03"}])")),
                  "schuldhulp.crisis"),
            "false");
}

TEST_F(Schuldhulp, keeps_amounts_and_creditors_at_the_source) {
  const auto part =
      parts(delivery(R"("totaalSchuldbedragBijAanvangSchuld":6840,"omschrijving":"vrij",
      "oplossing":{"soort":"Saneringskrediet","vtlb":1380},
      "schulden":[{"bedrag":6840,"schuldeiser":{"naam":"Bank"}}])"))
          .front();
  EXPECT_THAT(part.body, testing::AllOf(Not(HasSubstr("6840")), Not(HasSubstr("1380")),
                                        Not(HasSubstr("Bank")), Not(HasSubstr("vrij"))));
  EXPECT_EQ(value(adapter_.decode(part), "schuldhulp.problematischeSchulden"), "true");
  EXPECT_EQ(value(adapter_.decode(part), "schuldhulp.schuldklasse"), "");
}

TEST_F(Schuldhulp, takes_a_band_when_amounts_are_wanted) {
  const auto wanting = adapter_with({{"bedragen", "true"}});
  const auto body = delivery(R"("schulden":[{"bedrag":4000},{"bedrag":2840}])");
  const auto part = wanting.decode(of_kind("ddas.levering", body)).parts.front();
  EXPECT_EQ(value(wanting.decode(part), "schuldhulp.schuldklasse"), "5000-tot-15000");
  EXPECT_THAT(part.body, Not(HasSubstr("6840")));
}

TEST_F(Schuldhulp, names_a_client_without_bsn_by_what_is_known) {
  const auto decoded = said(delivery("", "2026-05-16T06:00:00Z",
                                     R"({"Geboortedatum":"1994-03-12","Geslachtsaanduiding":"Vrouw",
      "Postcode":"3512 AB","Huisnummer":"12","Huisnummertoevoeging":"B"})"));
  EXPECT_THAT(decoded.identifiers, IsEmpty());
  EXPECT_EQ(value(decoded, "inburgeraar.geboortedatum"), "1994-03-12");
  EXPECT_EQ(value(decoded, "inburgeraar.geslacht"), "V");
  EXPECT_EQ(value(decoded, "inburgeraar.postcode"), "3512AB");
  EXPECT_EQ(value(decoded, "schuldhulpClient.huisnummer"), "12 B");
  EXPECT_EQ(decoded.findings.front().code, "shv-zonder-bsn");
}

TEST_F(Schuldhulp, gives_both_clients_of_a_traject_the_same_key) {
  const auto both = parts(delivery(R"("startdatum":"2026-04-14")", "2026-05-16T06:00:00Z",
                                   R"({"Burgerservicenummer":"999994037"},
                                      {"Burgerservicenummer":"999990019"})"));
  ASSERT_THAT(both, SizeIs(2));
  const auto key = [&](const sdk::Message& part) {
    const auto decoded = adapter_.decode(part);
    const auto found = std::find_if(decoded.facts.begin(), decoded.facts.end(), [](const auto& f) {
      return f.field.path == "schuldhulp.status";
    });
    return found->field.key;
  };
  EXPECT_EQ(key(both[0]), key(both[1]));
  EXPECT_THAT(key(both[0]), testing::StartsWith("0505/2026-04-14/samen-"));
}

std::string page(int number, int pages) {
  return R"({"gegevens":{"leveringen":[]},"paginering":{"pageSize":1,"currentPage":)" +
         std::to_string(number) + R"(,"totalPages":)" + std::to_string(pages) +
         R"(,"totalRecords":3}})";
}

TEST_F(Schuldhulp, asks_the_next_page_until_the_last) {
  const sdk::Response next{"gegevens.opvragen", {{"opvraag.pagina", "", "2"}}};
  EXPECT_THAT(adapter_.decode(of_kind("ddas.levering", page(1, 3))).responses, ElementsAre(next));
  EXPECT_THAT(adapter_.decode(of_kind("ddas.levering", page(3, 3))).responses, IsEmpty());
}

TEST_F(Schuldhulp, asks_nothing_after_a_delivery_without_pages) {
  EXPECT_THAT(adapter_.decode(of_kind("ddas.levering", delivery(""))).responses, IsEmpty());
}

TEST_F(Schuldhulp, reads_as_many_trajecten_as_a_delivery_may_have) {
  constexpr int most = 25'000;
  std::string body = delivery("");
  const auto from = body.find("{\"gemeentecode\"");
  const auto one = body.substr(from, body.rfind("]}]}") - from);
  std::string all_of_them = one;
  for (int i = 1; i < most; ++i) all_of_them += "," + one;
  body.replace(from, one.size(), all_of_them);
  EXPECT_THAT(parts(body), SizeIs(most));
}

}  // namespace
}  // namespace rodedraad::tests
