#include "registration_rules.h"

#include <algorithm>
#include <array>

#include "calendar.h"
#include "hours.h"

namespace rodedraad::duo {

namespace {

// ---- PIP

constexpr Rule kPipBeforeDuty{
    "duo-pip-voor-plicht", "pip.dagtekening",
    "De datum dagtekening ligt voor de start van de inburgeringsplicht.",
    "Corrigeer de dagtekening, of vraag de inburgeringsplicht opnieuw op.",
    "of de dagtekening voor de start van de inburgeringsplicht ligt"};
constexpr Rule kPipBeforeFirst{
    "duo-pip-voor-eerste", "pip.dagtekening",
    "De datum dagtekening ligt voor de dagtekening van het initiële PIP.",
    "Een gewijzigd PIP kan niet ouder zijn dan het eerste: corrigeer de dagtekening.",
    "of de dagtekening voor die van het initiële PIP ligt"};
constexpr Rule kPipBeforeCurrent{
    "duo-pip-voor-huidige", "pip.dagtekening",
    "De datum dagtekening ligt voor de dagtekening van het huidige PIP.",
    "Een gewijzigd PIP kan niet ouder zijn dan het PIP dat bij DUO staat: corrigeer de "
    "dagtekening.",
    "of de dagtekening voor die van het huidige PIP bij DUO ligt"};
constexpr Rule kPipBeforeSettlement{"duo-pip-voor-vestiging", "pip.dagtekening",
                                    "De datum dagtekening ligt voor de vestiging in de gemeente.",
                                    "Corrigeer de dagtekening of de datum van inschrijving.",
                                    "of de dagtekening voor de vestiging in de gemeente ligt"};
constexpr Rule kPipA2WithO{
    "duo-pip-a2-onderwijsroute", "pip.niveau", "Niveau A2 kan niet bij de onderwijsroute.",
    "Kies niveau B1, laat het niveau weg, of kies een andere leerroute.", ""};
constexpr Rule kPipB1WithZ{"duo-pip-b1-zelfredzaamheidsroute", "pip.niveau",
                           "Niveau B1 kan niet bij de zelfredzaamheidsroute.",
                           "Kies niveau A2, laat het niveau weg, of kies een andere leerroute.",
                           ""};
constexpr Rule kPipA2FirstB{
    "duo-pip-a2-eerste", "pip.niveau",
    "Niveau A2 kan niet bij de B1-route in het eerste PIP van de persoon.",
    "Een eerste PIP met de B1-route heeft niveau B1; vraag het PIP en de termijn op als er al een "
    "was.",
    "of dit het eerste PIP van de persoon is; dan kan niveau A2 niet bij de B1-route"};
constexpr Rule kPipIntensity{
    "duo-pip-intensiteit", "pip.geschatteIntensiteitB1Route",
    "De geschatte intensiteit kan alleen bij de B1-route van een asielstatushouder.",
    "Laat de geschatte intensiteit weg, of corrigeer de leerroute.",
    "of de persoon asielstatushouder is; alleen dan kan de geschatte intensiteit worden opgegeven"};

// ---- withdrawal of a PIP

constexpr Rule kPipTermSet{
    "duo-pip-termijn-gestart", "inburgeringstermijn.startdatum",
    "Het PIP kan niet worden ingetrokken: de inburgeringstermijn is al vastgesteld.",
    "Registreer een gewijzigd PIP in plaats van het in te trekken.",
    "of de inburgeringstermijn al is vastgesteld"};
constexpr Rule kPipHours{
    "duo-pip-uren", kHoursAtInstitution,
    "Het PIP kan niet worden ingetrokken: op het huidige inburgeringsaanbod staan gevolgde uren.",
    "Registreer een gewijzigd PIP, of laat de instelling de uren intrekken.",
    "of op het huidige inburgeringsaanbod gevolgde uren staan"};

// ---- Inburgeringsaanbod

constexpr Rule kOfferAsylum{"duo-aanbod-asiel", "inburgeringsplicht.doelgroep",
                            "Een inburgeringsaanbod kan alleen voor een asielmigrant.",
                            "Trek het aanbod terug, of vraag de doelgroep opnieuw op.",
                            "of de persoon asielmigrant is"};
constexpr Rule kOfferPlan{"duo-aanbod-pip", "pip.dagtekening", "De persoon heeft geen PIP.",
                          "Registreer eerst het PIP.", "of de persoon een PIP heeft"};
constexpr Rule kOfferInstitution{
    "duo-aanbod-instelling", "inburgeringsaanbod.instellingsnummer",
    "De instelling is niet bekend bij DUO, of heeft geen geldig keurmerk van Blik op Werk; bij de "
    "onderwijsroute mag het ook een erkenning voor het taalschakeltraject zijn.",
    "Kies een andere instelling, of vraag de lijst van instellingen opnieuw op.",
    "of de instelling bij DUO bekend is en een geldig keurmerk heeft"};
constexpr Rule kOfferBeforePlan{
    "duo-aanbod-voor-pip", "inburgeringsaanbod.datum",
    "De datum van het inburgeringsaanbod ligt voor de dagtekening van het huidige PIP.",
    "Corrigeer de datum van het aanbod.",
    "of de datum van het aanbod voor de dagtekening van het PIP ligt"};
constexpr Rule kCourseBeforePlan{
    "duo-opleiding-voor-pip", "inburgeringsaanbod.verwachteStartdatum",
    "De verwachte startdatum van de opleiding ligt voor de dagtekening van het huidige PIP.",
    "Corrigeer de verwachte startdatum.",
    "of de verwachte startdatum voor de dagtekening van het PIP ligt"};
constexpr Rule kBridgeBeforeOffer{
    "duo-taalschakel-voor-aanbod", "inburgeringsaanbod.verwachteStartdatum",
    "De aanvang van het taalschakeltraject ligt voor de datum van het inburgeringsaanbod.",
    "Corrigeer de verwachte startdatum of de datum van het aanbod.",
    "of het taalschakeltraject voor de datum van het aanbod begint"};
constexpr Rule kCourseEndBeforeStart{"duo-opleiding-einde", "inburgeringsaanbod.verwachteEinddatum",
                                     "Het einde van de opleiding ligt voor het begin.",
                                     "Corrigeer een van beide datums.",
                                     "of het einde van de opleiding na het begin ligt"};
constexpr Rule kCourseBeforeTerm{
    "duo-opleiding-voor-termijn", "inburgeringsaanbod.verwachteStartdatum",
    "De opleiding begint voor de start van de inburgeringstermijn.",
    "Corrigeer de verwachte startdatum.", "of de opleiding binnen de inburgeringstermijn begint"};
constexpr Rule kCourseStartAfterTerm{
    "duo-opleiding-na-termijn", "inburgeringsaanbod.verwachteStartdatum",
    "De opleiding begint na het einde van de inburgeringstermijn.",
    "Corrigeer de verwachte startdatum.",
    "of de opleiding voor het einde van de inburgeringstermijn begint"};
constexpr Rule kCourseAfterTerm{
    "duo-opleiding-einde-na-termijn", "inburgeringsaanbod.verwachteEinddatum",
    "De opleiding eindigt na het einde van de inburgeringstermijn.",
    "Corrigeer de verwachte einddatum.", "of de opleiding binnen de inburgeringstermijn eindigt"};

// ---- MAP and PVT

struct ResultRules {
  std::string_view date;
  std::string_view blame;
  Rule own_date;
  Rule own_plan;
  Rule fulfilled;
  Rule before_term;
  Rule after_z_route;
  Rule in_future;
  Rule withdrawn;
  Rule blame_missing;
  Rule blame_too_much;
  Rule no_blame_too_early;
  Rule blame_too_early;
};

constexpr ResultRules result_rules(std::string_view date, std::string_view blame) {
  return {
      date,
      blame,
      {"duo-eerdere-datum", date,
       "De eerder geregistreerde datum is niet door uw gemeente "
       "aangeleverd.",
       "Vraag de gemeente die de datum aanleverde om haar te corrigeren.",
       "of een eerder geregistreerde datum door deze gemeente is aangeleverd"},
      {"duo-geen-eigen-pip", "pip.gemeentecode",
       "Er is geen actueel PIP van uw gemeente voor deze persoon.",
       "Registreer eerst het eigen PIP, en vraag het PIP daarna opnieuw op.",
       "of het actuele PIP bij DUO van deze gemeente is"},
      {"duo-al-voldaan", "inburgeringsplicht.redenGeen",
       "De inburgeringsplicht is al voldaan via de zelfredzaamheidsroute.",
       "Er is niets meer te registreren.",
       "of de inburgeringsplicht al is voldaan via de zelfredzaamheidsroute"},
      {"duo-voor-termijn", date, "De datum ligt voor de start van de inburgeringstermijn.",
       "Corrigeer de datum.", "of de datum binnen de inburgeringstermijn ligt"},
      {"duo-na-zroute", date, "De datum ligt na de afronding van de Z-route.",
       "Corrigeer de datum, of trek eerst de afronding van de Z-route in.",
       "of de datum voor de afronding van de Z-route ligt"},
      {"duo-toekomst", date, "De datum ligt in de toekomst.", "Corrigeer de datum.",
       "of de datum in de toekomst ligt"},
      {"duo-intrekken-zroute", date, "De datum kan niet vervallen: de Z-route is al afgerond.",
       "Trek eerst de afronding van de Z-route in.", "of de Z-route is afgerond"},
      {"duo-verwijtbaar-ontbreekt", blame,
       "De inburgeringstermijn is overschreden: geef op of dit verwijtbaar is.",
       "Leg vast of de overschrijding verwijtbaar is.",
       "of de inburgeringstermijn is overschreden; dan moet verwijtbaar worden opgegeven"},
      {"duo-verwijtbaar-te-veel", blame,
       "Bij een datum binnen de inburgeringstermijn kan verwijtbaar niet worden opgegeven.",
       "Haal verwijtbaar weg.",
       "of de datum binnen de inburgeringstermijn ligt; dan kan verwijtbaar niet worden opgegeven"},
      {"duo-niet-verwijtbaar-te-vroeg", blame,
       "Niet verwijtbaar kan pas twee maanden voor het einde van de inburgeringstermijn.",
       "Haal verwijtbaar weg en registreer het later.",
       "of het einde van de inburgeringstermijn binnen twee maanden ligt"},
      {"duo-verwijtbaar-te-vroeg", blame,
       "Verwijtbaar kan pas als de inburgeringstermijn is overschreden.",
       "Haal verwijtbaar weg en registreer het na het einde van de termijn.",
       "of de inburgeringstermijn is overschreden; alleen dan kan verwijtbaar"}};
}

constexpr auto kPvtRules = result_rules("pvt.datumOndertekening", "pvt.verwijtbaar");
constexpr auto kMapRules = result_rules("map.datumEindgesprek", "map.verwijtbaar");

// ---- hours at an institution

constexpr Rule kHoursInstitution{
    "duo-uren-instelling", kHoursAtInstitution,
    "De instelling is niet bekend bij DUO, of heeft geen geldig keurmerk van Blik op Werk; bij de "
    "onderwijsroute mag het ook een erkenning voor het taalschakeltraject zijn.",
    "Controleer het instellingsnummer, of vraag de lijst van instellingen opnieuw op.",
    "of de instelling bij DUO bekend is en een geldig keurmerk heeft"};
constexpr Rule kHoursBeforeTerm{
    "duo-uren-voor-termijn", kHoursAtInstitution,
    "De datum tot wanneer de uren bekend zijn, ligt voor de start van de inburgeringstermijn.",
    "Corrigeer de datum.", "of de uren binnen de inburgeringstermijn vallen"};
constexpr Rule kHoursInFuture{"duo-uren-toekomst", kHoursAtInstitution,
                              "De datum tot wanneer de uren bekend zijn, ligt in de toekomst.",
                              "Corrigeer de datum.", "of de datum in de toekomst ligt"};
constexpr Rule kHoursBeforeOffer{
    "duo-uren-voor-aanbod", kHoursAtInstitution,
    "De datum tot wanneer de uren bekend zijn, ligt voor het eerste aanbod van de instelling.",
    "Corrigeer de datum, of die van het aanbod.",
    "of de uren na het eerste aanbod van de instelling vallen"};
constexpr Rule kHoursWithoutStart{"duo-uren-zonder-start", "inburgeringsaanbod.verwachteStartdatum",
                                  "Er is geen aanbod van de instelling met een startdatum.",
                                  "Registreer eerst het aanbod met de startdatum van de opleiding.",
                                  "of er een aanbod van de instelling met een startdatum is"};
constexpr Rule kHoursOlder{"duo-uren-ouder", kHoursAtInstitution,
                           "Er zijn al uren van dezelfde soort met een latere datum geregistreerd.",
                           "Registreer de stand op dezelfde of een latere datum.",
                           "of er al latere uren staan"};

// ---- Contactpersoon

constexpr Rule kContactAgain{
    "duo-contactpersoon-bestaat", "contactpersoon.duoNummer",
    "Deze contactpersoon heeft al een nummer bij DUO; nog eens aanmelden maakt een tweede.",
    "Wijzig de contactpersoon, of verwijder hem eerst bij DUO.", ""};

constexpr std::string_view kAsylum = "asielstatushouder";

void check_pip(const Situation& situation, Review& review) {
  const auto* const date = situation.date("pip.dagtekening");
  const auto* const at_duo = situation.date("pip.dagtekeningBijDuo");
  const auto* const term = situation.date("inburgeringstermijn.startdatum");
  const bool route_b = situation.is("pip.leerroute", "B").value_or(false);
  const bool a2 = situation.is("pip.niveau", "A2").value_or(false);
  review.demand(kPipBeforeDuty, not_before(date, situation.date("inburgeringsplicht.begindatum")));
  if (term != nullptr) {
    // The term begins on the day after the date of the first PIP (Wi2021 art. 11).
    const auto first = day_text(*parse_day(*term) - std::chrono::days{1});
    review.demand(kPipBeforeFirst, not_before(date, &first));
  } else if (at_duo != nullptr) {
    review.demand(kPipBeforeFirst, std::nullopt);
  }
  if (at_duo != nullptr) review.demand(kPipBeforeCurrent, not_before(date, at_duo));
  review.demand(kPipBeforeSettlement,
                not_before(date, situation.date("inburgeraar.datumInschrijvingGemeente")));
  review.demand(kPipA2WithO, !(a2 && situation.is("pip.leerroute", "O").value_or(false)));
  review.demand(kPipB1WithZ, !(situation.is("pip.niveau", "B1").value_or(false) &&
                               situation.is("pip.leerroute", "Z").value_or(false)));
  if (a2 && route_b && term == nullptr && at_duo == nullptr) {
    // Who knows the duty from DUO but neither a PIP nor a term there, has the first PIP at hand.
    const bool asked = situation.value("inburgeringsplicht.indicator") != nullptr;
    review.demand(kPipA2FirstB, asked ? Holds{false} : Holds{});
  }
  if (situation.value("pip.geschatteIntensiteitB1Route") != nullptr) {
    review.demand(kPipIntensity,
                  route_b ? situation.is("inburgeringsplicht.doelgroep", kAsylum) : Holds{false});
  }
}

/// Whether hours are registered at the institution of the current offer.
Holds has_no_hours(const Situation& situation) {
  const auto* const offered = situation.value("inburgeringsaanbod.instellingsnummer");
  bool any = false;
  for (const auto& field : situation.known_fields()) {
    if (field.path != kHoursAtInstitution) continue;
    const auto key = read_institution_key(field.key);
    if (!key || key->municipality != situation.municipality()) continue;
    any = true;
    if (offered != nullptr && key->institution == *offered && field.value != "0") return false;
  }
  return !any || offered == nullptr ? Holds{} : Holds{true};
}

void check_pip_withdrawal(const Situation& situation, Review& review) {
  const bool is_set = situation.value("inburgeringstermijn.startdatum") != nullptr;
  review.demand(kPipTermSet, is_set ? Holds{false} : Holds{});
  review.demand(kPipHours, has_no_hours(situation));
}

/// Whether DUO takes the institution: it must be known with a mark, or, for route O, with a
/// recognition for the taalschakeltraject. Nothing when the list was never asked, or says nothing.
Holds is_recognised(const Situation& situation, std::string_view institution) {
  bool listed = false;
  bool known = false;
  for (const auto& field : situation.known_fields()) {
    if (field.path != "cursusinstelling.naam") continue;
    listed = true;
    known = known || field.key == institution;
  }
  if (!listed) return std::nullopt;
  if (!known) return false;
  const auto* const mark = situation.value("cursusinstelling.bowKeurmerk", institution);
  const auto* const bridge = situation.value("cursusinstelling.tstKeurmerk", institution);
  if (mark != nullptr && *mark == "true") return true;
  const auto route = situation.is("pip.leerroute", "O");
  if (route.value_or(true) && bridge != nullptr && *bridge == "true") {
    return route ? Holds{true} : Holds{};
  }
  if (mark == nullptr || (route.value_or(true) && bridge == nullptr)) return std::nullopt;
  return false;
}

void check_offer(const Situation& situation, Review& review) {
  const auto* const plan = situation.date("pip.dagtekening");
  const auto* const offer = situation.date("inburgeringsaanbod.datum");
  const auto* const start = situation.date("inburgeringsaanbod.verwachteStartdatum");
  const auto* const end = situation.date("inburgeringsaanbod.verwachteEinddatum");
  const auto* const term_start = situation.date("inburgeringstermijn.startdatum");
  const auto* const term_end = situation.date("inburgeringstermijn.einddatum");
  const auto* const institution = situation.value("inburgeringsaanbod.instellingsnummer");
  review.demand(kOfferAsylum, situation.is("inburgeringsplicht.doelgroep", kAsylum));
  review.demand(kOfferPlan, plan != nullptr ? Holds{true} : Holds{});
  if (institution != nullptr) {
    review.demand(kOfferInstitution, is_recognised(situation, *institution));
  }
  review.demand(kOfferBeforePlan, not_before(offer, plan));
  review.demand(kCourseBeforePlan, not_before(start, plan));
  if (situation.is("pip.leerroute", "O").value_or(false)) {
    review.demand(kBridgeBeforeOffer, not_before(start, offer));
  }
  if (start != nullptr) review.demand(kCourseEndBeforeStart, not_before(end, start));
  review.demand(kCourseBeforeTerm, not_before(start, term_start));
  review.demand(kCourseStartAfterTerm, not_after(start, term_end));
  review.demand(kCourseAfterTerm, not_after(end, term_end));
}

Holds not_fulfilled_by_z_route(const Situation& situation) {
  if (!situation.is("inburgeringsplicht.redenGeen", "Inburgeringsplicht voldaan").value_or(false)) {
    return true;
  }
  const auto route = situation.is("pip.leerroute", "Z");
  return route ? Holds{!*route} : Holds{};
}

void check_result(const ResultRules& rules, const Situation& situation, Review& review) {
  // What is left out is withdrawn, so that only the request says what will be there.
  const auto carried = [&](std::string_view path) { return situation.request().find(path); };
  const auto* const date = carried(rules.date);
  const auto* const blame = carried(rules.blame);
  const auto* const term_start = situation.date("inburgeringstermijn.startdatum");
  const auto* const term_end = situation.date("inburgeringstermijn.einddatum");
  const auto* const z_route = situation.date("zroute.datumAfronding");
  const auto* const today = parse_day(situation.today()) ? &situation.today() : nullptr;

  review.demand(rules.own_date, date != nullptr ? Holds{} : Holds{true});
  review.demand(rules.own_plan, situation.is("pip.gemeentecode", situation.municipality()));
  review.demand(rules.fulfilled, not_fulfilled_by_z_route(situation));
  review.demand(rules.before_term, not_before(date, term_start));
  if (z_route != nullptr) {
    review.demand(rules.after_z_route, not_after(date, z_route));
    review.demand(rules.withdrawn, date != nullptr);
  }
  review.demand(rules.in_future, not_after(date, today));

  // The term is exceeded when its result, or today when there is none, comes after its last day.
  const auto in_term = not_after(date != nullptr ? date : today, term_end);
  if (blame == nullptr) {
    review.demand(rules.blame_missing, in_term);
    return;
  }
  const Holds exceeded = in_term ? Holds{!*in_term} : Holds{};
  if (date != nullptr) review.demand(rules.blame_too_much, exceeded);
  if (*blame == "true") {
    review.demand(rules.blame_too_early, exceeded);
  } else if (exceeded && *exceeded) {
    return;
  } else if (today == nullptr) {
    review.demand(rules.no_blame_too_early, std::nullopt);
  } else {
    // The end at DUO excludes itself: it is the day after the last one.
    const auto limit = day_text(months_after(*parse_day(*today), 2) - std::chrono::days{1});
    review.demand(rules.no_blame_too_early,
                  term_end == nullptr ? Holds{} : Holds{*term_end <= limit});
  }
}

void check_institution_hours(const Situation& situation, Review& review) {
  const auto* const offered = situation.value("inburgeringsaanbod.instellingsnummer");
  const auto* const hours =
      own_hours(situation.request().fields, situation.municipality(), offered);
  if (hours == nullptr) return;  // the message cannot be made; that says it all
  const auto key = *read_institution_key(hours->key);
  const std::string until{key.known_until};
  const auto* const today = parse_day(situation.today()) ? &situation.today() : nullptr;
  const bool same_offer = offered != nullptr && *offered == key.institution;
  const auto* const offer = same_offer ? situation.date("inburgeringsaanbod.datum") : nullptr;
  const auto* const start = situation.date("inburgeringsaanbod.verwachteStartdatum");
  review.demand(kHoursInstitution, is_recognised(situation, key.institution));
  review.demand(kHoursBeforeTerm,
                not_before(&until, situation.date("inburgeringstermijn.startdatum")));
  review.demand(kHoursInFuture, not_after(&until, today));
  review.demand(kHoursBeforeOffer, not_before(&until, offer));
  review.demand(kHoursWithoutStart, same_offer ? Holds{start != nullptr} : Holds{});
  const auto& known = situation.known_fields();
  const bool later = std::any_of(known.begin(), known.end(), [&](const sdk::FieldValue& field) {
    if (field.path != kHoursAtInstitution) return false;
    const auto other = read_institution_key(field.key);
    return other && other->municipality == key.municipality &&
           other->institution == key.institution && other->known_until > until;
  });
  review.demand(kHoursOlder, !later);
}

void check_pvt(const Situation& situation, Review& review) {
  check_result(kPvtRules, situation, review);
}

void check_map(const Situation& situation, Review& review) {
  check_result(kMapRules, situation, review);
}

void check_new_contact(const Situation& situation, Review& review) {
  review.demand(kContactAgain, situation.value("contactpersoon.duoNummer") == nullptr);
}

struct RulesOf {
  std::string_view kind;
  void (*check)(const Situation&, Review&);
};

constexpr std::array kRules{
    RulesOf{"pip.registreren", check_pip},
    RulesOf{"pip.verwijderen", check_pip_withdrawal},
    RulesOf{"inburgeringsaanbod.registreren", check_offer},
    RulesOf{"pvt.registreren", check_pvt},
    RulesOf{"map.registreren", check_map},
    RulesOf{"uren-instelling-taallesknm.registreren", check_institution_hours},
    RulesOf{"contactpersoon.aanmelden", check_new_contact}};

}  // namespace

void check_registration(const Situation& situation, Review& review) {
  const auto* const found = std::find_if(kRules.begin(), kRules.end(), [&](const RulesOf& rules) {
    return rules.kind == situation.request().kind;
  });
  if (found != kRules.end()) found->check(situation, review);
}

}  // namespace rodedraad::duo
