#include <array>

#include "rodedraad/json_api/describe.h"
#include "rodedraad/wmo/adapter.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping van iWmo-berichten naar velden van de zaak.",
             "The mapping of iWmo messages to case fields."}),
    setting(
        "releases", RD_TEXT, false,
        {"De releases van iWmo die worden aangenomen, elk met de dagen waarop zij gelden, zoals "
         "3.2=2021-10-01/ 3.3=2027-01-01/2028-06-30.",
         "The releases of iWmo that are accepted, each with the days on which it counts, as in "
         "3.2=2021-10-01/ 3.3=2027-01-01/2028-06-30."},
        "3.2=2021-10-01/"),
    setting("schemas", RD_FILE, false,
            {"De map met de XSD's van iStandaarden, per release een map; zonder deze map wordt 3.2 "
             "met ingebouwde tabellen gecontroleerd.",
             "The folder with the XSDs of iStandaarden, a folder per release; without it 3.2 is "
             "checked with built-in tables."}),
    setting(
        "retour", RD_TEXT, false,
        {"versturen: deze hub beantwoordt heenberichten met een retourbericht. volgen: een ander "
         "systeem doet dat.",
         "versturen: this hub answers messages with a return message. volgen: another system "
         "does."},
        "volgen"),
    setting(
        "volgorde", RD_TEXT, false,
        {"streng: een melding zonder eerdere toewijzing, start of verzoek wordt afgekeurd. "
         "soepel: zij wordt aangenomen met een bevinding.",
         "streng: a message without earlier allocation, start or request is rejected. soepel: it "
         "is accepted with a finding."},
        "soepel"),
    setting("applicatie", RD_TEXT, false,
            {"Hoe deze hub in StUF heet, 3 tot 50 tekens.",
             "What this hub is called in StUF, 3 to 50 characters."},
            "Rode Draad")};

constexpr std::array kKinds{
    relating(incoming("wmo301", {"Toewijzing van ondersteuning aan een aanbieder.",
                                 "Allocation of support to a provider."})),
    incoming("wmo302", {"Retour op een toewijzing.", "Return message to an allocation."}),
    relating(incoming("wmo305", {"Start van ondersteuning.", "Start of support."})),
    incoming("wmo306", {"Retour op een start.", "Return message to a start."}),
    relating(incoming("wmo307", {"Stop van ondersteuning.", "Stop of support."})),
    incoming("wmo308", {"Retour op een stop.", "Return message to a stop."}),
    relating(incoming("wmo315", {"Verzoek om toewijzing.", "Request for an allocation."})),
    incoming("wmo316", {"Retour op een verzoek om toewijzing.",
                        "Return message to a request for allocation."}),
    relating(incoming("wmo317", {"Verzoek om wijziging.", "Request for a change."})),
    incoming("wmo318",
             {"Retour op een verzoek om wijziging.", "Return message to a request for a change."}),
    relating(incoming("wmo319", {"Antwoord op een verzoek.", "Answer to a request."})),
    incoming("wmo320", {"Retour op een antwoord.", "Return message to an answer."}),
    relating(incoming("fo01", {"Foutbericht over een eerder bericht (StUF Fo01).",
                               "Fault message about an earlier message (StUF Fo01)."})),
    relating(incoming("fo03", {"Weigering van een eerder bericht (StUF Fo03).",
                               "Refusal of an earlier message (StUF Fo03)."})),
    incoming("bv03", {"Ontvangstbevestiging van een eerder bericht (StUF Bv03).",
                      "Receipt of an earlier message (StUF Bv03)."}),
    response(outgoing("wmo302", {"Beantwoordt een toewijzing.", "Answers an allocation."})),
    response(outgoing("wmo306", {"Beantwoordt een start.", "Answers a start."})),
    response(outgoing("wmo308", {"Beantwoordt een stop.", "Answers a stop."})),
    response(outgoing("wmo316", {"Beantwoordt een verzoek om toewijzing.",
                                 "Answers a request for an allocation."})),
    response(outgoing(
        "wmo318", {"Beantwoordt een verzoek om wijziging.", "Answers a request for a change."})),
    response(outgoing("wmo320", {"Beantwoordt een antwoord op een verzoek.",
                                 "Answers the answer to a request."}))};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter(
      "wmo",
      {"Wmo: iWmo 3.2 tussen gemeente en aanbieder, kaal of in de GGk-envelop.",
       "Wmo: iWmo 3.2 between municipality and provider, bare or in the GGk envelope."},
      kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::wmo::Adapter, describe);
