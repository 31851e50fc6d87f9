#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// A sample with one thing changed, and the rule that this breaks; "" when it breaks none.
struct Broken {
  const char* rule;
  const char* sample;
  const char* from;
  const char* to;
};

void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.rule << " " << broken.to; }

class WmoRule : public Wmo, public testing::WithParamInterface<Broken> {
 protected:
  sdk::Message message() const {
    return posted(changed(GetParam().sample, GetParam().from, GetParam().to),
                  std::string{GetParam().sample}.substr(0, 6));
  }
};

TEST_P(WmoRule, is_found_and_named) {
  ASSERT_EQ(adapter_.admit(message()).verdict, sdk::Verdict::accept) << "level 1 must hold";
  const auto found = codes(adapter_.decode(message()).findings);
  if (std::string_view{GetParam().rule}.empty()) {
    EXPECT_THAT(found, IsEmpty());
  } else {
    EXPECT_THAT(found, testing::Contains(GetParam().rule));
  }
}

TEST_P(WmoRule, is_answered_with_0001_and_no_facts_are_taken) {
  const auto decoded = answering_.decode(message());
  EXPECT_THAT(decoded.facts, IsEmpty());
  if (std::string_view{GetParam().rule}.empty()) {
    EXPECT_THAT(decoded.responses, IsEmpty());
    return;
  }
  ASSERT_THAT(decoded.responses, SizeIs(1));
  ASSERT_THAT(decoded.responses.front().fields, SizeIs(2));
  EXPECT_EQ(decoded.responses.front().fields[1],
            (sdk::FieldValue{"wmoRetour.code", "Header", "0001"}));
  const auto related = answering_.relate(message(), known());
  EXPECT_THAT(related.responses, IsEmpty()) << "answered once";
  for (const auto& fact : related.facts) {
    EXPECT_TRUE(fact.field.path.starts_with("wmoBericht.")) << fact.field.path;
  }
}

constexpr const char* kVolume =
    "<m:Omvang><iwmo:Volume>3</iwmo:Volume><iwmo:Eenheid>04</iwmo:Eenheid>"
    "<iwmo:Frequentie>2</iwmo:Frequentie></m:Omvang>";
constexpr const char* kBirth = "<iwmo:Datum>1991-05-17</iwmo:Datum>";
constexpr const char* kReferrer =
    "<iwmo:Type>02</iwmo:Type><iwmo:ZorgverlenerCode>01012345</iwmo:ZorgverlenerCode>";

INSTANTIATE_TEST_SUITE_P(
    Person, WmoRule,
    testing::Values(
        Broken{"CS002", "wmo305.xml", "999990019", "999990018"},
        Broken{"CS139", "wmo305.xml", kBirth,
               "<iwmo:Datum>1991-05-17</iwmo:Datum><iwmo:DatumGebruik>1</iwmo:DatumGebruik>"},
        Broken{"CS139", "wmo305.xml", kBirth,
               "<iwmo:Datum>1991-05-01</iwmo:Datum><iwmo:DatumGebruik>2</iwmo:DatumGebruik>"},
        Broken{"CS139", "wmo305.xml", kBirth,
               "<iwmo:Datum>1991-01-01</iwmo:Datum><iwmo:DatumGebruik>3</iwmo:DatumGebruik>"},
        Broken{"", "wmo305.xml", kBirth,
               "<iwmo:Datum>1900-01-01</iwmo:Datum><iwmo:DatumGebruik>3</iwmo:DatumGebruik>"},
        Broken{"TR002", "wmo305.xml", "1991-05-17", "1906-03-12"},
        Broken{"", "wmo305.xml", "1991-05-17", "1906-03-13"},
        Broken{"TR134", "wmo305.xml", "1991-05-17", "2026-03-14"},
        Broken{"", "wmo305.xml", "1991-05-17", "2026-03-13"},
        Broken{"CS318", "wmo301.xml", "<iwmo:NaamGebruik>3<", "<iwmo:NaamGebruik>6<"},
        Broken{"CS050", "wmo301.xml", "<iwmo:NaamGebruik>1<", "<iwmo:NaamGebruik>2<"},
        Broken{"CD007", "wmo301.xml", "<iwmo:Taal>Tigrinya</iwmo:Taal>", ""},
        Broken{"CD007", "wmo301.xml", "<iwmo:Vorm>1<", "<iwmo:Vorm>2<"}));

