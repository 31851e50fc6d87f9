#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

class WmoMeaning : public Wmo, public testing::WithParamInterface<const char*> {};

/// What was said before, so that every sample fits in.
const std::vector<sdk::FieldValue> kBefore{
    {"wmoLevering.begindatum", "500124/07/2026-02-02", "2026-02-02"},
    {"wmoVoorziening.status", "500123", "toegewezen"},
    {"wmoVoorziening.status", "500124", "toegewezen"},
};

std::vector<sdk::FieldValue> before(std::string_view kind) {
  auto fields = kBefore;
  if (kind == "wmo307") {
    fields.push_back({"wmoVoorziening.status", "500126", "toegewezen"});
    fields.push_back({"wmoLevering.begindatum", "500123/02/02A03/2026-03-11", "2026-03-11"});
    fields.push_back({"wmoLevering.begindatum", "500126/15/2026-01-05", "2026-01-05"});
    fields.push_back({"wmoLevering.einddatum", "500126/15/2026-01-05", "2026-04-30"});
    fields.push_back({"wmoLevering.redenBeeindiging", "500126/15/2026-01-05", "volgens plan"});
  }
  return fields;
}

TEST_P(WmoMeaning, of_a_bare_message_is_golden) {
  const std::string name = GetParam();
  expect_golden(
      "wmo", name + ".decoded",
      all(adapter_, posted(sample(name + ".xml"), name.substr(0, 6)), known(before(name))));
}

TEST_P(WmoMeaning, of_an_enveloped_message_is_golden) {
  const std::string name = GetParam();
  const auto function = "WMO" + name.substr(3, 3);
  const bool retour = name == "wmo302" || name == "wmo306" || name == "wmo308" ||
                      name == "wmo316" || name == "wmo318" || name == "wmo320";
  const auto body = enveloped(sample(name + ".xml"), function,
                              retour ? "2b4e28ba-2fa1-4d2e-883f-0016d3cca427" : "");
  expect_golden("wmo", name + "_envelop.decoded",
                all(answering_, posted(body, name.substr(0, 6)), known(before(name))));
}

INSTANTIATE_TEST_SUITE_P(Heen, WmoMeaning, testing::ValuesIn(kHeenKinds));
INSTANTIATE_TEST_SUITE_P(Retour, WmoMeaning, testing::ValuesIn(kRetourKinds));
INSTANTIATE_TEST_SUITE_P(More, WmoMeaning, testing::Values("wmo319_onderzoek"));

TEST_F(Wmo, gives_no_facts_about_a_person_that_the_hub_does_not_know) {
  sdk::Known nobody;
  nobody.today = "2026-08-03";
  const auto related = strict_.relate(posted(sample("wmo305.xml"), "wmo305"), nobody);
  EXPECT_THAT(related.facts, IsEmpty());
  ASSERT_THAT(related.responses, SizeIs(1));
  EXPECT_THAT(related.responses.front().fields, SizeIs(1)) << "approved: no codes";
}

TEST_F(Wmo, sends_no_return_message_when_another_system_does) {
  EXPECT_THAT(adapter_.relate(posted(sample("wmo305.xml"), "wmo305"), known()).responses,
              IsEmpty());
}

struct Birth {
  const char* day;
  const char* use;
  const char* expected;
};

TEST_F(Wmo, keeps_unknown_parts_of_a_date_of_birth_unknown) {
  for (const auto& [day, use, expected] :
       {Birth{"1991-05-01", "1", "1991-05-00"}, Birth{"1991-01-01", "2", "1991-00-00"}}) {
    const auto body =
        changed("wmo305.xml", "<iwmo:Datum>1991-05-17</iwmo:Datum>",
                std::string{"<iwmo:Datum>"} + day + "</iwmo:Datum><iwmo:DatumGebruik>" + use +
                    "</iwmo:DatumGebruik>");
    EXPECT_THAT(
        adapter_.relate(posted(body, "wmo305"), known(kBefore)).facts,
        Contains(sdk::DecodedFact{{"inburgeraar.geboortedatum", "", expected}, "", "", false}));
  }
}

TEST_F(Wmo, has_no_date_of_birth_when_it_is_wholly_unknown) {
  const auto body =
      changed("wmo305.xml", "<iwmo:Datum>1991-05-17</iwmo:Datum>",
              "<iwmo:Datum>1900-01-01</iwmo:Datum><iwmo:DatumGebruik>3</iwmo:DatumGebruik>");
  for (const auto& fact : adapter_.relate(posted(body, "wmo305"), known(kBefore)).facts) {
    EXPECT_NE(fact.field.path, "inburgeraar.geboortedatum");
  }
}

std::vector<std::string> values(const sdk::Decoded& decoded, std::string_view path,
                                std::string_view key = {}) {
  std::vector<std::string> found;
  for (const auto& fact : decoded.facts) {
    if (fact.field.path == path && fact.field.key == key) {
      found.push_back(fact.withdrawn ? "withdrawn" : fact.field.value);
    }
  }
  return found;
}

