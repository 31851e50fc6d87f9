#include "answers.h"

#include <algorithm>
#include <array>
#include <string>

#include "codes.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::duo {

namespace {

using namespace json_api;  // the words of the shapes below
using Words = std::string_view;

// What each answer holds, as in DUO's OpenAPI documents. Lists of values that the case keeps as
// text may grow at DUO: a new one is a warning, not a reason to lose the answer.
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

constexpr std::array<Words, 5> kOnderdelen{"KNM", "LE", "LU", "SC", "SP"};
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

constexpr std::array kTermijnMembers{required(date("startdatum")), required(date("einddatum")),
                                     date("wijzigingsdatum"), text("verlengingsgrondcode", 10, 1),
                                     text("verlengingsgrondomschrijving", 200, 1)};
constexpr Object kTermijn{kTermijnMembers, Extra::allowed};

constexpr std::array<Words, 3> kLeerroutes{"B", "O", "Z"};
constexpr std::array<Words, 2> kPipNiveaus{"A2", "B1"};
constexpr std::array<Words, 3> kAlfabetisering{"A", "AA", "NVT"};
constexpr std::array kPipMembers{required(date("dagtekeningPip")),
                                 required(code("leerroute", kLeerroutes)),
                                 code("niveau", kPipNiveaus),
                                 integer("geschatteIntensiteitB1Route", 1, 9999),
                                 boolean("indicatorMagOpleidingAfmaken"),
                                 code("indicatorAlfabetiseringsonderwijs", kAlfabetisering)};
constexpr Object kPip{kPipMembers, Extra::allowed};
constexpr std::array kGemeenteMembers{required(municipality("gemeentecode")),
                                      required(object("pip", kPip))};
constexpr Object kGemeente{kGemeenteMembers, Extra::allowed};

constexpr std::array kPvtMembers{required(date("datumOndertekeningPvt"))};
constexpr Object kPvt{kPvtMembers, Extra::allowed};

struct Content {
  std::string_view kind;
  const Object* shape;
  bool is_list;
};

constexpr std::array kContents{Content{"inburgeringsplicht", &kPlicht, false},
                               Content{"doelgroep", &kDoelgroep, false},
                               Content{"examenresultaten", &kExamen, true},
                               Content{"gratispogingen", &kPoging, true},
                               Content{"inburgeringstermijn", &kTermijn, false},
                               Content{"pip", &kGemeente, false},
                               Content{"pvt", &kPvt, false}};

constexpr auto kContentKinds = [] {
  std::array<std::string_view, kContents.size()> kinds;
  std::transform(kContents.begin(), kContents.end(), kinds.begin(),
                 [](const Content& content) { return content.kind; });
  return kinds;
}();

/// The texts of a list of Foutmelding, or of one; empty when there is none.
std::string fault_texts(std::string_view body) {
  const auto parsed = message::parse_json(body);
  if (!parsed) return {};
  std::string texts{message::text(parsed->root(), "fouttekst")};
  for (const auto item : parsed->root().children("item")) {
    const auto text = message::text(item, "fouttekst");
    if (text.empty()) continue;
    if (!texts.empty()) texts += "; ";
    texts += text;
  }
  return texts;
}

/// A 403 that lists its reasons, each a Foutmelding whose text is optional in some of DUO's APIs.
bool has_reasons(std::string_view body) {
  const auto parsed = message::parse_json(body);
  return parsed && std::string_view{parsed->root().attribute("type").value()} == "array" &&
         parsed->root().first_child();
}

sdk::JudgementClass class_of(const sdk::Message& sent, const sdk::Answer& answer) {
  using sdk::JudgementClass;
  const bool is_question = sent.method == "GET";
  switch (answer.status) {
    case 200:
      return JudgementClass::confirmed;
    case 201:
    case 204:
      return is_question ? JudgementClass::bad_request : JudgementClass::confirmed;
    case 401:
      return JudgementClass::not_authorised;
    case 403:
      return has_reasons(answer.body) ? JudgementClass::rejected : JudgementClass::not_authorised;
    case 404:
      return JudgementClass::not_found;
    default:
      break;
  }
  return is_transient(answer.status) ? JudgementClass::transient : JudgementClass::bad_request;
}

std::string_view content_of(const sdk::Message& sent) {
  constexpr std::string_view suffix = ".opvragen";
  std::string_view kind = sent.kind;
  if (sent.method != "GET" || !kind.ends_with(suffix)) return {};
  kind.remove_suffix(suffix.size());
  return kind;
}

}  // namespace

std::span<const std::string_view> content_kinds() { return kContentKinds; }

sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer) {
  sdk::Judgement judgement;
  judgement.judgement = class_of(sent, answer);
  if (judgement.judgement == sdk::JudgementClass::confirmed) {
    judgement.content_kind = content_of(sent);
    return judgement;
  }
  judgement.text = fault_texts(answer.body);
  if (judgement.text.empty()) {
    judgement.text = "DUO antwoordde met status " + std::to_string(answer.status) + ".";
  }
  if (judgement.judgement == sdk::JudgementClass::transient) {
    judgement.retry_after_ms = retry_after_ms(answer);
  }
  return judgement;
}

sdk::Decoded decode_answer(const sdk::Message& message, const message::Mapping& mapping) {
  const auto* const content =
      std::find_if(kContents.begin(), kContents.end(),
                   [&](const Content& candidate) { return candidate.kind == message.kind; });
  if (content == kContents.end()) throw sdk::BadMessage("Dit soort antwoord is niet bekend.");
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("Het antwoord van DUO is geen geldige JSON.");
  const auto root = parsed->root();
  const std::string_view type = root.attribute("type").value();
  if (type != (content->is_list ? "array" : "object")) {
    throw sdk::BadMessage("Het antwoord van DUO heeft niet de afgesproken vorm.");
  }
  Checker checker{kCodes, mapping};
  if (content->is_list) {
    checker.list(*content->shape, root);
  } else {
    checker.object(*content->shape, root);
  }
  sdk::Decoded decoded;
  decoded.findings = checker.findings();
  if (!checker.failed()) mapping.apply(message.kind, root, decoded);
  return decoded;
}

}  // namespace rodedraad::duo