INSTANTIATE_TEST_SUITE_P(
    Contact, WmoRule,
    testing::Values(
        Broken{
            "CD025", "wmo301.xml",
            "<iwmo:Huis><iwmo:Huisnummer>0012</iwmo:Huisnummer><iwmo:Huisletter>B</iwmo:Huisletter>"
            "<iwmo:HuisnummerToevoeging>3 h</iwmo:HuisnummerToevoeging></iwmo:Huis>",
            ""},
        Broken{"CS089", "wmo301.xml", "3311 GR", "03311GR"},
        Broken{"CS089", "wmo301.xml", "3311GR", "3311gr"},
        Broken{"CD034", "wmo301.xml", "<iwmo:Postcode>3311GR</iwmo:Postcode>", ""},
        Broken{"CD005", "wmo301.xml", "<iwmo:LandCode>NL</iwmo:LandCode>", ""},
        Broken{"TR006", "wmo301.xml",
               "<m:Telefoon><iwmo:Telefoon01><iwmo:Telefoonnummer>0781234567</iwmo:Telefoonnummer>"
               "<iwmo:Landnummer>0031</iwmo:Landnummer></iwmo:Telefoon01></m:Telefoon>",
               "<m:Emailadres>a@b.nl</m:Emailadres>"},
        Broken{"TR101", "wmo301.xml", "<m:Soort>03<", "<m:Soort>01<"},
        Broken{
            "CD009", "wmo301.xml", "</m:Telefoon>",
            "</m:Telefoon><m:Periode><iwmo:Begindatum>2026-01-01</iwmo:Begindatum></m:Periode>"}));

INSTANTIATE_TEST_SUITE_P(
    Allocation, WmoRule,
    testing::Values(
        Broken{"CD079", "wmo301.xml", "<m:Product><iwmo:Categorie>07</iwmo:Categorie></m:Product>",
               ""},
        Broken{"CD041", "wmo301.xml", kVolume, ""},
        Broken{"CD077", "wmo301.xml", kVolume,
               "<m:Omvang><iwmo:Volume>3</iwmo:Volume><iwmo:Eenheid>04</iwmo:Eenheid>"
               "<iwmo:Frequentie>2</iwmo:Frequentie></m:Omvang><m:Budget>5</m:Budget>"},
        Broken{"CD075", "wmo301.xml", "<m:RedenWijziging>04</m:RedenWijziging>",
               "<m:RedenWijziging>04</m:RedenWijziging><m:Budget>5</m:Budget>"},
        Broken{"CD076", "wmo301.xml", "<m:Einddatum>2026-09-06</m:Einddatum>", ""},
        Broken{"CD080", "wmo301.xml", "<iwmo:Code>02A03</iwmo:Code>", ""},
        Broken{"CS338", "wmo301.xml", "<iwmo:Eenheid>04</iwmo:Eenheid><iwmo:Frequentie>2<",
               "<iwmo:Eenheid>14</iwmo:Eenheid><iwmo:Frequentie>1<"},
        Broken{"CS003", "wmo301.xml", "2026-09-06", "2026-03-08"},
        Broken{"", "wmo301.xml", "2026-09-06", "2026-03-09"},
        Broken{"CS335", "wmo301.xml", "<m:Einddatum>2026-01-01<", "<m:Einddatum>2026-01-02<"},
        Broken{"CS336", "wmo301.xml", "<m:RedenWijziging>13<", "<m:RedenWijziging>01<"},
        Broken{"TR101", "wmo301.xml", ">500124<", ">500123<"},
        Broken{"TR302", "wmo301.xml", "<iwmo:Categorie>07<", "<iwmo:Categorie>02<"},
        Broken{"", "wmo301.xml", "<iwmo:Categorie>07<", "<iwmo:Categorie>06<"}));

INSTANTIATE_TEST_SUITE_P(
    Delivery, WmoRule,
    testing::Values(Broken{"CS058", "wmo305.xml", "<StatusAanlevering>1<", "<StatusAanlevering>2<"},
                    Broken{"CS058", "wmo305.xml", "<StatusAanlevering>1<", "<StatusAanlevering>9<"},
                    Broken{"TR018", "wmo307.xml", "2026-05-01", "2026-03-10"},
                    Broken{"CS058", "wmo307.xml", "StatusAanlevering>3<", "StatusAanlevering>2<"}));

