#include <array>

#include "rodedraad/json_api/describe.h"
#include "rodedraad/schuldhulp/adapter.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping van trajecten, vroegsignalen en aanvragen naar velden van de zaak.",
             "The mapping of trajecten, early signals and applications to case fields."}),
    setting("streng", RD_BOOLEAN, false,
            {"Of een levering die van het uitwisselmodel afwijkt, wordt geweigerd.",
             "Whether a delivery that deviates from the exchange model is refused."},
            "false"),
    setting("bedragen", RD_BOOLEAN, false,
            {"Of de hoogte van de schuld wordt overgenomen, als klasse en nooit als bedrag.",
             "Whether the size of the debt is taken over, as a band and never as an amount."},
            "false"),
    setting("schema", RD_FILE, false,
            {"Het JSON Schema van het uitwisselmodel schuldhulpverlening van VNG Realisatie.",
             "The JSON Schema of VNG Realisatie's exchange model for debt help."}),
    setting("schema-vroegsignalering", RD_FILE, false,
            {"Het JSON Schema van het uitwisselmodel vroegsignalering van VNG Realisatie.",
             "The JSON Schema of VNG Realisatie's exchange model for early signals."}),
    setting("gemeentecode", RD_TEXT, false,
            {"De gemeente van berichten die dat zelf niet zeggen (Allegro); vier cijfers.",
             "The municipality of messages that do not say it (Allegro); four digits."}),
    setting("organisatie", RD_TEXT, false,
            {"Alleen de gegevens van deze aanleverende organisatie opvragen.",
             "Ask only for the data of this delivering organisation."}),
    setting("paginagrootte", RD_NUMBER, false,
            {"Het aantal trajecten of signalen per bladzijde; leeg laat het aan de bron.",
             "How many trajecten or signals a page has; empty leaves it to the source."}),
    setting("periode", RD_TEXT, false,
            {"Welke aanleverperiode wordt opgevraagd: alles, of jaar voor het kalenderjaar.",
             "The period that is asked for: alles (all), or jaar for the calendar year."},
            "alles")};

constexpr std::array kKinds{
    incoming("ddas.levering",
             {"Een levering volgens het DDAS-uitwisselmodel schuldhulpverlening v1.0; elke client "
              "van elk traject wordt een bericht.",
              "A delivery by the DDAS exchange model for debt help v1.0; each client of each "
              "traject becomes a message."}),
    relating(incoming("ddas.traject", {"De stand van een schuldhulptraject van een client.",
                                       "The state of a client's debt help."})),
    incoming("vs.levering",
             {"Een levering volgens het DDAS-uitwisselmodel vroegsignalering v0.9; elk signaal en "
              "elke zaak wordt een bericht.",
              "A delivery by the DDAS exchange model for early signals v0.9; each signal and each "
              "follow-up becomes a message."}),
    incoming("vs.signaal",
             {"Een vroegsignaal: een betalingsachterstand bij een vaste lastenpartner.",
              "An early signal: arrears with a provider of fixed costs."}),
    incoming("vs.zaak",
             {"Wat er met een vroegsignaal is gedaan.", "What was done about an early signal."}),
    incoming("allegro.aanvraag",
             {"Een aanvraag schuldregeling bij de kredietbank (Allegro).",
              "An application for a debt scheme at the credit bank (Allegro)."}),
    best_effort(incoming("allegro.overzicht",
                         {"De aanvragen schuldregeling van een relatie (Allegro).",
                          "All applications for a debt scheme of one client (Allegro)."})),
    best_effort(
        incoming("allegro.relatie",
                 {"Een relatie met haar BSN; verbindt de relatiecode met de zaak (Allegro).",
                  "A client with the BSN; ties the client's code to the case (Allegro)."})),
    outgoing("gegevens.opvragen",
             {"Vraagt een bladzijde van de gegevens op; de volgende bladzijden volgen vanzelf.",
              "Asks for a page of the data; the next pages follow by themselves."})};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter(
      "schuldhulp",
      {"Schuldhulpverlening: DDAS-uitwisselmodellen voor schuldhulpverlening en "
       "vroegsignalering, en Allegro.",
       "Debt help: the DDAS exchange models for debt help and early signals, and Allegro."},
      kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::schuldhulp::Adapter, describe);
