#include <array>

#include "suwi_shape.h"

// BRPDossierPersoonGSD-v0200-b02.
namespace rodedraad::participatiewet::suwi {

namespace {

constexpr std::array kOnderzoekElements{text("AanduidingOnderzoek", 6), date("DatBOnderzoek"),
                                        date("DatEOnderzoek")};
constexpr Group kOnderzoek{kOnderzoekElements};
constexpr std::array kOnjuistElements{text("CdOnjuistStrijdigMetOpenbareOrde", 1)};
constexpr Group kOnjuist{kOnjuistElements};
constexpr std::array kGeldigheidElements{required(date("DatGeldigheidGegevens"))};
constexpr Group kGeldigheid{kGeldigheidElements};
constexpr std::array kTitulatuurElements{required(word("CdAdellijkeTitelPredikaat", 2))};
constexpr Group kTitulatuur{kTitulatuurElements};

constexpr std::array kHistorischElements{word("Voornamen", 200),
                                         word("Voorvoegsel", 10),
                                         word("SignificantDeelVanDeAchternaam", 200),
                                         date("Geboortedat"),
                                         bsn("Burgerservicenr"),
                                         digits("ANr", 10),
                                         group("OnderzoekGegPersoon", kOnderzoek),
                                         group("OnjuistGegPersoon", kOnjuist),
                                         group("GeldigheidGegevensPersoon", kGeldigheid)};
constexpr Group kHistorisch{kHistorischElements};

constexpr std::array kNationaliteitElements{digits("CdNationaliteit", 4),
                                            group("OnderzoekGegNationaliteit", kOnderzoek),
                                            letters("CdBijzonderNederlanderschap", 1),
                                            group("GeldigheidGegevensNationaliteit", kGeldigheid)};
constexpr Group kNationaliteit{kNationaliteitElements};
constexpr std::array kNationaliteitOudElements{
    digits("CdNationaliteit", 4), group("OnderzoekGegNationaliteit", kOnderzoek),
    group("OnjuistGegNationaliteit", kOnjuist), letters("CdBijzonderNederlanderschap", 1),
    group("GeldigheidGegevensNationaliteit", kGeldigheid)};
constexpr Group kNationaliteitOud{kNationaliteitOudElements};

constexpr std::array kTitelElements{digits("CdVerblijfstitel", 2), date("DatBVerblijfstitel"),
                                    date("DatEVerblijfstitel"),
                                    group("OnderzoekGegVerblijfstitel", kOnderzoek),
                                    group("GeldigheidGegevensVerblijfstitel", kGeldigheid)};
constexpr Group kTitel{kTitelElements};
constexpr std::array kTitelOudElements{digits("CdVerblijfstitel", 2),
                                       date("DatBVerblijfstitel"),
                                       date("DatEVerblijfstitel"),
                                       group("OnderzoekGegVerblijfstitel", kOnderzoek),
                                       group("OnjuistGegVerblijfstitel", kOnjuist),
                                       group("GeldigheidGegevensVerblijfstitel", kGeldigheid)};
constexpr Group kTitelOud{kTitelOudElements};

constexpr std::array kAdresElements{text("Locatieoms", 70),
                                    postcode("Postcd"),
                                    text("Woonplaatsnaam", 80),
                                    text("Gemeentedeel", 24),
                                    text("Straatnaam", 24),
                                    text("NaamOpenbareRuimte", 80),
                                    number("Huisnr", 5),
                                    text("Huisletter", 1),
                                    text("Huisnrtoevoeging", 6),
                                    text("AanduidingBijHuisnr", 2),
                                    code("IdentificatiecdVerblijfplaats", 16),
                                    code("IdentificatiecdNraanduiding", 16)};
constexpr Group kAdres{kAdresElements};

constexpr std::array kBuitenlandElements{
    date("DatBAdresBuitenland"), digits("LandAdresBuitenland", 4),
    text("Adresregel1Buitenland", 100), text("Adresregel2Buitenland", 100),
    text("Adresregel3Buitenland", 100)};
constexpr Group kBuitenland{kBuitenlandElements};
constexpr std::array kBuitenlandOudElements{date("DatBAdresBuitenland"),
                                            digits("LandAdresBuitenland", 4)};
constexpr Group kBuitenlandOud{kBuitenlandOudElements};
constexpr std::array kImmigratieElements{date("DatVestigingNederland"),
                                         digits("LandVanwaarIngeschreven", 4)};
constexpr Group kImmigratie{kImmigratieElements};
constexpr std::array kAangifteElements{digits("CdGemeenteVanInschrijving", 4),
                                       date("DatVanInschrijvingBijGemeente"),
                                       date("DatBAdreshoudingBrp")};
constexpr Group kAangifte{kAangifteElements};
constexpr std::array kVerblijfplaatsOudElements{
    group("DomicilieAdres", kAdres),
    group("Correspondentieadres", kAdres),
    repeated(group("FeitelijkAdresBuitenland", kBuitenlandOud)),
    group("Immigratie", kImmigratie),
    group("AangifteAdreshoudingBrp", kAangifte),
    group("OnderzoekGegVerblijfplaats", kOnderzoek),
    group("OnjuistGegVerblijfplaats", kOnjuist)};
constexpr Group kVerblijfplaatsOud{kVerblijfplaatsOudElements};

constexpr std::array kOverlijdenElements{
    date("DatOverlijden"), group("OnderzoekGegOverlijden", kOnderzoek),
    digits("CdGemeenteOverlijden", 4), text("PlaatsOverlijden", 40), digits("LandOverlijden", 4)};
constexpr Group kOverlijden{kOverlijdenElements};

constexpr std::array kOuder1Elements{word("Voornamen", 200),
                                     word("Voorvoegsel", 10),
                                     word("SignificantDeelVanDeAchternaam", 200),
                                     date("Geboortedat"),
                                     bsn("Burgerservicenr"),
                                     digits("ANr", 10),
                                     group("Titulatuur", kTitulatuur),
                                     date("DatBFamilierechtelijkeBetrekking"),
                                     group("OnderzoekGegOuder1", kOnderzoek)};
constexpr Group kOuder1{kOuder1Elements};
constexpr std::array kOuder2Elements{word("Voornamen", 200),
                                     word("Voorvoegsel", 10),
                                     word("SignificantDeelVanDeAchternaam", 200),
                                     date("Geboortedat"),
                                     bsn("Burgerservicenr"),
                                     digits("ANr", 10),
                                     group("Titulatuur", kTitulatuur),
                                     date("DatBFamilierechtelijkeBetrekking"),
                                     group("OnderzoekGegOuder2", kOnderzoek)};
constexpr Group kOuder2{kOuder2Elements};

constexpr std::array kPartnerElements{word("Voornamen", 200),
                                      word("Voorvoegsel", 10),
                                      word("SignificantDeelVanDeAchternaam", 200),
                                      date("Geboortedat"),
                                      bsn("Burgerservicenr"),
                                      digits("ANr", 10),
                                      digits("CdGeboortegemeente", 4),
                                      text("Geboorteplaats", 40),
                                      digits("Geboorteland", 4),
                                      group("Titulatuur", kTitulatuur)};
constexpr Group kPartner{kPartnerElements};
constexpr std::array kPartnerOudElements{bsn("Burgerservicenr"), digits("ANr", 10)};
constexpr Group kPartnerOud{kPartnerOudElements};
constexpr std::array kHuwelijkElements{date("DatHuwelijkssluiting"),
                                       group("OnderzoekGegHuwelijk", kOnderzoek),
                                       group("Partner", kPartner),
                                       digits("CdGemeenteHuwelijkssluiting", 4),
                                       text("PlaatsHuwelijkssluiting", 40),
                                       digits("LandHuwelijkssluiting", 4),
                                       date("DatOntbindingHuwelijk"),
                                       digits("CdGemeenteOntbindingHuwelijk", 4),
                                       text("PlaatsOntbindingHuwelijk", 40),
                                       digits("LandOntbindingHuwelijk", 4),
                                       letters("CdRedenOntbindingHuwelijk", 1)};
constexpr Group kHuwelijk{kHuwelijkElements};
constexpr std::array kHuwelijkOudElements{
    date("DatHuwelijkssluiting"), group("OnderzoekGegHuwelijk", kOnderzoek),
    group("OnjuistGegHuwelijk", kOnjuist), group("Partner", kPartnerOud)};
constexpr Group kHuwelijkOud{kHuwelijkOudElements};

constexpr std::array kKindElements{word("Voornamen", 200),
                                   word("Voorvoegsel", 10),
                                   word("SignificantDeelVanDeAchternaam", 200),
                                   date("Geboortedat"),
                                   bsn("Burgerservicenr"),
                                   digits("ANr", 10),
                                   group("Titulatuur", kTitulatuur),
                                   group("OnderzoekGegKind", kOnderzoek),
                                   group("GeldigheidGegevensKind", kGeldigheid)};
constexpr Group kKind{kKindElements};

constexpr std::array kGezagElements{custody("CdGezagMinderjarige"),
                                    digits("IndCuratelestelling", 1),
                                    group("OnderzoekGegGezag", kOnderzoek)};
constexpr Group kGezag{kGezagElements};

constexpr std::array kVerificatieElements{date("DatVerificatieRni"), text("OmsVerificatieRni", 50)};
constexpr Group kVerificatie{kVerificatieElements};
constexpr std::array kDeelnemerElements{code("CdRniDeelnemer", 4),
                                        text("OmsVerdragRniDeelnemer", 50)};
constexpr Group kDeelnemer{kDeelnemerElements};
constexpr std::array kInschrijvingElements{
    date("DatOpschortingBijhoudingPl"),       code("CdRedenOpschortingBijhoudingPl", 1),
    digits("CdGemeenteWaarPkZichBevindt", 4), group("VerificatieRni", kVerificatie),
    letters("CdPkVolledigGeconverteerd", 1),  group("RniDeelnemer", kDeelnemer)};
constexpr Group kInschrijving{kInschrijvingElements};

constexpr std::array kClientElements{
    word("Voornamen", 200),
    word("Voorvoegsel", 10),
    word("SignificantDeelVanDeAchternaam", 200),
    date("Geboortedat"),
    bsn("Burgerservicenr"),
    digits("CdBrpGegevensGeheim", 1),
    digits("ANr", 10),
    digits("AanduidingNaamgebruik", 1),
    digits("Geslacht", 1),
    digits("CdGeboortegemeente", 4),
    text("Geboorteplaats", 40),
    digits("Geboorteland", 4),
    group("Titulatuur", kTitulatuur),
    group("OnderzoekGegPersoon", kOnderzoek),
    group("GeldigheidGegevensPersoon", kGeldigheid),
    repeated(group("ClientSuwiHistorisch", kHistorisch)),
    repeated(group("Nationaliteit", kNationaliteit)),
    repeated(group("NationaliteitHistorisch", kNationaliteitOud)),
    group("Verblijfstitel", kTitel),
    repeated(group("VerblijfstitelHistorisch", kTitelOud)),
    group("DomicilieAdres", kAdres),
    group("Correspondentieadres", kAdres),
    group("FeitelijkAdresBuitenland", kBuitenland),
    group("Immigratie", kImmigratie),
    group("AangifteAdreshoudingBrp", kAangifte),
    group("OnderzoekGegVerblijfplaats", kOnderzoek),
    repeated(group("VerblijfplaatsHistorisch", kVerblijfplaatsOud)),
    group("Overlijden", kOverlijden),
    group("Ouder1", kOuder1),
    group("Ouder2", kOuder2),
    repeated(group("Huwelijk", kHuwelijk)),
    repeated(group("HuwelijkHistorisch", kHuwelijkOud)),
    repeated(group("Kind", kKind)),
    group("Gezagsverhouding", kGezag),
    group("InschrijvingsgegevensBrp", kInschrijving)};

}  // namespace

constinit const Group kBrpClient{kClientElements};

}  // namespace rodedraad::participatiewet::suwi