INSTANTIATE_TEST_SUITE_P(
    Request, WmoRule,
    testing::Values(
        Broken{"CD043", "wmo315.xml", "<m:BeschikkingNummer>77</m:BeschikkingNummer>", ""},
        Broken{"CD066", "wmo315.xml", kReferrer,
               "<iwmo:Type>02</iwmo:Type><iwmo:Naam>Arts</iwmo:Naam>"
               "<iwmo:ZorgverlenerCode>01012345</iwmo:ZorgverlenerCode>"},
        Broken{"CD067", "wmo315.xml", kReferrer, "<iwmo:Type>02</iwmo:Type>"},
        Broken{"CD068", "wmo315.xml", kReferrer,
               "<iwmo:Type>01</iwmo:Type><iwmo:ZorgverlenerCode>01012345</iwmo:ZorgverlenerCode>"},
        Broken{"CD095", "wmo315.xml", "<iwmo:Code>02A03</iwmo:Code>", ""},
        Broken{"CS343", "wmo315.xml", "<iwmo:Eenheid>04</iwmo:Eenheid><iwmo:Frequentie>2<",
               "<iwmo:Eenheid>16</iwmo:Eenheid><iwmo:Frequentie>1<"},
        Broken{"TR383", "wmo315.xml", "VOT-2026-8", "VOT-2026-7"},
        Broken{"TR386", "wmo315.xml", "2027-03-09", "2026-09-06"}));

INSTANTIATE_TEST_SUITE_P(
    Change, WmoRule,
    testing::Values(
        Broken{"CS003", "wmo317.xml", "2026-12-27", "2026-07-05"},
        Broken{"CD096", "wmo317.xml", "</m:NieuwProduct>",
               "<m:Omvang><iwmo:Volume>3</iwmo:Volume><iwmo:Eenheid>04</iwmo:Eenheid>"
               "<iwmo:Frequentie>6</iwmo:Frequentie></m:Omvang></m:NieuwProduct>"},
        Broken{"CD085", "wmo319.xml", "<m:RedenAfwijzingVerzoek>4</m:RedenAfwijzingVerzoek>", ""},
        Broken{"CD086", "wmo319_onderzoek.xml", "<m:VerzoekAntwoord>2</m:VerzoekAntwoord>",
               "<m:VerzoekAntwoord>2</m:VerzoekAntwoord>"
               "<m:RedenAfwijzingVerzoek>4</m:RedenAfwijzingVerzoek>"}));

/// The sample of a 317 with only the named lists.
std::string request_with(std::string body, std::initializer_list<const char*> left_out) {
  for (const std::string list : left_out) {
    const auto begin = body.find("<m:" + list + ">");
    const auto end = body.find("</m:" + list + ">") + list.size() + 5;
    body.erase(begin, end - begin);
  }
  return body;
}

TEST_F(Wmo, rejects_a_request_for_change_without_existing_product) {
  const auto body =
      request_with(sample("wmo317.xml"), {"OngewijzigdeProducten", "TeWijzigenProducten"});
  EXPECT_THAT(codes(adapter_.decode(posted(body, "wmo317")).findings),
              testing::ElementsAre("TR352"));
}

TEST_F(Wmo, rejects_a_request_for_change_that_changes_nothing) {
  const auto body = request_with(sample("wmo317.xml"), {"TeWijzigenProducten", "NieuweProducten"});
  EXPECT_THAT(codes(adapter_.decode(posted(body, "wmo317")).findings),
              testing::ElementsAre("TR353"));
}

TEST_F(Wmo, rejects_overlapping_new_products) {
  const std::string one =
      "<m:NieuwProduct><m:Product><iwmo:Categorie>15</iwmo:Categorie></m:Product>"
      "<m:GewensteIngangsdatum>2027-01-01</m:GewensteIngangsdatum></m:NieuwProduct>";
  const auto body = changed("wmo317.xml", "</m:NieuweProducten>", one + "</m:NieuweProducten>");
  EXPECT_THAT(codes(adapter_.decode(posted(body, "wmo317")).findings),
              testing::ElementsAre("TR410"));
}

TEST_F(Wmo, lets_aids_overlap) {
  const std::string one =
      "<m:NieuwProduct><m:Product><iwmo:Categorie>11</iwmo:Categorie></m:Product>"
      "<m:GewensteIngangsdatum>2027-01-01</m:GewensteIngangsdatum></m:NieuwProduct>";
  const auto body =
      replaced(changed("wmo317.xml", "</m:NieuweProducten>", one + "</m:NieuweProducten>"),
               "<iwmo:Categorie>15<", "<iwmo:Categorie>11<");
  EXPECT_THAT(adapter_.decode(posted(body, "wmo317")).findings, IsEmpty());
}

TEST_F(Wmo, rejects_a_client_with_only_a_temporary_address) {
  auto body = sample("wmo301.xml");
  body = replaced(body, "<m:Soort>01<", "<m:Soort>04<");
  const auto begin = body.find("<m:Contact>\n        <m:Soort>03<");
  const auto end = body.find("</m:Contact>", begin) + 12;
  body.erase(begin, end - begin);
  EXPECT_THAT(codes(adapter_.decode(posted(body, "wmo301")).findings),
              testing::ElementsAre("TR061"));
}

}  // namespace
}  // namespace rodedraad::tests
