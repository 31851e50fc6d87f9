#include "shapes.h"

#include <array>

namespace rodedraad::schuldhulp {

namespace {

using Words = std::string_view;

constexpr Member text(Words name) { return {.name = name}; }
constexpr Member integer(Words name) { return {.name = name, .form = Form::integer}; }
constexpr Member boolean(Words name) { return {.name = name, .form = Form::boolean}; }
constexpr Member date(Words name) { return {.name = name, .form = Form::date}; }
constexpr Member municipality(Words name) { return {.name = name, .form = Form::municipality}; }
constexpr Member code(Words name, std::span<const Words> codes) {
  return {.name = name, .form = Form::code, .codes = codes};
}
constexpr Member object(Words name, const Shape& shape) {
  return {.name = name, .form = Form::object, .shape = &shape};
}
constexpr Member list(Words name, const Shape& shape) {
  return {.name = name, .form = Form::list, .shape = &shape};
}
constexpr Member required(Member member) {
  member.required = true;
  return member;
}
constexpr Member closed(Member member) {
  member.closed = true;
  return member;
}
constexpr Member also(Member member, std::span<const Words> names) {
  member.also = names;
  return member;
}

constexpr std::array<Words, 2> kBsnNames{"bsn", "burgerservicenr"};
constexpr std::array<Words, 1> kBirthNames{"geboortedag"};
constexpr std::array<Words, 2> kSexNames{"geslacht", "geslachtsaand"};
constexpr std::array<Words, 3> kNameNames{"naam", "statutairenaam", "naamorganisatie"};
constexpr std::array<Words, 1> kChamberNames{"kvknummer"};

constexpr Member bsn() {
  return also({.name = "Burgerservicenummer", .form = Form::bsn}, kBsnNames);
}

constexpr Member birth() {
  return also({.name = "Geboortedatum", .form = Form::birth}, kBirthNames);
}

constexpr std::array kContactMembers{text("naam"), text("telefoonnummer"), text("email"),
                                     text("functietitel")};
constexpr Shape kContact{kContactMembers};

// ---- schuldhulpverlening v1.0 ----

constexpr std::array<Words, 2> kBeschikkingssoort{"Afwijzingsbeschikking", "Toelatingsbeschikking"};
constexpr std::array<Words, 5> kBegeleidingssoort{
    "Budgetcoaching", "Budgetbeheer", "Beschermingsbewind", "Lange Termijn Begeleiding (DFD)",
    "Budgetbegeleiding"};
constexpr std::array<Words, 9> kUitstroomreden{"Overleden",    "Verhuisd",     "Nietverschenen",
                                               "Ingetrokken",  "Niet passend", "Overig",
                                               "Voldoet niet", "Afgerond",     "Zelf"};
constexpr std::array<Words, 4> kSchuldensoort{"Zorg", "Publiek", "Nuts", "Overig"};
constexpr std::array<Words, 5> kOplossingssoort{
    "Betalingsregeling", "Herfinanciering", "Saneringskrediet", "Schuldbemiddeling", "0%-aanbod"};

constexpr std::array kPeriodMembers{date("startdatum"), date("einddatum")};
constexpr Shape kPeriod{kPeriodMembers};
constexpr std::array kClientMembers{
    bsn(),
    birth(),
    also({.name = "Geslachtsaanduiding", .form = Form::sex}, kSexNames),
    text("Postcode"),
    text("Huisnummer"),
    text("Huisnummertoevoeging")};
constexpr Shape kClient{kClientMembers};
constexpr std::array kAanmeldingMembers{date("startdatum"), date("einddatum"),
                                        boolean("crisisinterventie")};
constexpr Shape kAanmelding{kAanmeldingMembers};
constexpr std::array kIntakeMembers{date("startdatum"), date("einddatum"),
                                    date("beschikkingsdatum"),
                                    closed(code("beschikkingssoort", kBeschikkingssoort))};
constexpr Shape kIntake{kIntakeMembers};
constexpr std::array kPlanMembers{date("datumAfronding")};
constexpr Shape kPlan{kPlanMembers};
constexpr std::array kSchuldregelingMembers{
    date("datum"),       date("toegekend"),       date("afgewezen"),
    date("ingetrokken"), boolean("dwangakkoord"), date("datumVerzoekDwangakkoord")};
constexpr Shape kSchuldregeling{kSchuldregelingMembers};
constexpr std::array kOplossingMembers{code("soort", kOplossingssoort), date("startdatum"),
                                       date("einddatum"), integer("vtlb")};
constexpr Shape kOplossing{kOplossingMembers};
constexpr std::array kBegeleidingMembers{code("soort", kBegeleidingssoort), date("startdatum"),
                                         date("einddatum")};
constexpr Shape kBegeleiding{kBegeleidingMembers};
constexpr std::array kMoratoriumMembers{date("datumAanvraag"), date("datumGoedkeuring"),
                                        date("startdatum"), date("einddatum")};
constexpr Shape kMoratorium{kMoratoriumMembers};
constexpr std::array kSchuldeiserMembers{text("naam"), text("Naam"), text("kvknummer"),
                                         text("postcode"), boolean("privepersoon")};
constexpr Shape kSchuldeiser{kSchuldeiserMembers};
constexpr std::array kSchuldMembers{integer("bedrag"), date("peildatum"),
                                    code("schuldsoort", kSchuldensoort), boolean("zakelijkeSchuld"),
                                    object("schuldeiser", kSchuldeiser)};
constexpr Shape kSchuld{kSchuldMembers};
constexpr std::array kUitstroomMembers{date("datum"), date("datumBeeindigingsbeschikking"),
                                       code("reden", kUitstroomreden), text("omschrijving")};
constexpr Shape kUitstroom{kUitstroomMembers};

constexpr std::array kTrajectMembers{required(municipality("gemeentecode")),
                                     list("client", kClient),
                                     date("startdatum"),
                                     date("einddatum"),
                                     text("omschrijving"),
                                     date("toekenningsdatum"),
                                     integer("totaalSchuldbedragBijAanvangSchuld"),
                                     object("aanmelding", kAanmelding),
                                     object("intake", kIntake),
                                     object("planVanAanpak", kPlan),
                                     object("stabilisatie", kPeriod),
                                     object("schuldregeling", kSchuldregeling),
                                     object("oplossing", kOplossing),
                                     list("begeleiding", kBegeleiding),
                                     list("crisisinterventies", kPeriod),
                                     list("moratoria", kMoratorium),
                                     list("voorlopigeVoorzieningen", kPeriod),
                                     object("informatieEnAdvies", kPeriod),
                                     list("schulden", kSchuld),
                                     object("uitstroom", kUitstroom),
                                     object("nazorg", kPeriod)};
constexpr Shape kTraject{kTrajectMembers};

constexpr std::array kOrganisationMembers{
    also(text("(Statutaire) Naam"), kNameNames), also(text("KvK-nummer"), kChamberNames),
    text("postcode"), municipality("gemeentecode"), list("contactpersonen", kContact)};
constexpr Shape kOrganisation{kOrganisationMembers};
constexpr std::array kLeveringMembers{required(integer("teller")),
                                      required(object("aanleverende_organisatie", kOrganisation)),
                                      list("schuldhulptrajecten", kTraject)};
constexpr Shape kLevering{kLeveringMembers};
constexpr std::array kDdasMembers{
    required(date("startdatumLevering")), required(date("einddatumLevering")),
    required({.name = "aanleverdatumEnTijd", .form = Form::date_time}),
    required(text("codeGegevensleverancier")), required(list("leveringen", kLevering))};
constexpr Shape kDdas{kDdasMembers};

// ---- vroegsignalering v0.9 ----

constexpr std::array<Words, 11> kSignaalpartner{
    "Energie",         "Huur", "Hypotheek",       "CAK Zorgverzekeringen", "Zorg",
    "Water",           "DUO",  "Belastingdienst", "CAK Eigen bijdrage",    "Overige",
    "Dienst Toeslagen"};
constexpr std::array<Words, 6> kSignaalstatus{"Nog niet opgepakt",
                                              "Niet opgepakt: onterecht signaal",
                                              "Inwoner is overleden",
                                              "Persoon is geen inwoner (meer) in de gemeente",
                                              "Niet opgepakt: herhaalde melding",
                                              "Niet opgepakt: andere reden"};
constexpr std::array<Words, 15> kEindresultaat{
    "Niet opgepakt: herhaalde melding",
    "Niet opgepakt: onterecht signaal",
    "Inwoner is overleden",
    "Persoon is geen inwoner (meer) in de gemeente",
    "Niet opgepakt: andere reden",
    "Inwoner al bekend bij schuldhulpverlening",
    "Inwoner heeft al een ander lopend traject",
    "Definitief geen contact kunnen krijgen",
    "Geen reactie na eerder contact",
    "Inwoner hoeft geen hulp vanuit vroegsignalering",
    "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
    "(Budget)advies en/of quick fix",
    "Vervolghulp en/of verwijzing financieel",
    "Verwijzing zonder contact",
    "Vervolghulp en/of verwijzing niet financieel"};
constexpr std::array<Words, 8> kContactsoort{"Mail",     "Brief",         "SMS/Whatsapp",
                                             "Telefoon", "Huisbezoek",    "Kaartje",
                                             "Overige",  "Administratief"};
constexpr std::array<Words, 3> kDagdeel{"Ochtend", "Middag", "Avond"};

constexpr std::array kPartnerMembers{code("type", kSignaalpartner)};
constexpr Shape kPartner{kPartnerMembers};
constexpr std::array kInwonerMembers{bsn(),
                                     text("Voorletters"),
                                     text("Voorvoegsel"),
                                     text("Achternaam"),
                                     birth(),
                                     text("Straatnaam"),
                                     text("Postcode"),
                                     text("Huisnummer"),
                                     text("Huisnummertoevoeging"),
                                     text("Plaatsnaam")};
constexpr Shape kInwoner{kInwonerMembers};
// The schema spells some names in its own way; other ways are understood.
constexpr std::array<Words, 2> kCrisisNames{"crissisignaal", "crisisignaal"};
constexpr std::array<Words, 1> kFromNames{"startdatummatchingperiode"};
constexpr std::array<Words, 1> kToNames{"einddatummatchtingperiode"};
constexpr std::array<Words, 1> kPersonsNames{"contactpersonen"};
constexpr std::array kSignaalMembers{required(text("ID")),
                                     also(boolean("crisissignaal"), kCrisisNames),
                                     boolean("warmeOverdracht"),
                                     integer("bedrag"),
                                     date("ontstaansdatum"),
                                     date("signaaldatum"),
                                     code("status", kSignaalstatus),
                                     required(object("signaalpartner", kPartner)),
                                     required(object("client", kInwoner))};
constexpr Shape kSignaal{kSignaalMembers};
constexpr std::array kVerwijzingMembers{required(text("ID"))};
constexpr Shape kVerwijzing{kVerwijzingMembers};
constexpr std::array kContactpogingMembers{code("soort", kContactsoort), boolean("bereikt"),
                                           date("datum"), code("dagdeel", kDagdeel)};
constexpr Shape kContactpoging{kContactpogingMembers};
constexpr std::array kZaakMembers{code("resultaat", kEindresultaat),
                                  date("matchingsdatum"),
                                  also(date("startdatum_matchtingperiode"), kFromNames),
                                  also(date("einddatum_matchingperiode"), kToNames),
                                  date("datum_opgepakt"),
                                  list("vroegsignalen", kVerwijzing),
                                  list("contactpogingen", kContactpoging)};
constexpr Shape kZaak{kZaakMembers};
constexpr std::array kVsOrganisationMembers{
    also(text("naam"), kNameNames), also(text("kvk-nummer"), kChamberNames),
    also(list("contactpersoonen", kContact), kPersonsNames)};
constexpr Shape kVsOrganisation{kVsOrganisationMembers};
constexpr std::array kVsLeveringMembers{
    required(integer("teller")), required(municipality("gemeentecode")),
    required(object("aanleverende_organisatie", kVsOrganisation)), list("vroegsignalen", kSignaal),
    list("vroegsignaalzaken", kZaak)};
constexpr Shape kVsLevering{kVsLeveringMembers};
constexpr std::array kVsMembers{
    required(date("startdatumLevering")), required(date("einddatumLevering")),
    required({.name = "aanleverdatumEnTijd", .form = Form::date_time}),
    required(text("codeGegevensleverancier")), list("leveringen", kVsLevering)};
constexpr Shape kVs{kVsMembers};

}  // namespace

const Shape& ddas_delivery() { return kDdas; }
const Shape& vs_delivery() { return kVs; }

}  // namespace rodedraad::schuldhulp
