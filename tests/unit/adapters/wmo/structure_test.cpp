#include <gmock/gmock.h>

#include "fixture.h"
#include "schema.h"

namespace rodedraad::tests {
namespace {

/// A sample with one thing changed, and whether the schema of iWmo 3.2 allows that.
struct Change {
  const char* name;
  const char* sample;
  const char* from;
  const char* to;
  bool allowed;
};

void PrintTo(const Change& change, std::ostream* out) { *out << change.name; }

class WmoStructure : public Wmo, public testing::WithParamInterface<Change> {
 protected:
  static std::string document() {
    return changed(GetParam().sample, GetParam().from, GetParam().to);
  }
};

TEST_P(WmoStructure, is_judged_as_the_schema_judges) {
  const auto admission = adapter_.admit(posted(document()));
  EXPECT_EQ(admission.verdict == sdk::Verdict::accept, GetParam().allowed) << render(admission);
}

TEST_P(WmoStructure, is_what_the_official_schema_says) {
  const auto function = "WMO" + std::string{GetParam().sample}.substr(3, 3);
  bool skipped = false;
  const auto problems = schema_problems(document(), wmo_schema(function), skipped);
  if (skipped) GTEST_SKIP() << "no published schemas, or no xmllint";
  EXPECT_EQ(problems.empty(), GetParam().allowed) << problems;
}

INSTANTIATE_TEST_SUITE_P(
    Wmo, WmoStructure,
    testing::Values(
        Change{"no_bsn", "wmo305.xml", "    <Bsn>999990019</Bsn>\n", "", false},
        Change{"bsn_of_eight", "wmo305.xml", "999990019", "99999001", false},
        Change{"bsn_with_space", "wmo305.xml", "999990019", " 999990019", false},
        Change{"wrong_order", "wmo305.xml", "<Geslacht>1</Geslacht>\n", "", false},
        Change{"twice", "wmo305.xml", "<Geslacht>1</Geslacht>",
               "<Geslacht>1</Geslacht><Geslacht>1</Geslacht>", false},
        Change{"unknown_code", "wmo305.xml", "<Geslacht>1", "<Geslacht>9", false},
        Change{"unknown_element", "wmo305.xml", "<Geslacht>1</Geslacht>",
               "<Geslacht>1</Geslacht><Leeftijd>3</Leeftijd>", false},
        Change{"basis_element_in_message_space", "wmo305.xml",
               "<iwmo:Datum>1991-05-17</iwmo:Datum>", "<Datum>1991-05-17</Datum>", false},
        Change{"text_between", "wmo305.xml", "<StartProducten>", "<StartProducten>x", false},
        Change{"an_attribute", "wmo305.xml", "<Geslacht>", "<Geslacht soort=\"1\">", false},
        Change{"impossible_day", "wmo305.xml", "<Begindatum>2026-03-11", "<Begindatum>2026-02-30",
               false},
        Change{"leap_day", "wmo305.xml", "<Begindatum>2026-03-11", "<Begindatum>2028-02-29", true},
        Change{"day_with_zone", "wmo305.xml", "<Begindatum>2026-03-11", "<Begindatum>2026-03-11Z",
               false},
        Change{"day_with_space", "wmo305.xml", "<Begindatum>2026-03-11",
               "<Begindatum> 2026-03-11\n", true},
        Change{"number_with_zeros", "wmo305.xml", ">500123<", "> +000500123 <", true},
        Change{"number_too_large", "wmo305.xml", ">500123<", ">1000000000<", false},
        Change{"number_negative", "wmo305.xml", ">500123<", ">-1<", false},
        Change{"number_minus_zero", "wmo305.xml", ">500123<", ">-0<", true},
        Change{"number_with_point", "wmo305.xml", ">500123<", ">5.0<", false},
        Change{"no_allocation_number", "wmo305.xml", "<ToewijzingNummer>500123</ToewijzingNummer>",
               "", true},
        Change{"status_two", "wmo305.xml", "<StatusAanlevering>1<", "<StatusAanlevering>2<", true},
        Change{"empty_element", "wmo305.xml", "<iwmo:Voorletters>K<", "<iwmo:Voorletters><", false},
        Change{"initials_with_dot", "wmo305.xml", "<iwmo:Voorletters>K<", "<iwmo:Voorletters>K.<",
               false},
        Change{"initials_of_seven", "wmo305.xml", "<iwmo:Voorletters>K<",
               "<iwmo:Voorletters>ABCDEFG<", false},
        Change{"initials_with_accents", "wmo305.xml", "<iwmo:Voorletters>K<",
               "<iwmo:Voorletters>ÉÀỳ<", true},
        Change{"initials_beyond_the_range", "wmo305.xml", "<iwmo:Voorletters>K<",
               "<iwmo:Voorletters>ỵỿ<", false},
        Change{"blank_name", "wmo305.xml", "<iwmo:Achternaam>Haddad<", "<iwmo:Achternaam>  <",
               false},
        Change{"name_of_two_lines", "wmo305.xml", "<iwmo:Achternaam>Haddad<",
               "<iwmo:Achternaam>Had\ndad<", false},
        Change{"identification_of_thirteen", "wmo305.xml", ">ST0018<", ">ST00000000018<", false},
        Change{"identification_of_twelve_wide_characters", "wmo305.xml", ">ST0018<",
               ">éééééééééééé<", true},
        Change{"another_code", "wmo305.xml", ">418<", ">414<", false},
        Change{"another_version", "wmo305.xml", "<BerichtVersie>3<", "<BerichtVersie>2<", false},
        Change{"version_with_zero", "wmo305.xml", "<BerichtVersie>3<", "<BerichtVersie>03<", false},
        Change{"schema_version_of_two", "wmo305.xml", ">1.0.0<", ">1.0<", false},
        Change{"schema_version_with_zero", "wmo305.xml", ">1.0.0<", ">1.0.00<", false},
        Change{"sender_is_no_agb", "wmo305.xml", "<Afzender>41410099<", "<Afzender>0505<", false},
        Change{"no_products", "wmo307.xml", "ns0:StopProduct>", "ns0:StopProductX>", false},
        Change{"comment_of_white_space", "wmo301.xml", "Eerst\nbellen.", " \n ", false},
        Change{"time_with_zone", "wmo301.xml", ">10:15:00<", ">10:15:00Z<", false},
        Change{"time_with_fraction", "wmo301.xml", ">10:15:00<", ">10:15:00.25<", true},
        Change{"time_at_midnight", "wmo301.xml", ">10:15:00<", ">24:00:00<", true},
        Change{"time_after_midnight", "wmo301.xml", ">10:15:00<", ">24:00:01<", false},
        Change{"time_without_seconds", "wmo301.xml", ">10:15:00<", ">10:15<", false},
        Change{"country_unknown", "wmo301.xml", ">NL<", ">XX<", false},
        Change{"country_curacao", "wmo301.xml", ">NL<", ">CW<", true},
        Change{"house_number_too_large", "wmo301.xml", ">0012<", ">100000<", false},
        Change{"street_of_25", "wmo301.xml", ">Spuiboulevard<", ">ABCDEFGHIJKLMNOPQRSTUVWXY<",
               false},
        Change{"street_of_24", "wmo301.xml", ">Spuiboulevard<", ">ABCDEFGHIJKLMNOPQRSTUVWX<", true},
        Change{"telephone_with_space", "wmo301.xml", ">0781234567<", ">078 1234567<", false},
        Change{"retour_without_codes_in_a_class", "wmo302.xml",
               "<m:RetourCodes><m:RetourCode>9332</m:RetourCode></m:RetourCodes>", "", false},
        Change{"retour_with_two_codes", "wmo302.xml", "<m:RetourCode>9332</m:RetourCode>",
               "<m:RetourCode>9332</m:RetourCode><m:RetourCode>9379</m:RetourCode>", true},
        Change{"retour_with_unknown_code", "wmo302.xml", ">9332<", ">9999<", false},
        Change{"retour_with_xslt_version", "wmo306.xml", "<m:XsdVersieRetour>",
               "<m:XsltVersie>1.2.3</m:XsltVersie><m:XsdVersieRetour>", true},
        Change{"retour_without_day", "wmo306.xml",
               "<m:DagtekeningRetour>2026-03-16</m:DagtekeningRetour>", "", false},
        Change{"budget_of_nine_digits", "wmo315.xml", ">250000<", ">100000000<", false},
        Change{"answer_of_three", "wmo319.xml", "<m:VerzoekAntwoord>1<", "<m:VerzoekAntwoord>3<",
               false}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace rodedraad::tests
