#include "messages.h"

#include <array>
#include <set>
#include <string>

#include "agreement.h"
#include "rodedraad/json_api/problem.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "words.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

using namespace json_api;  // the words of the shapes below

// As many digits as a field of a case holds.
constexpr std::int64_t kAny = 999'999'999'999'999'999;

constexpr std::array<Words, 1> kVersies{"1.0"};
constexpr std::array<Words, 8> kLeefgebieden{
    "financien",         "wonen",         "gezondheid",      "taal",
    "werk_en_opleiding", "administratie", "sociaal_netwerk", "gezin"};
constexpr std::array<Words, 7> kActiviteiten{
    "taalmaatje", "map_activiteit", "financiele_training", "gezondheidstraining", "spreekuur",
    "huisbezoek", "overig"};
constexpr std::array<Words, 4> kUrgenties{"laag", "normaal", "hoog", "crisis"};

constexpr std::array kAfzenderMembers{required(digits("kvkNummer", 8)), text("naam", 200),
                                      text("locatie", 80)};
constexpr Object kAfzender{kAfzenderMembers};

constexpr std::array kClientMembers{required(text("clientnummer", 20)),
                                    required(date("geboortedatum")), bsn("bsn"),
                                    digits("vnummer", 10), text("achternaam", 200)};
constexpr std::array kClientNumbers{OneOf{"bsn", "vnummer"}};
constexpr Object kClient{kClientMembers, Extra::refused, kClientNumbers};

constexpr std::array kLeefgebiedMembers{required(code("leefgebied", kLeefgebieden)),
                                        required(integer("score", 1, 5)), date("peildatum")};
constexpr Object kLeefgebied{kLeefgebiedMembers};

constexpr std::array kTraject{required(text("trajectnummer", 20)),
                              code("fase", kFasen),
                              required(code("status", kTrajectStatussen)),
                              required(date("startdatum")),
                              date("einddatum"),
                              code("redenEinde", kRedenenEinde),
                              text("begeleider", 80),
                              integer("contactmomenten", 0, kAny),
                              list("leefgebieden", kLeefgebied)};
constexpr std::array kTrajectPeriod{Period{"startdatum", "einddatum"}};
constexpr Object kTrajectObject{kTraject, Extra::refused, {}, kTrajectPeriod};

constexpr std::array kBijeenkomstMembers{required(date("datum")), text("onderwerp", 80),
                                         required(boolean("aanwezig")), number("uren"),
                                         boolean("geoorloofdAfwezig")};
constexpr Object kBijeenkomst{kBijeenkomstMembers};

constexpr std::array kPvt{required(code("status", kPvtStatussen)),
                          list("bijeenkomsten", kBijeenkomst), date("datumOndertekening"),
                          text("redenNietVoldaan", 200), boolean("verwijtbaarNietVoldaan")};
constexpr Object kPvtObject{kPvt};

constexpr std::array kActiviteit{required(code("soort", kActiviteiten)), required(date("datum")),
                                 number("uren"), boolean("aanwezig")};
constexpr Object kActiviteitObject{kActiviteit};

constexpr std::array kSignaal{required(code("leefgebied", kLeefgebieden)),
                              required(code("urgentie", kUrgenties)), required(date("datum")),
                              boolean("toestemming"), text("toelichting", 500)};
constexpr Object kSignaalObject{kSignaal};

/// Every message has the same envelope; only "gegevens" differs.
constexpr std::array<Member, 9> envelope(const Object& content) {
  return {required(text("berichttype", 40)),
          required(code("versie", kVersies)),
          required(uuid("berichtId")),
          uuid("correctieOp"),
          required(date_time("tijdstip")),
          required(object("afzender", kAfzender)),
          required(municipality("gemeentecode")),
          required(object("client", kClient)),
          required(object("gegevens", content))};
}

constexpr auto kBegeleidingBericht = envelope(kTrajectObject);
constexpr auto kPvtBericht = envelope(kPvtObject);
constexpr auto kActiviteitBericht = envelope(kActiviteitObject);
constexpr auto kSignaalBericht = envelope(kSignaalObject);
constexpr Object kBegeleidingShape{kBegeleidingBericht};
constexpr Object kPvtShape{kPvtBericht};
constexpr Object kActiviteitShape{kActiviteitBericht};
constexpr Object kSignaalShape{kSignaalBericht};