TEST_F(Wmo, lets_the_latest_allocation_count_whatever_came_last) {
  const std::vector<sdk::FieldValue> later{
      {"wmoVoorziening.toewijzingsmoment", "500124", "2026-03-02T10:15:01"},
      {"wmoVoorziening.status", "500124", "gewijzigd"}};
  const auto related = adapter_.relate(posted(sample("wmo301.xml"), "wmo301"), known(later));
  EXPECT_THAT(values(related, "wmoVoorziening.status", "500124"), IsEmpty());
  EXPECT_THAT(values(related, "wmoVoorziening.status", "500123"),
              testing::ElementsAre("toegewezen"));
  EXPECT_THAT(codes(related.findings), Contains("wmo-ouder"));
}

TEST_F(Wmo, takes_a_second_version_of_the_same_moment) {
  const std::vector<sdk::FieldValue> same{
      {"wmoVoorziening.toewijzingsmoment", "500123", "2026-03-02T10:15:00"},
      {"wmoVoorziening.status", "500123", "toegewezen"}};
  const auto related = adapter_.relate(posted(sample("wmo301.xml"), "wmo301"), known(same));
  EXPECT_THAT(values(related, "wmoVoorziening.status", "500123"),
              testing::ElementsAre("gewijzigd"));
}

TEST_F(Wmo, resumes_a_delivery_when_its_stop_is_taken_back) {
  const std::vector<sdk::FieldValue> stopped{
      {"wmoLevering.begindatum", "500126/15/2026-01-05", "2026-01-05"},
      {"wmoLevering.einddatum", "500126/15/2026-01-05", "2026-04-30"},
      {"wmoLevering.redenBeeindiging", "500126/15/2026-01-05", "volgens plan"}};
  const auto related = adapter_.relate(posted(sample("wmo307.xml"), "wmo307"), known(stopped));
  EXPECT_THAT(values(related, "wmoLevering.status", "500126/15/2026-01-05"),
              testing::ElementsAre("gestart"));
  EXPECT_THAT(values(related, "wmoLevering.einddatum", "500126/15/2026-01-05"),
              testing::ElementsAre("withdrawn"));
}

TEST_F(Wmo, ties_a_fault_message_to_the_message_it_is_about) {
  const std::vector<sdk::FieldValue> sent{
      {"wmoBericht.referentie", "414/0505/TW1", "1b4e28ba-2fa1-4d2e-883f-0016d3cca427"}};
  const auto related = adapter_.relate(posted(sample("fo01.xml"), "fo01"), known(sent));
  EXPECT_THAT(values(related, "wmoBericht.uitkomst", "414/0505/TW1"),
              testing::ElementsAre("geweigerd"));
  EXPECT_THAT(values(related, "wmoBericht.retourcodes", "414/0505/TW1"),
              testing::ElementsAre("IB010"));
}

TEST_F(Wmo, reports_a_fault_message_about_an_unknown_message) {
  const auto related = adapter_.relate(posted(sample("fo01.xml"), "fo01"), known());
  EXPECT_THAT(related.facts, IsEmpty());
  EXPECT_THAT(codes(related.findings), testing::ElementsAre("IB010"));
}

TEST_F(Wmo, identifies_a_fault_message_by_the_reference_it_answers) {
  EXPECT_THAT(adapter_.decode(posted(sample("fo01.xml"), "fo01")).identifiers,
              testing::ElementsAre(sdk::Identifier{"stuf.referentie", kGgkReference}));
}

TEST_F(Wmo, throws_for_what_cannot_be_read) {
  EXPECT_THROW(adapter_.decode(posted("<a/>", "wmo305")), sdk::BadMessage);
}

TEST_F(Wmo, gives_findings_and_no_facts_when_the_structure_is_broken_after_all) {
  const auto decoded = adapter_.decode(posted(changed("wmo305.xml", "999990019", "9"), "wmo305"));
  EXPECT_THAT(decoded.identifiers, IsEmpty());
  EXPECT_THAT(codes(decoded.findings), testing::ElementsAre("StUF055"));
}

TEST_F(Wmo, lets_a_mapping_of_a_release_win) {
  auto mapping = shipped_mapping("wmo");
  const auto end = mapping.rfind("</mapping>");
  mapping.insert(end,
                 "<message kind=\"wmo319@3.2\"><each select=\".\" key=\"'x'\">"
                 "<field path=\"wmoBericht.soort\" value=\"eigen\"/></each></message>");
  const wmo::Adapter adapter{host_.host(), std::vector<sdk::Pair>{{"mapping", mapping}}};
  const auto related = adapter.relate(posted(sample("wmo319.xml"), "wmo319"), known());
  EXPECT_THAT(values(related, "wmoBericht.soort", "x"), testing::ElementsAre("eigen"));
}

}  // namespace
}  // namespace rodedraad::tests
