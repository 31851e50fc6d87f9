#include <array>

#include "rodedraad/json_api/describe.h"
#include "rodedraad/participatiewet/adapter.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping van berichten van het uitkeringspakket naar velden van de zaak.",
             "The mapping of the benefits system's messages to case fields."}),
    setting("oin", RD_TEXT, false,
            {"Het OIN van de organisatie die de Participatiewet uitvoert.",
             "The OIN of the organisation that executes the Participatiewet."}),
    setting("streng", RD_BOOLEAN, false,
            {"Of een bericht dat van de afspraak of het schema afwijkt, wordt geweigerd (true) of "
             "toch gelezen, met een waarschuwing per afwijking (false).",
             "Whether a message that deviates from its agreement or schema is refused (true), or "
             "read all the same with a warning for each deviation (false)."},
            "true"),
    setting("schemas", RD_FILE, false,
            {"Een map met de schema's van Suwinet (BodyReaction.xsd per dienst); zonder deze map "
             "controleert de adapter met zijn eigen tabellen.",
             "A folder with Suwinet's schemas (BodyReaction.xsd for each service); without it the "
             "adapter checks by its own tables."}),
    setting("envelope", RD_BOOLEAN, false,
            {"Of de adapter zelf de SOAP-envelop met WS-Addressing maakt: voor een gateway achter "
             "transport http. Bij transport soap niet.",
             "Whether the adapter itself makes the SOAP envelope with WS-Addressing: for a gateway "
             "behind transport http. Not with transport soap."},
            "false"),
    setting("actie", RD_BOOLEAN, false,
            {"Of de actie (WS-Addressing) in de kop wsa:Action staat, waar transport soap haar "
             "leest; false bij een kale body over transport http, dat zo'n kop niet kan sturen.",
             "Whether the action (WS-Addressing) stands in the header wsa:Action, where transport "
             "soap reads it; false for a bare body over transport http, which cannot send such a "
             "header."},
            "true"),
    setting("dienstpad", RD_BOOLEAN, false,
            {"Of achter het adres van de koppeling de naam van de dienst komt "
             "(/Bijstandsregelingen-v0500).",
             "Whether the name of the service stands behind the connection's address "
             "(/Bijstandsregelingen-v0500)."},
            "true"),
    setting("van", RD_URL, false,
            {"Het eigen adres in wsa:From; het OIN komt erachter. Alleen bij envelope=true.",
             "The own address in wsa:From; the OIN is put behind it. Only with envelope=true."}),
    setting("naar", RD_URL, false,
            {"Het adres in wsa:To; het OIN van de partner komt erachter. Alleen bij envelope=true.",
             "The address in wsa:To; the partner's OIN is put behind it. Only with "
             "envelope=true."})};

constexpr std::array kPerson{needs("inburgeraar.bsn")};

constexpr std::array kOntzorgenFields{needs("inburgeraar.bsn"),
                                      needs("bijstand.startdatum"),
                                      may_have("inburgeraar.achternaam"),
                                      may_have("bijstand.zaaknummer"),
                                      may_have("bijstand.wet"),
                                      may_have("verblijfstitel.soort"),
                                      may_have("verblijfstitel.begindatum"),
                                      may_have("inburgeringsplicht.indicator"),
                                      may_have("inburgeringsplicht.begindatum")};

constexpr std::array kKinds{
    incoming("pw.aanvraag", {"Bijstand is aangevraagd.", "Social assistance was applied for."}),
    incoming("pw.besluit", {"Over bijstand is besloten.", "It was decided on social assistance."}),
    incoming("pw.beeindiging", {"Bijstand is beëindigd.", "Social assistance has ended."}),
    incoming("pw.ontzorgen", {"Stand van het ontzorgen (Participatiewet art. 56a).",
                              "State of relief from fixed costs (Participatiewet art. 56a)."}),
    incoming("pw.voorziening", {"Een re-integratievoorziening.", "A provision towards work."}),
    incoming("pw.maatregel",
             {"Een verlaging van de bijstand.", "A reduction of social assistance."}),
    incoming("webintake", {"Een aanvraag via het portaal van de gemeente (Webintake).",
                           "An application through the municipality's portal (Webintake)."}),
    relating(incoming("focus.aanvragen", {"De aanvragen van een persoon bij Focus.",
                                          "A person's applications at Focus."})),
    relating(incoming("bijstandsregelingen",
                      {"Het bijstandsdossier van een persoon (Suwinet, Bijstandsregelingen-v0500).",
                       "A person's social assistance (Suwinet, Bijstandsregelingen-v0500)."})),
    relating(incoming("reintegratie", {"De re-integratievoorzieningen van een persoon (Suwinet, "
                                       "GSDDossierReintegratie-v0200).",
                                       "A person's provisions towards work (Suwinet, "
                                       "GSDDossierReintegratie-v0200)."})),
    relating(incoming("brpdossier", {"Verblijfstitel en adres van een persoon (Suwinet, "
                                     "BRPDossierPersoonGSD-v0200).",
                                     "A person's residence permit and address (Suwinet, "
                                     "BRPDossierPersoonGSD-v0200)."})),
    best_effort(
        relating(incoming("aanvraagstatus", {"De aanvragen van een persoon bij het UWV (Suwinet, "
                                             "UWVDossierAanvraagUitkeringStatusGSD-v0200).",
                                             "A person's applications at UWV (Suwinet, "
                                             "UWVDossierAanvraagUitkeringStatusGSD-v0200)."}))),
    outgoing("bijstandsregelingen.opvragen",
             {"Vraagt Suwinet het bijstandsdossier.", "Asks Suwinet for social assistance."},
             kPerson),
    outgoing("reintegratie.opvragen",
             {"Vraagt Suwinet de re-integratievoorzieningen.",
              "Asks Suwinet for the provisions towards work."},
             kPerson),
    outgoing("brpdossier.opvragen",
             {"Vraagt Suwinet verblijfstitel en adres.",
              "Asks Suwinet for residence permit and address."},
             kPerson),
    best_effort(outgoing(
        "aanvraagstatus.opvragen",
        {"Vraagt Suwinet de aanvragen bij het UWV.", "Asks Suwinet for the applications at UWV."},
        kPerson)),
    best_effort(outgoing(
        "focus.opvragen",
        {"Vraagt Focus de aanvragen van een persoon.", "Asks Focus for a person's applications."},
        kPerson)),
    outgoing("ontzorgen.starten",
             {"Vraagt het uitkeringspakket te starten met ontzorgen (Participatiewet art. 56a).",
              "Asks the benefits system to start relief from fixed costs (Participatiewet art. "
              "56a)."},
             kOntzorgenFields)};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter(
      "participatiewet",
      {"Participatiewet: bijstand, ontzorgen, voorzieningen en maatregelen.",
       "Participatiewet: social assistance, ontzorgen, provisions and reductions."},
      kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::participatiewet::Adapter, describe);
