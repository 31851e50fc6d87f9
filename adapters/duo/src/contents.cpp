#include "contents.h"

#include <algorithm>
#include <array>
#include <string>

#include "codes.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::duo {

namespace {

using namespace json_api;  // the words of the shapes below
using Words = std::string_view;

// Lists of values that the case keeps as text may grow at DUO: a new one is a warning, not a reason
// to lose the answer.

// Inburgeringsplicht 1.2.2
constexpr std::array<Words, 8> kRedenen{"Volledige ontheffing",
                                        "Volledige vrijstelling",
                                        "Inburgeringsplicht voldaan",
                                        "Verblijfsdoel gewijzigd",
                                        "Vertrek uit Nederland langer dan een jaar",
                                        "Overlijden",
                                        "Overig",
                                        "Tijdelijke vrijstelling"};
constexpr std::array kPlichtMembers{required(boolean("indicatorInburgeringsplicht")),
                                    date("begindatum"),
                                    date("einddatum"),
                                    date("wijzigingsdatum"),
                                    date("datumKennisgevingInburgeringsplicht"),
                                    suggested("redenGeenInburgeringsplicht", kRedenen)};
constexpr Object kPlicht{kPlichtMembers, Extra::allowed};
constexpr std::array kPlichtHistorieMembers{required(boolean("indicatorInburgeringsplicht")),
                                            date("begindatum"), date("einddatum"),
                                            date("wijzigingsdatum")};
constexpr Object kPlichtHistorie{kPlichtHistorieMembers, Extra::allowed};

constexpr std::array<Words, 7> kGedetailleerd{"Asielstatushouder",
                                              "Geestelijk bedienaar",
                                              "Gezinshereniger",
                                              "Gezinshereniger met Asielstatushouder",
                                              "Gezinsvormer",
                                              "Gezinsvormer met Asielstatushouder",
                                              "Overig"};
constexpr std::array<Words, 4> kAsielrechten{
    "Asielrechten toegekend", "Behoud asielrechten",
    "Op verzoek behoud rechten van gezins- en overige migrant",
    "Op verzoek rechten van gezins- en overige migrant toegekend"};
constexpr std::array kDoelgroepMembers{
    listed("indeling", "doelgroep"), date("begindatum"),
    suggested("gedetailleerdeDoelgroep", kGedetailleerd),
    suggested("asielrechtenWijzigingVerblijfsdoel", kAsielrechten)};
constexpr Object kDoelgroep{kDoelgroepMembers, Extra::allowed};
constexpr std::array kDoelgroepHistorieMembers{listed("indeling", "doelgroep"), date("begindatum"),
                                               date("einddatum")};
constexpr Object kDoelgroepHistorie{kDoelgroepHistorieMembers, Extra::allowed};

// Leerbaarheidstoets 1.2.0
constexpr std::array kExamennummerMembers{required(text("examennummer", 12))};
constexpr Object kExamennummer{kExamennummerMembers, Extra::allowed};
constexpr std::array<Words, 3> kLbtUitslagen{"B1-route haalbaar", "B1-route niet haalbaar",
                                             "Onbekend"};
constexpr std::array kLbtMembers{
    required(suggested("resultaat", kLbtUitslagen)), required(text("behaaldeScore", 6, 1)),
    required(text("benodigdeScore", 6, 1)), required(date("datumAfname"))};
constexpr Object kLbt{kLbtMembers, Extra::allowed};

// Inburgeringstermijn 1.0.0
constexpr std::array kTermijnMembers{required(date("startdatum")), required(date("einddatum")),
                                     date("wijzigingsdatum"), text("verlengingsgrondcode", 10, 1),
                                     text("verlengingsgrondomschrijving", 200, 1)};
constexpr Object kTermijn{kTermijnMembers, Extra::allowed};
constexpr std::array kTermijnHistorieMembers{date("einddatum"), date("wijzigingsdatum"),
                                             text("verlengingsgrondcode", 10, 1),
                                             text("verlengingsgrondomschrijving", 200, 1)};
constexpr Object kTermijnHistorie{kTermijnHistorieMembers, Extra::allowed};
constexpr std::array kGrondMembers{required(text("code", 10, 1)),
                                   required(text("omschrijving", 200, 1))};
constexpr Object kGrond{kGrondMembers, Extra::allowed};

// Vrijstelling 1.0.0 and Ontheffing 1.0.0: members of the items start with a capital.
constexpr std::array<Words, 2> kOordelen{"Toekenning", "Afwijzing"};
constexpr std::array<Words, 7> kVrijstellingsredenen{"AVI", "DIP", "DOC", "GED",
                                                     "INB", "INS", "OPL"};
constexpr std::array<Words, 5> kOnderdelen{"KNM", "LE", "LU", "SC", "SP"};
constexpr std::array<Words, 4> kTaalonderdelen{"LE", "LU", "SC", "SP"};
constexpr std::array<Words, 2> kTaalniveaus{"A2", "B1"};
constexpr std::array kGeheleMembers{required(suggested("oordeel", kOordelen)),
                                    required(suggested("reden", kVrijstellingsredenen)),
                                    date("datumOordeel")};
constexpr Object kGehele{kGeheleMembers, Extra::allowed};
constexpr std::array kTijdelijkeMembers{
    required(suggested("oordeel", kOordelen)), required(suggested("reden", kVrijstellingsredenen)),
    date("datumOordeel"), date("startdatum"), date("einddatum")};
constexpr Object kTijdelijke{kTijdelijkeMembers, Extra::allowed};
constexpr std::array kGedeeltelijkeMembers{
    required(suggested("oordeel", kOordelen)), required(suggested("reden", kVrijstellingsredenen)),
    date("datumOordeel"), suggested("examenonderdeel", kTaalonderdelen),
    suggested("examenniveau", kTaalniveaus)};
constexpr Object kGedeeltelijke{kGedeeltelijkeMembers, Extra::allowed};
constexpr std::array kVrijstellingMembers{object("GeheleVrijstelling", kGehele),
                                          object("TijdelijkeVrijstelling", kTijdelijke),
                                          object("GedeeltelijkeVrijstelling", kGedeeltelijke)};
constexpr Object kVrijstelling{kVrijstellingMembers, Extra::allowed};

constexpr std::array<Words, 2> kGronden{"BIO", "MED"};
constexpr std::array kGeheleOntheffingMembers{required(suggested("oordeel", kOordelen)),
                                              required(date("datumOordeel")),
                                              required(suggested("grond", kGronden))};
constexpr Object kGeheleOntheffing{kGeheleOntheffingMembers, Extra::allowed};
constexpr std::array kGedeeltelijkeOntheffingMembers{
    required(suggested("oordeel", kOordelen)), required(date("datumOordeel")),
    required(suggested("grond", kGronden)), suggested("examenonderdeel", kOnderdelen),
    integer("urenBelastbaarheidParticipatieactiviteit", 0, 9999)};
constexpr Object kGedeeltelijkeOntheffing{kGedeeltelijkeOntheffingMembers, Extra::allowed};
constexpr std::array kOntheffingMembers{
    object("GeheleOntheffing", kGeheleOntheffing),
    object("GedeeltelijkeOntheffing", kGedeeltelijkeOntheffing)};
constexpr Object kOntheffing{kOntheffingMembers, Extra::allowed};

// Examen 1.0.0
constexpr std::array<Words, 3> kResultaten{"Geslaagd", "Gezakt", "Geen"};
constexpr std::array<Words, 3> kExamenniveaus{"A2", "B1", "B2"};
constexpr std::array<Words, 4> kGeenResultaat{"Verwijtbaar", "Nietverwijtbaar", "Afgemeld",
                                              "Absent"};
constexpr std::array kExamenMembers{
    required(date("examendatum")), required(code("resultaat", kResultaten)),
    required(suggested("onderdeel", kOnderdelen)), code("niveau", kExamenniveaus),
    suggested("redenGeenResultaat", kGeenResultaat)};
constexpr Object kExamen{kExamenMembers, Extra::allowed};
constexpr std::array kPogingMembers{required(suggested("onderdeel", kOnderdelen)),
                                    required(integer("gratisPogingenTegoed", 0, 99))};
constexpr Object kPoging{kPogingMembers, Extra::allowed};

// Verlenging 1.0.0, Boete 1.0.0 and Gebeurtenis 1.0.0
constexpr std::array<Words, 3> kBeoordelingen{"Toegekend", "Afgewezen", "InBehandeling"};
constexpr std::array kVerlengingMembers{required(suggested("beoordelingAanvraag", kBeoordelingen)),
                                        required(date("ontvangstdatum")), date("datumBeoordeling")};
constexpr Object kVerlenging{kVerlengingMembers, Extra::allowed};
constexpr std::array kBoeteMembers{required(number("bedrag")), required(date("datum"))};
constexpr Object kBoete{kBoeteMembers, Extra::allowed};
constexpr std::array kGebeurtenisMembers{
    required(text("id", 6, 1)), required(text("omschrijving", 200, 1)), required(date("datum"))};
constexpr Object kGebeurtenis{kGebeurtenisMembers, Extra::allowed};

// PIP 1.2.0
constexpr std::array<Words, 3> kLeerroutes{"B", "O", "Z"};
constexpr std::array<Words, 3> kAlfabetisering{"A", "AA", "NVT"};
constexpr std::array kPipMembers{required(date("dagtekeningPip")),
                                 required(code("leerroute", kLeerroutes)),
                                 code("niveau", kTaalniveaus),
                                 integer("geschatteIntensiteitB1Route", 1, 9999),
                                 boolean("indicatorMagOpleidingAfmaken"),
                                 code("indicatorAlfabetiseringsonderwijs", kAlfabetisering)};
constexpr Object kPip{kPipMembers, Extra::allowed};
constexpr std::array kGemeenteMembers{required(municipality("gemeentecode")),
                                      required(object("pip", kPip))};
constexpr Object kGemeente{kGemeenteMembers, Extra::allowed};

// MAP, PVT, Z-route 1.0.0
constexpr std::array kPvtMembers{required(date("datumOndertekeningPvt"))};
constexpr Object kPvt{kPvtMembers, Extra::allowed};
constexpr std::array kMapMembers{required(date("datumEindgesprekMap"))};
constexpr Object kMap{kMapMembers, Extra::allowed};

// Gevolgde Uren 1.1.0; 1.0.0 requires no member at all and has no hours at an institution.
constexpr std::array kTotaalMembers{required(integer("uren", 0, 9999))};
constexpr Object kTotaal{kTotaalMembers, Extra::allowed};
constexpr std::array kInstellingsurenMembers{
    required(text("instellingsnummer", 10, 10)), integer("uren", 0, 9999),
    integer("urenGeoorloofdVerzuim", 0, 9999), integer("urenOngeoorloofdVerzuim", 0, 9999)};
constexpr Object kInstellingsuren{kInstellingsurenMembers, Extra::allowed};
constexpr std::array kUrenMembers{municipality("gemeentecode"),
                                  date("bekendTot"),
                                  object("ParticipatieAlsTaalles", kTotaal),
                                  object("ParticipatieactiviteitenBredeIntake", kTotaal),
                                  object("TaallesEnKnmBredeIntake", kTotaal),
                                  object("TaallesEnKnmInstelling", kInstellingsuren)};
constexpr Object kUren{kUrenMembers, Extra::allowed};

// Inburgeringsaanbod 1.2.0
constexpr std::array kInstellingMembers{required(text("instellingsnummer", 10, 10)),
                                        required(text("naam", 128, 1)),
                                        required(text("postcode", 6, 6)),
                                        required(integer("huisnummer", 1, 99999)),
                                        text("huisnummertoevoeging", 4, 1),
                                        required(text("plaatsnaam", 40, 1)),
                                        text("bow", 10, 1),
                                        text("brin", 4, 4),
                                        boolean("indicatieBowKeurmerk"),
                                        boolean("indicatieTstKeurmerk")};
constexpr Object kInstelling{kInstellingMembers, Extra::allowed};

// Contactpersoon 1.0.0
constexpr std::array kGegevensMembers{text("naam", 100), text("email", 241, 4),
                                      text("telefoonnummer", 22, 3)};
constexpr Object kGegevens{kGegevensMembers, Extra::allowed};
constexpr std::array kContactpersoonMembers{required(integer("id", 1, 99999)),
                                            object("contactpersoongegevens", kGegevens)};
constexpr Object kContactpersoon{kContactpersoonMembers, Extra::allowed};

/// ^\d{1,3},\d{2}$
bool is_score(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == 0 || comma == std::string_view::npos || comma > 3 || text.size() != comma + 3) {
    return false;
  }
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ',' || (c >= '0' && c <= '9'); }) &&
         text.find(',', comma + 1) == std::string_view::npos;
}

