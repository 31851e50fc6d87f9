#include <array>

#include "rodedraad/generic/adapter.h"
#include "rodedraad/json_api/describe.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping: wat berichten betekenen, en met templates hoe uitgaande eruitzien.",
             "The mapping: what messages mean and, with templates, what outgoing ones look like."}),
    setting("format", RD_TEXT, false,
            {"De vorm van inkomende berichten: json, xml, csv, of auto (naar mediatype en inhoud). "
             "Een CSV wordt per rij een bericht.",
             "The form of incoming messages: json, xml, csv, or auto (by media type and content). "
             "Each row of a CSV becomes a message."},
            "auto"),
    setting("envelope", RD_TEXT, false,
            {"none, of cloudevents: berichten zijn gebeurtenissen volgens het NL GOV-profiel voor "
             "CloudEvents 1.1. De mapping ziet dan id, source, type enzovoort naast data.",
             "none, or cloudevents: messages are events of the NL GOV profile for CloudEvents 1.1. "
             "The mapping then sees id, source, type and so on beside data."},
            "none"),
    setting("kind", RD_TEXT, false,
            {"De soort van elk inkomend bericht, als er maar een is.",
             "The kind of every incoming message, when there is just one."}),
    setting("kind-from", RD_TEXT, false,
            {"XPath die de soort van een inkomend bericht geeft; de tabel soort van de mapping "
             "vertaalt haar. Een gebeurtenis heeft haar type.",
             "XPath that gives the kind of an incoming message; the table soort of the mapping "
             "translates it. An event has its type."}),
    setting("id-from", RD_TEXT, false,
            {"XPath van het eigen nummer van een bericht, waaraan een herhaling te herkennen is. "
             "Een gebeurtenis heeft source en id.",
             "XPath of the sender's id of a message, which tells a repeat. An event has source and "
             "id."}),
    setting("municipality", RD_TEXT, false,
            {"De gemeente waarvoor alle berichten zijn: vier cijfers.",
             "The municipality that all messages are for: four digits."}),
    setting("municipality-from", RD_TEXT, false,
            {"XPath van de gemeente: een code of een OIN, of wat de tabel gemeente van de mapping "
             "vertaalt.",
             "XPath of the municipality: a code or an OIN, or what the table gemeente of the "
             "mapping translates."}),
    setting("part", RD_TEXT, false,
            {"XPath van de onderdelen van een levering; elk wordt een bericht.",
             "XPath of the parts of a batch; each becomes a message."}),
    setting("separator", RD_TEXT, false,
            {"Het teken tussen de kolommen van een CSV: ; , | of tab.",
             "What stands between the columns of a CSV: ; , | or tab."},
            ";"),
    setting("duplicate-status", RD_NUMBER, false,
            {"De status van HTTP voor een bericht dat eerder ontvangen is.",
             "The HTTP status for a message that was received before."},
            "200"),
    setting("success", RD_TEXT, false,
            {"De statussen van HTTP waarmee de partner een bericht aanneemt, met spaties ertussen.",
             "The HTTP statuses with which the partner takes a message, separated by spaces."},
            "200 201 202 204"),
    setting("source", RD_TEXT, false,
            {"De source van gebeurtenissen die uitgaan; standaard "
             "urn:nld:oin:<OIN van de gemeente>:systeem:rodedraad.",
             "The source of outgoing events; by default urn:nld:oin:<OIN of the "
             "municipality>:systeem:rodedraad."}),
    setting("dataschema", RD_TEXT, false,
            {"De dataschema (URI) van gebeurtenissen die uitgaan.",
             "The dataschema (URI) of outgoing events."}),
    setting(
        "oin", RD_TEXT, false,
        {"Het OIN van de partner, als die er een heeft.", "The partner's OIN, when it has one."})};

/// What goes out is what the template of the mapping carries, as far as the purpose allows it.
constexpr std::array kAll{may_have("*")};

constexpr rd_kind made_by_template(std::string_view name, Said said) {
  return not_idempotent(outgoing(name, said, kAll));
}

constexpr std::array kKinds{
    incoming("bericht", {"Een bericht; ook een bericht dat geen andere soort heeft.",
                         "A message; also one that has no other kind."}),
    incoming("melding", {"Een melding of zorg over een inburgeraar.",
                         "A report or concern about a newcomer."}),
    incoming("melding.afgesloten", {"Een melding is afgesloten.", "A report was closed."}),
    incoming("doorverwijzing", {"Een inburgeraar is doorverwezen.", "A newcomer was referred."}),
    incoming("voortgang", {"De voortgang van een inburgeraar, zoals gevolgde uren.",
                           "A newcomer's progress, such as hours attended."}),
    incoming("aanmelding", {"Een inburgeraar is aangemeld.", "A newcomer was registered."}),
    incoming("dossierverzoek", {"Een andere gemeente vraagt om het dossier (Wi2021 art. 35 lid 4).",
                                "Another municipality asks for the file (Wi2021 art. 35(4))."}),
    incoming("dossier", {"Het dossier van een vorige gemeente (Wi2021 art. 35 lid 4).",
                         "The file of a former municipality (Wi2021 art. 35(4))."}),
    incoming("levering", {"Meer berichten in een; elk onderdeel wordt een bericht.",
                          "Several messages in one; each part becomes a message."}),
    made_by_template("verzoek",
                     {"Vraagt de partner iets te doen.", "Asks the partner to do something."}),
    made_by_template("melding.doorsturen", {"Stuurt een melding door.", "Passes a report on."}),
    made_by_template("signaal", {"Meldt de partner een zorg.", "Tells the partner a concern."}),
    made_by_template("voortgang.melden",
                     {"Meldt de partner de voortgang.", "Tells the partner of the progress."}),
    made_by_template("contact", {"Geeft contactgegevens door.", "Passes contact details on."}),
    made_by_template("dossierverzoek",
                     {"Vraagt een vorige gemeente om het dossier (Wi2021 art. 35 lid 4).",
                      "Asks a former municipality for the file (Wi2021 art. 35(4))."}),
    made_by_template("dossier", {"Geeft het dossier aan de nieuwe gemeente (Wi2021 art. 35 lid 4).",
                                 "Gives the new municipality the file (Wi2021 art. 35(4))."})};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter(
      "generic",
      {"Partners zonder eigen standaard: JSON, XML, CSV of CloudEvents, geheel ingesteld.",
       "Partners without a standard: JSON, XML, CSV or CloudEvents, by configuration."},
      kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::generic::Adapter, describe);
