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
             "The OIN of the organisation that executes the Participatiewet."})};

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
    outgoing("ontzorgen.starten",
             {"Vraagt het uitkeringspakket te starten met ontzorgen (Participatiewet art. 56a).",
              "Asks the benefits system to start relief from fixed costs (Participatiewet art. "
              "56a)."},
             kOntzorgenFields)};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("participatiewet"),
          lit("0.1.0"),
          lit("EUPL-1.2"),
          lit("Participatiewet: bijstand, ontzorgen, voorzieningen en maatregelen."),
          lit("Participatiewet: social assistance, ontzorgen, provisions and reductions."),
          kSettingPointers.data(),
          kSettingPointers.size(),
          kKindPointers.data(),
          kKindPointers.size(),
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::participatiewet::Adapter, describe);
