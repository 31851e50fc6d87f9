#include "duo_rules.h"

#include <algorithm>

#include "rodedraad/model/date.h"

namespace rodedraad::simulate {

namespace {

/// The member's text; empty when the record or the member is not there. Dates are YYYY-MM-DD, so
/// that text order is the order of days.
std::string_view value(const Record* record, std::string_view member) {
  if (record == nullptr) return {};
  const auto found = record->find(member);
  return found == record->end() ? std::string_view{} : std::string_view{found->second};
}

bool before(std::string_view date, std::string_view limit) {
  return !date.empty() && !limit.empty() && date < limit;
}

std::string two_months_after(std::chrono::sys_days today) {
  const auto day = std::chrono::year_month_day{today} + std::chrono::months{2};
  const auto last = std::chrono::year_month_day{day.year() / day.month() / std::chrono::last};
  return model::Date{day.ok() ? day : last}.text();
}

/// With a mark of Blik op Werk, or, in route O, a recognition for the taalschakeltraject.
bool is_recognised(const Person& person, const Record* institution) {
  return value(institution, "indicatieBowKeurmerk") == "true" ||
         (value(institution, "indicatieTstKeurmerk") == "true" &&
          value(person.find("pip"), "leerroute") == "O");
}

constexpr const char* kNotRecognised =
    "De instelling is niet bekend bij DUO of heeft geen geldig keurmerk.";

}  // namespace

const Record* offer_of(const Person& person, std::string_view institution) {
  const auto offers = person.records.find("inburgeringsaanbod");
  if (offers == person.records.end()) return nullptr;
  const auto found = std::find_if(
      offers->second.begin(), offers->second.end(),
      [&](const Record& offer) { return value(&offer, "instellingsnummer") == institution; });
  return found == offers->second.end() ? nullptr : &*found;
}

std::vector<std::string> broken_by_offer(const Registration& registration,
                                         const Record* institution) {
  const auto& [person, bron, body, today] = registration;
  const auto* const plan = person.find("pip");
  const auto* const term = person.find("inburgeringstermijn");
  const auto offer = value(&body, "datumInburgeringsaanbod");
  const auto start = value(&body, "verwachteStartdatumOpleiding");
  const auto end = value(&body, "verwachteEinddatumOpleiding");
  const auto term_end = value(term, "einddatum");
  std::vector<std::string> broken;
  const auto demand = [&broken](bool kept, const char* text) {
    if (!kept) broken.emplace_back(text);
  };
  demand(value(person.find("doelgroep"), "indeling") == "Asielstatushouder",
         "Een inburgeringsaanbod kan alleen voor een asielmigrant.");
  demand(plan != nullptr, "De persoon heeft geen PIP.");
  demand(is_recognised(person, institution), kNotRecognised);
  const auto planned = value(plan, "dagtekeningPip");
  demand(!before(offer, planned) && !before(start, planned),
         "Het inburgeringsaanbod ligt voor de dagtekening van het huidige PIP.");
  demand(value(plan, "leerroute") != "O" || !before(start, offer),
         "De aanvang van het taalschakeltraject ligt voor de datum van het inburgeringsaanbod.");
  // Both ends exclude themselves.
  demand(!before(start, value(term, "startdatum")) &&
             (start.empty() || term_end.empty() || start < term_end) && !before(term_end, end),
         "De opleiding ligt niet binnen de inburgeringstermijn.");
  return broken;
}

std::vector<std::string> broken_by_hours(const Registration& registration,
                                         const Record* institution, const Record* offer,
                                         const Record* hours) {
  const auto& [person, bron, body, today] = registration;
  const auto until = value(&body, "bekendTot");
  std::vector<std::string> broken;
  const auto demand = [&broken](bool kept, const char* text) {
    if (!kept) broken.emplace_back(text);
  };
  demand(is_recognised(person, institution), kNotRecognised);
  demand(!before(until, value(person.find("inburgeringstermijn"), "startdatum")),
         "De datum ligt voor de start van de inburgeringstermijn.");
  demand(until <= model::Date{today}.text(), "De datum ligt in de toekomst.");
  demand(!before(until, value(offer, "datumInburgeringsaanbod")),
         "De datum ligt voor het eerste aanbod van de instelling.");
  demand(!value(offer, "verwachteStartdatumOpleiding").empty(),
         "Er is geen aanbod van de instelling met een startdatum.");
  demand(!before(until, value(hours, "bekendTot")),
         "Er zijn al uren met een latere datum geregistreerd.");
  return broken;
}

std::vector<std::string> broken_by_pip(const Registration& registration) {
  const auto& [person, bron, body, today] = registration;
  const auto* const current = person.find("pip");
  const auto date = value(&body, "dagtekeningPip");
  const auto route = value(&body, "leerroute");
  const auto level = value(&body, "niveau");
  const bool asylum = value(person.find("doelgroep"), "indeling") == "Asielstatushouder";
  std::vector<std::string> broken;
  const auto demand = [&broken](bool kept, const char* text) {
    if (!kept) broken.emplace_back(text);
  };
  demand(!before(date, value(person.find("inburgeringsplicht"), "begindatum")),
         "De datum dagtekening ligt voor de start van de inburgeringsplicht.");
  demand(!before(date, value(current, "eersteDagtekening")) &&
             !before(date, value(current, "dagtekeningPip")),
         "De datum dagtekening ligt voor de dagtekening van een eerder PIP.");
  demand(!before(date, person.gevestigd),
         "De datum dagtekening ligt voor de vestiging in uw gemeente.");
  demand(!(level == "A2" && route == "O"), "Niveau A2 kan niet bij de onderwijsroute.");
  demand(!(level == "B1" && route == "Z"), "Niveau B1 kan niet bij de zelfredzaamheidsroute.");
  demand(!(level == "A2" && route == "B" && current == nullptr),
         "Niveau A2 kan niet bij een eerste PIP met de B1-route.");
  demand(!body.contains("geschatteIntensiteitB1Route") || (route == "B" && asylum),
         "De geschatte intensiteit kan alleen bij de B1-route van een asielstatushouder.");
  return broken;
}

std::vector<std::string> broken_by_withdrawn_pip(const Person& person) {
  std::vector<std::string> broken;
  if (person.find("inburgeringstermijn") != nullptr) {
    broken.emplace_back(
        "Het PIP kan niet worden ingetrokken: de inburgeringstermijn is al vastgesteld.");
  }
  const auto uren = person.records.find("uren");
  const auto on_offer = [&person](const Record& hours) {
    return value(&hours, "soort") == "instelling" && value(&hours, "uren") != "0" &&
           offer_of(person, value(&hours, "instellingsnummer")) != nullptr;
  };
  if (uren != person.records.end() &&
      std::any_of(uren->second.begin(), uren->second.end(), on_offer)) {
    broken.emplace_back(
        "Het PIP kan niet worden ingetrokken: op het inburgeringsaanbod staan gevolgde uren.");
  }
  return broken;
}

std::vector<std::string> broken_by_result(const Registration& registration, std::string_view name,
                                          std::string_view date_member) {
  const auto& [person, bron, body, day] = registration;
  const auto today = model::Date{day}.text();
  const auto* const earlier = person.find(name);
  const auto* const duty = person.find("inburgeringsplicht");
  const auto* const plan = person.find("pip");
  const auto* const term = person.find("inburgeringstermijn");
  const auto date = value(&body, date_member);
  const auto end = value(term, "einddatum");
  const auto blame = value(&body, "verwijtbaar");
  const auto z_route = value(person.find("zroute"), "datumAfrondingZroute");
  // The end excludes itself: on that day the term is over.
  const bool too_late = !end.empty() && !before(date.empty() ? today : date, end);

  std::vector<std::string> broken;
  const auto demand = [&broken](bool kept, const char* text) {
    if (!kept) broken.emplace_back(text);
  };
  demand(value(earlier, date_member).empty() || value(earlier, "bron").empty() ||
             value(earlier, "bron") == bron,
         "De eerder geregistreerde datum is niet door uw gemeente aangeleverd.");
  demand(plan != nullptr && (value(plan, "bron").empty() || value(plan, "bron") == bron),
         "Er is geen actueel PIP van uw gemeente voor deze persoon.");
  demand(!(value(plan, "leerroute") == "Z" &&
           value(duty, "redenGeenInburgeringsplicht") == "Inburgeringsplicht voldaan"),
         "De inburgeringsplicht is al voldaan via de zelfredzaamheidsroute.");
  if (date.empty()) {
    demand(z_route.empty(), "De datum kan niet vervallen: de Z-route is al afgerond.");
  } else {
    // Without a PIP there is no term either; then the complaint above says it all.
    demand(term == nullptr ? plan == nullptr : !before(date, value(term, "startdatum")),
           "De datum ligt voor de start van de inburgeringstermijn.");
    demand(!before(z_route, date), "De datum ligt na de afronding van de Z-route.");
    demand(date <= today, "De datum ligt in de toekomst.");
    demand(too_late || blame.empty(),
           "Bij een datum binnen de inburgeringstermijn kan verwijtbaar niet worden opgegeven.");
  }
  demand(!too_late || !blame.empty(),
         "De inburgeringstermijn is overschreden: geef op of dit verwijtbaar is.");
  if (blame == "Nee") {
    demand(too_late || before(end, two_months_after(day)) || end == two_months_after(day),
           "Niet verwijtbaar kan pas twee maanden voor het einde van de inburgeringstermijn.");
  }
  if (blame == "Ja") {
    demand(too_late, "Verwijtbaar kan pas als de inburgeringstermijn is overschreden.");
  }
  return broken;
}

}  // namespace rodedraad::simulate
