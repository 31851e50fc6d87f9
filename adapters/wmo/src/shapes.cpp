#include "shapes.h"

#include <array>

namespace rodedraad::wmo {

namespace {

using enum Form;
using enum Times;
using Words = std::string_view;

constexpr std::array<Words, 4> kAanduidingWoonadresCodes{"AB", "BY", "TO", "WW"};
constexpr Simple kAanduidingWoonadres{.form = listed, .codes = kAanduidingWoonadresCodes};
constexpr std::array<Words, 4> kAdresSoortCodes{"01", "02", "03", "04"};
constexpr Simple kAdresSoort{.form = listed, .codes = kAdresSoortCodes};
constexpr Simple kAgbCode{digits, 8, 8};
constexpr Simple kBudget{integer, 0, 99999999};
constexpr Simple kBurgerServicenummer{digits, 9, 9};
constexpr Simple kCommentaar{comment, 1, 0};
constexpr std::array<Words, 3> kCommunicatievormCodes{"1", "2", "3"};
constexpr Simple kCommunicatievorm{.form = listed, .codes = kCommunicatievormCodes};
constexpr Simple kDatum{date};
constexpr std::array<Words, 3> kDatumGebruikCodes{"1", "2", "3"};
constexpr Simple kDatumGebruik{.form = listed, .codes = kDatumGebruikCodes};
constexpr std::array<Words, 7> kEenheidCodes{"01", "04", "14", "16", "82", "83", "84"};
constexpr Simple kEenheid{.form = listed, .codes = kEenheidCodes};
constexpr Simple kEmailadres{nonblank, 1, 80};
constexpr std::array<Words, 4> kFrequentieCodes{"1", "2", "4", "6"};
constexpr Simple kFrequentie{.form = listed, .codes = kFrequentieCodes};
constexpr Simple kGemeente{digits, 4, 4};
constexpr std::array<Words, 3> kGeslachtCodes{"0", "1", "2"};
constexpr Simple kGeslacht{.form = listed, .codes = kGeslachtCodes};
constexpr Simple kHuisletter{nonblank, 1, 1};
constexpr Simple kHuisnummer{integer, 0, 99999};
constexpr Simple kHuisnummerToevoeging{nonblank, 1, 4};
constexpr Simple kIdentificatieBericht{nonblank, 1, 12};
constexpr std::array<Words, 2> kJaNeeCodes{"1", "2"};
constexpr Simple kJaNee{.form = listed, .codes = kJaNeeCodes};
constexpr std::array<Words, 7> kJuridischeStatusCodes{"01", "02", "03", "04", "05", "11", "12"};
constexpr Simple kJuridischeStatus{.form = listed, .codes = kJuridischeStatusCodes};
constexpr std::array<Words, 249> kLandCodeCodes{
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ",
    "BA", "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS",
    "BT", "BV", "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN",
    "CO", "CR", "CU", "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE",
    "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF",
    "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM",
    "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM",
    "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC",
    "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK",
    "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA",
    "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG",
    "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW",
    "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS",
    "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO",
    "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI",
    "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW"};
constexpr Simple kLandCode{.form = listed, .codes = kLandCodeCodes};
constexpr Simple kLandnummer{nonblank, 1, 4};
constexpr Simple kNaam{nonblank, 1, 200};
constexpr std::array<Words, 6> kNaamGebruikCodes{"1", "2", "3", "4", "5", "6"};
constexpr Simple kNaamGebruik{.form = listed, .codes = kNaamGebruikCodes};
constexpr Simple kNaamVerwijzer{nonblank, 1, 64};
constexpr Simple kNummer{integer, 0, 999999999};
constexpr Simple kOrganisatienaam{nonblank, 1, 35};
constexpr Simple kPersoonsid{nonblank, 1, 20};
constexpr Simple kPlaatsnaam{nonblank, 1, 80};
constexpr Simple kPostcode{nonblank, 1, 8};
constexpr std::array<Words, 18> kProductCategorieCodes{"01", "02", "03", "04", "05", "06",
                                                       "07", "08", "09", "10", "11", "12",
                                                       "13", "14", "15", "16", "17", "18"};
constexpr Simple kProductCategorie{.form = listed, .codes = kProductCategorieCodes};
constexpr Simple kProductCode{nonblank, 1, 5};
constexpr std::array<Words, 9> kRedenAfwijzingVerzoekCodes{"1", "2", "3", "4", "5",
                                                           "6", "7", "8", "9"};
constexpr Simple kRedenAfwijzingVerzoek{.form = listed, .codes = kRedenAfwijzingVerzoekCodes};
constexpr std::array<Words, 11> kRedenBeeindigingCodes{"02", "19", "20", "21", "22", "23",
                                                       "31", "36", "37", "38", "39"};
constexpr Simple kRedenBeeindiging{.form = listed, .codes = kRedenBeeindigingCodes};
constexpr std::array<Words, 2> kRedenVerzoekCodes{"1", "2"};
constexpr Simple kRedenVerzoek{.form = listed, .codes = kRedenVerzoekCodes};
constexpr std::array<Words, 14> kRedenWijzigingCodes{"01", "02", "03", "04", "05", "06", "07",
                                                     "08", "09", "10", "11", "12", "13", "14"};
constexpr Simple kRedenWijziging{.form = listed, .codes = kRedenWijzigingCodes};
constexpr Simple kReferentie{nonblank, 1, 36};
constexpr Simple kRelatieVolgorde{integer, 0, 99};
constexpr std::array<Words, 59> kRetourCodeCodes{
    "0001", "0200", "0233", "0611", "8001", "8017", "8021", "8187", "8214", "8848", "9019", "9056",
    "9063", "9069", "9071", "9074", "9307", "9308", "9319", "9321", "9322", "9326", "9332", "9333",
    "9338", "9339", "9340", "9341", "9346", "9347", "9349", "9350", "9351", "9355", "9357", "9359",
    "9360", "9361", "9365", "9366", "9367", "9369", "9373", "9374", "9375", "9379", "9384", "9385",
    "9387", "9388", "9389", "9390", "9411", "9412", "9413", "9414", "9415", "S300", "S329"};
constexpr Simple kRetourCode{.form = listed, .codes = kRetourCodeCodes};
constexpr std::array<Words, 23> kSoortRelatieCodes{"03", "04", "05", "06", "07", "08", "09", "10",
                                                   "11", "12", "13", "14", "15", "16", "17", "18",
                                                   "19", "20", "21", "22", "23", "24", "25"};
constexpr Simple kSoortRelatie{.form = listed, .codes = kSoortRelatieCodes};
constexpr std::array<Words, 4> kStatusAanleveringCodes{"1", "2", "3", "9"};
constexpr Simple kStatusAanlevering{.form = listed, .codes = kStatusAanleveringCodes};
constexpr Simple kStraatnaam{nonblank, 1, 24};
constexpr Simple kTaal{nonblank, 1, 25};
constexpr Simple kTelefoonnummer{digits, 1, 15};
constexpr Simple kTijd{time};
constexpr std::array<Words, 7> kTypeVerwijzerCodes{"01", "02", "03", "04", "05", "06", "08"};
constexpr Simple kTypeVerwijzer{.form = listed, .codes = kTypeVerwijzerCodes};
constexpr Simple kVersie{version};
constexpr std::array<Words, 2> kVerzoekAntwoordCodes{"1", "2"};
constexpr Simple kVerzoekAntwoord{.form = listed, .codes = kVerzoekAntwoordCodes};
constexpr Simple kVolume{integer, 0, 99999999};
constexpr Simple kVoorletters{letters, 1, 6};
constexpr Simple kVoorvoegsel{nonblank, 1, 10};
constexpr std::array<Words, 5> kWettelijkeVertegenwoordigingCodes{"06", "07", "08", "09", "10"};
constexpr Simple kWettelijkeVertegenwoordiging{.form = listed,
                                               .codes = kWettelijkeVertegenwoordigingCodes};

constexpr Element one(Words name, const Simple& simple) { return {name, &simple}; }
constexpr Element one(Words name, const Sequence& sequence) { return {name, nullptr, &sequence}; }
constexpr Element optional(Words name, const Simple& simple) {
  return {name, &simple, nullptr, maybe};
}
constexpr Element optional(Words name, const Sequence& sequence) {
  return {name, nullptr, &sequence, maybe};
}
constexpr Element several(Words name, const Sequence& sequence) {
  return {name, nullptr, &sequence, many};
}

// Name space of the basisschema.

constexpr std::array kAchternaamTypeElements{one("iwmo:Achternaam", kNaam),
                                             optional("iwmo:Voorvoegsel", kVoorvoegsel)};
constexpr Sequence kAchternaamType{kAchternaamTypeElements};
constexpr std::array kHuisTypeElements{one("iwmo:Huisnummer", kHuisnummer),
                                       optional("iwmo:Huisletter", kHuisletter),
                                       optional("iwmo:HuisnummerToevoeging", kHuisnummerToevoeging),
                                       optional("iwmo:AanduidingWoonadres", kAanduidingWoonadres)};
constexpr Sequence kHuisType{kHuisTypeElements};
constexpr std::array kAdresTypeElements{
    optional("iwmo:Huis", kHuisType), optional("iwmo:Postcode", kPostcode),
    optional("iwmo:Straatnaam", kStraatnaam), optional("iwmo:Plaatsnaam", kPlaatsnaam),
    optional("iwmo:LandCode", kLandCode)};
constexpr Sequence kAdresType{kAdresTypeElements};
constexpr std::array kBerichtIdentificatieTypeElements{
    one("iwmo:Identificatie", kIdentificatieBericht), one("iwmo:Dagtekening", kDatum)};
constexpr Sequence kBerichtIdentificatieType{kBerichtIdentificatieTypeElements};
constexpr std::array kCommunicatieTypeElements{one("iwmo:Vorm", kCommunicatievorm),
                                               optional("iwmo:Taal", kTaal)};
constexpr Sequence kCommunicatieType{kCommunicatieTypeElements};
constexpr std::array kGeboortedatumTypeElements{one("iwmo:Datum", kDatum),
                                                optional("iwmo:DatumGebruik", kDatumGebruik)};
constexpr Sequence kGeboortedatumType{kGeboortedatumTypeElements};
constexpr std::array kOmvangTypeElements{one("iwmo:Volume", kVolume), one("iwmo:Eenheid", kEenheid),
                                         one("iwmo:Frequentie", kFrequentie)};
constexpr Sequence kOmvangType{kOmvangTypeElements};
constexpr std::array kOpenPeriodeTypeElements{optional("iwmo:Begindatum", kDatum),
                                              optional("iwmo:Einddatum", kDatum)};
constexpr Sequence kOpenPeriodeType{kOpenPeriodeTypeElements};
constexpr std::array kProductTypeElements{one("iwmo:Categorie", kProductCategorie),
                                          optional("iwmo:Code", kProductCode)};
constexpr Sequence kProductType{kProductTypeElements};
constexpr std::array kTelefoonTypeElements{one("iwmo:Telefoonnummer", kTelefoonnummer),
                                           one("iwmo:Landnummer", kLandnummer)};
constexpr Sequence kTelefoonType{kTelefoonTypeElements};
constexpr std::array kTelefoonnummersTypeElements{one("iwmo:Telefoon01", kTelefoonType),
                                                  optional("iwmo:Telefoon02", kTelefoonType)};
constexpr Sequence kTelefoonnummersType{kTelefoonnummersTypeElements};
constexpr std::array kVerkorteNaamTypeElements{one("iwmo:Geslachtsnaam", kAchternaamType),
                                               optional("iwmo:Voornamen", kNaam),
                                               optional("iwmo:Voorletters", kVoorletters)};
constexpr Sequence kVerkorteNaamType{kVerkorteNaamTypeElements};
constexpr std::array kVolledigeNaamTypeElements{
    one("iwmo:Geslachtsnaam", kAchternaamType), optional("iwmo:Partnernaam", kAchternaamType),
    optional("iwmo:Voornamen", kNaam), optional("iwmo:Voorletters", kVoorletters),
    one("iwmo:NaamGebruik", kNaamGebruik)};
constexpr Sequence kVolledigeNaamType{kVolledigeNaamTypeElements};
constexpr std::array kVerwijzerTypeElements{one("iwmo:Type", kTypeVerwijzer),
                                            optional("iwmo:Naam", kNaamVerwijzer),
                                            optional("iwmo:ZorgverlenerCode", kAgbCode)};
constexpr Sequence kVerwijzerType{kVerwijzerTypeElements};
constexpr std::array kXsdVersieTypeElements{one("iwmo:BasisschemaXsdVersie", kVersie),
                                            one("iwmo:BerichtXsdVersie", kVersie)};
constexpr Sequence kXsdVersieType{kXsdVersieTypeElements};

// Header.
constexpr Simple kBerichtCode{nonblank, 1, 3};
constexpr Simple kBerichtVersie{integer, 0, 99};
constexpr std::array kFromMunicipality{one("m:BerichtCode", kBerichtCode),
                                       one("m:BerichtVersie", kBerichtVersie),
                                       one("m:BerichtSubversie", kBerichtVersie),
                                       one("m:Afzender", kGemeente),
                                       one("m:Ontvanger", kAgbCode),
                                       one("m:BerichtIdentificatie", kBerichtIdentificatieType),
                                       one("m:XsdVersie", kXsdVersieType)};
constexpr std::array kFromProvider{one("m:BerichtCode", kBerichtCode),
                                   one("m:BerichtVersie", kBerichtVersie),
                                   one("m:BerichtSubversie", kBerichtVersie),
                                   one("m:Afzender", kAgbCode),
                                   one("m:Ontvanger", kGemeente),
                                   one("m:BerichtIdentificatie", kBerichtIdentificatieType),
                                   one("m:XsdVersie", kXsdVersieType)};
constexpr Sequence kHeaderFromMunicipality{kFromMunicipality};
constexpr Sequence kHeaderFromProvider{kFromProvider};

constexpr std::array kRetourCodesElements{Element{"m:RetourCode", &kRetourCode, nullptr, many}};
constexpr Sequence kRetourCodes{kRetourCodesElements};
constexpr Element kRetourCodesElement = one("m:RetourCodes", kRetourCodes);
constexpr std::array kRetourHeaderElements{
    one("m:IdentificatieRetour", kIdentificatieBericht), one("m:DagtekeningRetour", kDatum),
    optional("m:XsltVersie", kVersie), one("m:XsdVersieRetour", kXsdVersieType),
    optional("m:RetourCodes", kRetourCodes)};
constexpr Sequence kRetourHeader{kRetourHeaderElements};

// WMO301
constexpr std::array kContact301Elements{one("m:Soort", kAdresSoort),
                                         optional("m:Adres", kAdresType),
                                         optional("m:Organisatie", kOrganisatienaam),
                                         optional("m:Telefoon", kTelefoonnummersType),
                                         optional("m:Emailadres", kEmailadres),
                                         optional("m:Periode", kOpenPeriodeType)};
constexpr Sequence kContact301{kContact301Elements, true};
constexpr std::array kRelatie301Elements{
    one("m:Nummer", kPersoonsid),      optional("m:Volgorde", kRelatieVolgorde),
    one("m:Soort", kSoortRelatie),     optional("m:Geboortedatum", kGeboortedatumType),
    optional("m:Geslacht", kGeslacht), one("m:Naam", kVolledigeNaamType),
    one("m:Contact", kContact301)};
constexpr Sequence kRelatie301{kRelatie301Elements, true};
constexpr std::array kRelaties301Elements{several("m:Relatie", kRelatie301)};
constexpr Sequence kRelaties301{kRelaties301Elements};
constexpr std::array kContactgegevens301Elements{several("m:Contact", kContact301)};
constexpr Sequence kContactgegevens301{kContactgegevens301Elements};
constexpr std::array kToegewezenProduct301Elements{
    one("m:ToewijzingNummer", kNummer),   optional("m:ReferentieAanbieder", kReferentie),
    optional("m:Product", kProductType),  one("m:Toewijzingsdatum", kDatum),
    one("m:Toewijzingstijd", kTijd),      one("m:Ingangsdatum", kDatum),
    optional("m:Einddatum", kDatum),      optional("m:RedenWijziging", kRedenWijziging),
    optional("m:Omvang", kOmvangType),    optional("m:Budget", kBudget),
    optional("m:Commentaar", kCommentaar)};
constexpr Sequence kToegewezenProduct301{kToegewezenProduct301Elements, true};
constexpr std::array kToegewezenProducten301Elements{
    several("m:ToegewezenProduct", kToegewezenProduct301)};
constexpr Sequence kToegewezenProducten301{kToegewezenProducten301Elements};
constexpr std::array kClient301Elements{
    one("m:Bsn", kBurgerServicenummer),
    one("m:Geboortedatum", kGeboortedatumType),
    one("m:Geslacht", kGeslacht),
    one("m:Naam", kVolledigeNaamType),
    optional("m:Communicatie", kCommunicatieType),
    optional("m:JuridischeStatus", kJuridischeStatus),
    optional("m:WettelijkeVertegenwoordiging", kWettelijkeVertegenwoordiging),
    optional("m:Commentaar", kCommentaar),
    optional("m:Relaties", kRelaties301),
    one("m:Contactgegevens", kContactgegevens301),
    one("m:ToegewezenProducten", kToegewezenProducten301)};
constexpr Sequence kClient301{kClient301Elements, true};
constexpr Element kBody301 = one("m:Client", kClient301);

// WMO305
constexpr std::array kStartProduct305Elements{
    optional("m:ToewijzingNummer", kNummer), optional("m:Product", kProductType),
    optional("m:ToewijzingIngangsdatum", kDatum), one("m:Begindatum", kDatum),
    one("m:StatusAanlevering", kStatusAanlevering)};
constexpr Sequence kStartProduct305{kStartProduct305Elements, true};
constexpr std::array kStartProducten305Elements{several("m:StartProduct", kStartProduct305)};
constexpr Sequence kStartProducten305{kStartProducten305Elements};
constexpr std::array kClient305Elements{
    one("m:Bsn", kBurgerServicenummer), one("m:Geboortedatum", kGeboortedatumType),
    one("m:Geslacht", kGeslacht), one("m:Naam", kVerkorteNaamType),
    one("m:StartProducten", kStartProducten305)};
constexpr Sequence kClient305{kClient305Elements, true};
constexpr Element kBody305 = one("m:Client", kClient305);

// WMO307
constexpr std::array kStopProduct307Elements{
    optional("m:ToewijzingNummer", kNummer),       optional("m:Product", kProductType),
    optional("m:ToewijzingIngangsdatum", kDatum),  one("m:Begindatum", kDatum),
    one("m:RedenBeeindiging", kRedenBeeindiging),  one("m:Einddatum", kDatum),
    one("m:StatusAanlevering", kStatusAanlevering)};
constexpr Sequence kStopProduct307{kStopProduct307Elements, true};
constexpr std::array kStopProducten307Elements{several("m:StopProduct", kStopProduct307)};
constexpr Sequence kStopProducten307{kStopProducten307Elements};
constexpr std::array kClient307Elements{
    one("m:Bsn", kBurgerServicenummer), one("m:Geboortedatum", kGeboortedatumType),
    one("m:Geslacht", kGeslacht), one("m:Naam", kVerkorteNaamType),
    one("m:StopProducten", kStopProducten307)};
constexpr Sequence kClient307{kClient307Elements, true};
constexpr Element kBody307 = one("m:Client", kClient307);

// WMO315
constexpr std::array kAangevraagdProduct315Elements{
    one("m:ReferentieAanbieder", kReferentie), optional("m:BeschikkingNummer", kNummer),
    optional("m:Product", kProductType),       optional("m:BeschikkingIngangsdatum", kDatum),
    one("m:ToewijzingIngangsdatum", kDatum),   optional("m:ToewijzingEinddatum", kDatum),
    optional("m:Omvang", kOmvangType),         optional("m:Budget", kBudget),
    one("m:Verwijzer", kVerwijzerType),        optional("m:Raamcontract", kJaNee),
    optional("m:Commentaar", kCommentaar)};
constexpr Sequence kAangevraagdProduct315{kAangevraagdProduct315Elements, true};
constexpr std::array kAangevraagdeProducten315Elements{
    several("m:AangevraagdProduct", kAangevraagdProduct315)};
constexpr Sequence kAangevraagdeProducten315{kAangevraagdeProducten315Elements};
constexpr std::array kClient315Elements{one("m:Bsn", kBurgerServicenummer),
                                        one("m:Geboortedatum", kGeboortedatumType),
                                        one("m:Geslacht", kGeslacht),
                                        one("m:Naam", kVerkorteNaamType),
                                        optional("m:Commentaar", kCommentaar),
                                        one("m:AangevraagdeProducten", kAangevraagdeProducten315)};
constexpr Sequence kClient315{kClient315Elements, true};
constexpr Element kBody315 = one("m:Client", kClient315);

// WMO317
constexpr std::array kOngewijzigdProduct317Elements{one("m:ToewijzingNummer", kNummer)};
constexpr Sequence kOngewijzigdProduct317{kOngewijzigdProduct317Elements, true};
constexpr std::array kOngewijzigdeProducten317Elements{
    several("m:OngewijzigdProduct", kOngewijzigdProduct317)};
constexpr Sequence kOngewijzigdeProducten317{kOngewijzigdeProducten317Elements};
constexpr std::array kTeWijzigenProduct317Elements{
    one("m:ToewijzingNummer", kNummer), one("m:GewensteIngangsdatum", kDatum),
    optional("m:Einddatum", kDatum), optional("m:Omvang", kOmvangType),
    optional("m:Budget", kBudget)};
constexpr Sequence kTeWijzigenProduct317{kTeWijzigenProduct317Elements, true};
constexpr std::array kTeWijzigenProducten317Elements{
    several("m:TeWijzigenProduct", kTeWijzigenProduct317)};
constexpr Sequence kTeWijzigenProducten317{kTeWijzigenProducten317Elements};
constexpr std::array kNieuwProduct317Elements{
    optional("m:Product", kProductType), one("m:GewensteIngangsdatum", kDatum),
    optional("m:Einddatum", kDatum), optional("m:Omvang", kOmvangType),
    optional("m:Budget", kBudget)};
constexpr Sequence kNieuwProduct317{kNieuwProduct317Elements, true};
constexpr std::array kNieuweProducten317Elements{several("m:NieuwProduct", kNieuwProduct317)};
constexpr Sequence kNieuweProducten317{kNieuweProducten317Elements};
constexpr std::array kVerzoek317Elements{
    one("m:ReferentieAanbieder", kReferentie), one("m:RedenVerzoek", kRedenVerzoek),
    optional("m:OngewijzigdeProducten", kOngewijzigdeProducten317),
    optional("m:TeWijzigenProducten", kTeWijzigenProducten317),
    optional("m:NieuweProducten", kNieuweProducten317)};
constexpr Sequence kVerzoek317{kVerzoek317Elements, true};
constexpr std::array kClient317Elements{one("m:Bsn", kBurgerServicenummer),
                                        one("m:Verzoek", kVerzoek317)};
constexpr Sequence kClient317{kClient317Elements, true};
constexpr Element kBody317 = one("m:Client", kClient317);

// WMO319
constexpr std::array kAntwoord319Elements{
    one("m:ReferentieAanbieder", kReferentie), one("m:VerzoekAntwoord", kVerzoekAntwoord),
    optional("m:RedenAfwijzingVerzoek", kRedenAfwijzingVerzoek)};
constexpr Sequence kAntwoord319{kAntwoord319Elements, true};
constexpr Element kBody319 = one("m:Antwoord", kAntwoord319);

}  // namespace

const Element& body_shape(const Kind& kind) {
  const auto heen = kind.is_retour ? kind.retour : kind.name;
  if (heen == "wmo301") return kBody301;
  if (heen == "wmo305") return kBody305;
  if (heen == "wmo307") return kBody307;
  if (heen == "wmo315") return kBody315;
  if (heen == "wmo317") return kBody317;
  return kBody319;
}

const Sequence& header_shape(bool from_municipality) {
  return from_municipality ? kHeaderFromMunicipality : kHeaderFromProvider;
}

const Sequence& retour_header_shape() { return kRetourHeader; }

const Element& retour_codes_shape() { return kRetourCodesElement; }

}  // namespace rodedraad::wmo
