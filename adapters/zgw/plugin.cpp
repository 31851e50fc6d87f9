#include <array>

#include "rodedraad/json_api/describe.h"
#include "rodedraad/zgw/adapter.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping, met de tabellen statustype (mijlpaal naar adres) en gemeente (RSIN naar "
             "gemeentecode).",
             "The mapping, with the tables statustype (milestone to address) and gemeente (RSIN to "
             "municipality code)."}),
    setting("api", RD_TEXT, true,
            {"Het adres van de Zaken API zoals het in adressen van zaken staat, bijvoorbeeld "
             "https://zaken.example/zaken/api/v1.",
             "The address of the Zaken API as the addresses of its cases have it, for example "
             "https://zaken.example/zaken/api/v1."}),
    setting("rsin", RD_TEXT, true,
            {"Het RSIN van de organisatie die zaken opent.",
             "The RSIN of the organisation that opens cases."}),
    setting("zaaktype", RD_TEXT, true,
            {"Het adres van het zaaktype inburgering in de catalogus.",
             "The address of the case type for integration in the catalogue."}),
    setting("roltype", RD_TEXT, false,
            {"Het adres van het roltype initiator; zonder dit komt er geen rol bij een zaak.",
             "The address of the role type initiator; without it no role is added to a case."}),
    setting("municipality", RD_TEXT, false,
            {"De gemeente van notificaties: vier cijfers. Zonder dit zegt de tabel gemeente het.",
             "The municipality of notifications: four digits. Without it the table gemeente says "
             "it."}),
    setting(
        "oin", RD_TEXT, false,
        {"Het OIN van de partner, als die er een heeft.", "The partner's OIN, when it has one."})};

constexpr std::array kZaak{needs("zaak.url")};
constexpr std::array kStatus{needs("zaak.statusUrl")};
constexpr std::array kRole{needs("zaak.url"), needs("inburgeraar.bsn")};

constexpr rd_kind milestone(std::string_view name, Said said) {
  return not_idempotent(outgoing(name, said, kZaak));
}

constexpr std::array kKinds{
    incoming("notificatie", {"Een zaak in het zaaksysteem is gewijzigd (Notificaties API 1.0).",
                             "A case in the zaaksysteem changed (Notificaties API 1.0)."}),
    incoming("zaak", {"Een zaak, als antwoord.", "A case, as an answer."}),
    incoming("status",
             {"De status van een zaak, als antwoord.", "The status of a case, as an answer."}),
    outgoing("zaak.opvragen", {"Vraagt een zaak op.", "Asks for a case."}, kZaak),
    outgoing("status.opvragen",
             {"Vraagt de laatste status van een zaak op.", "Asks for the last status of a case."},
             kStatus),
    // Its identificatie is that of the delivery: a second one is refused.
    outgoing("zaak.openen", {"Opent een zaak voor de inburgeraar, zonder persoonsgegevens.",
                             "Opens a case for the newcomer, without personal data."}),
    not_idempotent(outgoing("rol.toevoegen",
                            {"Zet de inburgeraar met BSN als initiator bij de zaak.",
                             "Adds the newcomer by BSN to the case as its initiator."},
                            kRole)),
    milestone("status.inburgeringsplichtig",
              {"Zet de status: inburgeringsplichtig.", "Sets the status: obliged to integrate."}),
    milestone("status.pip-vastgesteld",
              {"Zet de status: PIP vastgesteld.", "Sets the status: plan established."}),
    milestone("status.pvt-ondertekend", {"Zet de status: participatieverklaring ondertekend.",
                                         "Sets the status: participation statement signed."}),
    milestone("status.map-afgerond",
              {"Zet de status: MAP afgerond.", "Sets the status: labour market module completed."}),
    milestone("status.ingeburgerd",
              {"Zet de status: ingeburgerd.", "Sets the status: integrated."})};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter("zgw",
                          {"Een zaaksysteem met de ZGW API's: notificaties, zaken en statussen.",
                           "A zaaksysteem with the ZGW APIs: notifications, cases and statuses."},
                          kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::zgw::Adapter, describe);
