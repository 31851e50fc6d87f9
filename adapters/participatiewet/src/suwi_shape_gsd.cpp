#include <array>

#include "suwi_shape.h"

// Bijstandsregelingen-v0500-b04, GSDDossierReintegratie-v0200-b04,
// UWVDossierAanvraagUitkeringStatusGSD-v0200-b01 and FWI-v0205.
namespace rodedraad::participatiewet::suwi {

namespace {

constexpr std::array kBronElements{required(number("CdKolomSuwi", 2)),
                                   required(digits("CdPartijSuwi", 4)),
                                   digits("CdVestigingSuwi", 4)};
constexpr Group kBron{kBronElements};

constexpr std::array kBedragElements{letters("CdMunteenheid", 3), sign("CdPositiefNegatief"),
                                     number("WaardeBedr", 18),
                                     period("CdPeriodeEenheidGeldigheidBedr")};
constexpr Group kBedrag{kBedragElements};

constexpr std::array kPercentageElements{sign("CdPositiefNegatief"), digits("Percentage", 5)};
constexpr Group kPercentage{kPercentageElements};

constexpr std::array kWetElements{required(word("CdSzWet", 5))};
constexpr Group kWet{kWetElements};

constexpr std::array kPartnerElements{
    required(bsn("Burgerservicenr")), initials("Voorletters"), word("Voorvoegsel", 10),
    word("SignificantDeelVanDeAchternaam", 200), date("Geboortedat")};
constexpr Group kPartner{kPartnerElements};
constexpr std::array kPartnerBsnElements{required(bsn("Burgerservicenr"))};
constexpr Group kPartnerBsn{kPartnerBsnElements};

constexpr std::array kAdresElements{text("Locatieoms", 70),     postcode("Postcd"),
                                    text("Woonplaatsnaam", 80), text("Gemeentenaam", 40),
                                    text("Straatnaam", 24),     number("Huisnr", 5),
                                    text("Huisnrtoevoeging", 6)};
constexpr Group kAdres{kAdresElements};

constexpr std::array kHuisvestingElements{required(number("CdRelatieBewonerHuisvesting", 2))};
constexpr Group kHuisvesting{kHuisvestingElements};
constexpr std::array kSchendingElements{required(date("DatWaarschSchendInlichtingplicht"))};
constexpr Group kSchending{kSchendingElements};
constexpr std::array kDossierElements{text("Dossiercd", 40), date("DatOpnameGegevensInIbSysteem")};
constexpr Group kDossier{kDossierElements};

constexpr std::array kBeslissingElements{required(digits("CdBeslissingOpAanvraagUitkering", 2)),
                                         date("DatDagtekeningBeslisOpAanvrUitk")};
constexpr Group kBeslissing{kBeslissingElements};
constexpr std::array kAanvraagElements{date("DatAanvraagUitkering"), required(group("SzWet", kWet)),
                                       group("BeslissingOpAanvraagUitkering", kBeslissing),
                                       group("PartnerAanvraagUitkering", kPartner),
                                       required(group("Bron", kBron))};
constexpr Group kAanvraag{kAanvraagElements};

constexpr std::array kFraudeElements{digits("IndRecidive", 1),
                                     digits("IndRobuusteIncassoToegepast", 1),
                                     code("CdHoogteBestuurlijkeBoete", 1),
                                     code("CdSrtSanctie", 1),
                                     text("ParketnrJustitie", 15),
                                     code("CdRecidivetermijn", 1)};
constexpr Group kFraude{kFraudeElements};
constexpr std::array kVorderingElements{code("IdentificatienrVordering", 15),
                                        date("DatBesluitVordering"),
                                        digits("CdRedenVordering", 2),
                                        group("BedrAanvangVordering", kBedrag),
                                        digits("CdStatusVordering", 2),
                                        group("BedrSaldoVordering", kBedrag),
                                        date("DatOnherroepelijkVordering"),
                                        required(group("SzWet", kWet)),
                                        repeated(group("PartnerVordering", kPartnerBsn)),
                                        group("Fraude", kFraude),
                                        required(group("Bron", kBron))};
constexpr Group kVordering{kVorderingElements};

constexpr std::array kBijzonderElements{
    code("CdClusterBijzBijstand", 1),       text("OmsSrtKostenBijzBijstand", 100),
    date("DatBetaalbaarBijzBijstand"),      required(group("SzWet", kWet)),
    group("PartnerBijzBijstand", kPartner), required(group("Bron", kBron))};
constexpr Group kBijzonder{kBijzonderElements};

constexpr std::array kSpecifiekElements{digits("CdAanleidingEindeBijstandUitk", 2),
                                        digits("CdClassificatieBbz", 1),
                                        number("AantKostendelers", 2)};
constexpr Group kSpecifiek{kSpecifiekElements};
constexpr std::array kInvloedElements{number("CdSrtOverigeInkomsten", 2)};
constexpr Group kInvloed{kInvloedElements};
constexpr std::array kVrijstellingElements{required(code("CdVrijstellingArbeidsplichtBijst", 1)),
                                           date("DatEVrijstellingArbeidsplicht"),
                                           code("CdRedenEVrijstArbeidsplichtBijst", 2)};
constexpr Group kVrijstelling{kVrijstellingElements};

constexpr std::array kGevolgenElements{
    required(group("BedrVerminderingUitkMbtMaatregel", kBedrag))};
constexpr Group kGevolgen{kGevolgenElements};
constexpr std::array kRedenElements{digits("CdRedenMaatregelMbtBijstandUitk", 2),
                                    group("GevolgenMaatregelMbtBijstandUitk", kGevolgen)};
constexpr Group kReden{kRedenElements};
constexpr std::array kMaatregelElements{required(date("DatBMaatregelMbtUitkering")),
                                        date("DatEMaatregelMbtUitkering"),
                                        group("RedenMaatregelMbtBijstandUitk", kReden)};
constexpr Group kMaatregel{kMaatregelElements};
constexpr std::array kInkomstenElements{group("BedrTotaalInkomstenUitkering", kBedrag),
                                        group("BedrBetaalbaarGesteldeUitkering", kBedrag)};
constexpr Group kInkomsten{kInkomstenElements};
constexpr std::array kNormElements{required(digits("CdSrtNormbedrag", 2)),
                                   letters("CdMunteenheid", 3), required(number("WaardeBedr", 18))};
constexpr Group kNorm{kNormElements};
constexpr std::array kPeriodeElements{
    required(date("DatBUitkeringsperiode")), date("DatEUitkeringsperiode"),
    repeated(group("MaatregelMbtUitkering", kMaatregel)),
    group("InkomstenBijstandUitkering", kInkomsten), repeated(group("Normbedrag", kNorm))};
constexpr Group kPeriode{kPeriodeElements};
constexpr std::array kVerhoudingElements{
    required(date("DatBUitkeringsverhouding")),
    date("DatEUitkeringsverhouding"),
    required(group("SzWet", kWet)),
    group("SpecifiekeGegevensBijstandUitk", kSpecifiek),
    repeated(group("InkomstenInvloedOpBijstandUitk", kInvloed)),
    group("VrijstellingArbeidsplicht", kVrijstelling),
    group("PartnerUitkeringsverhouding", kPartner),
    required(repeated(group("Uitkeringsperiode", kPeriode))),
    required(group("Bron", kBron))};
constexpr Group kVerhouding{kVerhoudingElements};

constexpr std::array kBijstandElements{
    required(bsn("Burgerservicenr")),
    word("Voornamen", 200),
    initials("Voorletters"),
    word("Voorvoegsel", 10),
    word("SignificantDeelVanDeAchternaam", 200),
    digits("Geslacht", 1),
    date("Geboortedat"),
    digits("CdLeefvorm", 2),
    group("DomicilieAdres", kAdres),
    group("Huisvesting", kHuisvesting),
    group("SchendingInlichtingenplicht", kSchending),
    group("DossierGsd", kDossier),
    group("Bron", kBron),
    repeated(group("AanvraagUitkering", kAanvraag)),
    repeated(group("Vordering", kVordering)),
    repeated(group("SpecifiekeGegevensBijzBijstand", kBijzonder)),
    repeated(group("Uitkeringsverhouding", kVerhouding))};

constexpr std::array kArbeidsvermogenElements{required(code("CdArbeidsvermogen", 2))};
constexpr Group kArbeidsvermogen{kArbeidsvermogenElements};
constexpr std::array kDoelElements{required(code("CdDoelRv", 1))};
constexpr Group kDoel{kDoelElements};
constexpr std::array kLoonkostenElements{required(group("PercLoonwaardeTovWml", kPercentage))};
constexpr Group kLoonkosten{kLoonkostenElements};
constexpr std::array kVoorzieningElements{text("RegistratienrRvGsd", 15),
                                          required(date("DatBRv")),
                                          date("DatERv"),
                                          code("CdTypeRvGsd", 2),
                                          text("OmsRv", 100),
                                          group("Loonkostensubsidie", kLoonkosten)};
constexpr Group kVoorziening{kVoorzieningElements};
constexpr std::array kRelatieElements{
    group("Arbeidsvermogen", kArbeidsvermogen), group("DoelReintegratievoorziening", kDoel),
    repeated(group("ReIntegratievoorziening", kVoorziening)), required(group("Bron", kBron))};
constexpr Group kRelatie{kRelatieElements};
constexpr std::array kReintegratieElements{required(bsn("Burgerservicenr")),
                                           word("Voornamen", 200),
                                           initials("Voorletters"),
                                           word("Voorvoegsel", 10),
                                           word("SignificantDeelVanDeAchternaam", 200),
                                           digits("Geslacht", 1),
                                           date("Geboortedat"),
                                           group("Bron", kBron),
                                           repeated(group("AtlRelatie", kRelatie))};

constexpr std::array kUwvBeslissingElements{required(digits("CdBeslissingOpAanvraagUitkering", 2)),
                                            date("DatDagtekeningBeslisOpAanvrUitk"),
                                            digits("CdRedenAfwijzingAanvraagUitkeringUwv", 3)};
constexpr Group kUwvBeslissing{kUwvBeslissingElements};
constexpr std::array kUwvAanvraagElements{
    required(date("DatAanvraagUitkering")), digits("CdStatusAanvraagUitkering", 1),
    required(group("SzWet", kWet)),
    repeated(group("BeslissingOpAanvraagUitkering", kUwvBeslissing))};
constexpr Group kUwvAanvraag{kUwvAanvraagElements};
constexpr std::array kUwvElements{required(bsn("Burgerservicenr")),
                                  repeated(group("AanvraagUitkering", kUwvAanvraag))};

constexpr std::int64_t kAnyLength = 1'000'000;
constexpr std::array kDnElements{required(text("DN", kAnyLength))};
constexpr Group kDn{kDnElements};
constexpr std::array kMeldingElements{
    required(text("Code", kAnyLength)), required(text("Tekst", kAnyLength)),
    repeated(text("Detail", kAnyLength)), required(group("Bron", kDn))};

}  // namespace

constinit const Group kBijstandClient{kBijstandElements};
constinit const Group kReintegratieClient{kReintegratieElements};
constinit const Group kAanvraagClient{kUwvElements};
constinit const Group kMelding{kMeldingElements};

}  // namespace rodedraad::participatiewet::suwi