void check_scores(Checker& checker, pugi::xml_node root) {
  for (const auto item : root.children("item")) {
    for (const auto* const member : {"behaaldeScore", "benodigdeScore"}) {
      const auto score = message::text(item, member);
      if (score.empty() || is_score(score)) continue;
      checker.report(
          kCodes.code, item, member,
          "Een score heeft een komma en twee decimalen, zoals 55,00; deze is ongewijzigd "
          "overgenomen.",
          sdk::Severity::warning);
    }
  }
}

/// ^[0-9A-Z]{1,6}$, as in Notificatie 1.8.0.
void check_event_ids(Checker& checker, pugi::xml_node root) {
  for (const auto item : root.children("item")) {
    const auto id = message::text(item, "id");
    if (id.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) {
      continue;
    }
    checker.report(
        kCodes.code, item, "id",
        "Dit nummer van een gebeurtenis heeft andere tekens dan cijfers en hoofdletters.",
        sdk::Severity::warning);
  }
}

constexpr std::array kContents{Content{"inburgeringsplicht", &kPlicht, false},
                               Content{"inburgeringsplicht-historie", &kPlichtHistorie, true},
                               Content{"doelgroep", &kDoelgroep, false},
                               Content{"doelgroep-historie", &kDoelgroepHistorie, true},
                               Content{"lbt-examennummer", &kExamennummer, false},
                               Content{"lbt-resultaten", &kLbt, true, check_scores},
                               Content{"inburgeringstermijn", &kTermijn, false},
                               Content{"inburgeringstermijn-historie", &kTermijnHistorie, true},
                               Content{"verlengingsgronden", &kGrond, true},
                               Content{"vrijstellingen", &kVrijstelling, true},
                               Content{"ontheffingen", &kOntheffing, true},
                               Content{"examenresultaten", &kExamen, true},
                               Content{"gratispogingen", &kPoging, true},
                               Content{"verlengingen", &kVerlenging, true},
                               Content{"boetes", &kBoete, true},
                               Content{"gebeurtenissen", &kGebeurtenis, true, check_event_ids},
                               Content{"pip", &kGemeente, false},
                               Content{"pvt", &kPvt, false},
                               Content{"map", &kMap, false},
                               Content{"uren", &kUren, true},
                               Content{"instellingen", &kInstelling, true},
                               Content{"contactpersoon", &kContactpersoon, false}};

}  // namespace

std::span<const Content> contents() { return kContents; }

const Content* find_content(std::string_view kind) {
  const auto* const found =
      std::find_if(kContents.begin(), kContents.end(),
                   [kind](const Content& candidate) { return candidate.kind == kind; });
  return found == kContents.end() ? nullptr : found;
}

}  // namespace rodedraad::duo