constexpr std::array kKinds{Kind{"vwn.begeleiding", &kBegeleidingShape},
                            Kind{"vwn.pvt", &kPvtShape}, Kind{"vwn.activiteit", &kActiviteitShape},
                            Kind{"vwn.signaal", &kSignaalShape}};

/// A signed participatieverklaring has a day on which it was signed.
void check_signing(Checker& checker, std::string_view kind, pugi::xml_node root) {
  const auto content = root.child("gegevens");
  if (kind != "vwn.pvt" || message::text(content, "status") != "ondertekend") return;
  if (content.child("datumOndertekening")) return;
  checker.report(kCodes.schema, content, "datumOndertekening",
                 "Dit gegeven is nodig als de status ondertekend is.");
}

/// Refuses a signal for which consent was withheld, unless it is about a crisis.
void check_consent(Checker& checker, std::string_view kind, pugi::xml_node root) {
  const auto content = root.child("gegevens");
  if (kind != "vwn.signaal" || message::text(content, "toestemming") != "false") return;
  if (message::text(content, "urgentie") == "crisis") return;
  checker.report(kNoConsent, content, "toestemming",
                 "Zonder toestemming neemt de gemeente een signaal alleen bij crisis aan.");
}

/// The case knows a meeting by its day.
void note_meetings_of_one_day(Checker& checker, std::string_view kind, pugi::xml_node root) {
  if (kind != "vwn.pvt") return;
  std::set<std::string_view> days;
  for (const auto meeting : root.child("gegevens").child("bijeenkomsten").children()) {
    if (days.insert(message::text(meeting, "datum")).second) continue;
    checker.report(kCodes.date, meeting, "datum",
                   "Er staat nog een bijeenkomst op deze dag; de laatste telt.",
                   sdk::Severity::warning);
  }
}

/// A signal of which nobody says whether there is consent is kept, but goes nowhere except in a
/// crisis.
void note_missing_consent(Checker& checker, std::string_view kind, pugi::xml_node root) {
  const auto content = root.child("gegevens");
  if (kind != "vwn.signaal" || content.child("toestemming")) return;
  if (message::text(content, "urgentie") == "crisis") return;
  checker.report(kNoConsent, content, "toestemming",
                 "Zonder toestemming wordt dit signaal niet doorgestuurd.", sdk::Severity::note);
}

}  // namespace

const Agreement kAgreement{kKinds, kCodes, "/vwn/berichten"};

sdk::Admission admit_message(const sdk::Message& message, const message::Mapping& mapping,
                             std::string_view today) {
  return admit(kAgreement, mapping, message,
               [&](Checker& checker, std::string_view kind, pugi::xml_node root) {
                 check_signing(checker, kind, root);
                 check_consent(checker, kind, root);
                 const auto content = root.child("gegevens");
                 if (checker.date(content, "datumOndertekening") > today) {
                   checker.report(kCodes.date, content, "datumOndertekening",
                                  "Deze datum ligt in de toekomst.");
                 }
               });
}

sdk::Decoded decode_message(const sdk::Message& message, const message::Mapping& mapping) {
  return decode(kAgreement, mapping, message,
                [](Checker& checker, std::string_view kind, pugi::xml_node root) {
                  check_signing(checker, kind, root);
                  check_consent(checker, kind, root);
                  note_meetings_of_one_day(checker, kind, root);
                  note_missing_consent(checker, kind, root);
                });
}

sdk::Answer reply_to_message(const sdk::ReplyRequest& request) {
  const bool accepted = request.reply == sdk::Reply::accepted;
  if (!accepted && request.reply != sdk::Reply::duplicate) return problem(request, kCodes);
  message::JsonWriter json;
  json.begin_object();
  // A file has no berichtId of its own.
  if (!request.idempotency_key.empty()) json.text("berichtId", request.idempotency_key);
  json.text("ontvangstId", request.message_id).end_object();
  return {accepted ? 202 : 200, "application/json", {}, json.take()};
}

}  // namespace rodedraad::vluchtelingenwerk
