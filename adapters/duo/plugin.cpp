#include <array>

#include "rodedraad/duo/adapter.h"
#include "rodedraad/json_api/describe.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping van berichten van DUO naar velden van de zaak, met de tabel opvolging.",
             "The mapping of DUO's messages to case fields, with the table opvolging."}),
    setting("oin", RD_TEXT, false,
            {"Het OIN van DUO; een notificatie van een andere bron wordt dan geweigerd.",
             "DUO's OIN; a notification from another bron is then refused."})};

constexpr std::array kPerson{needs("inburgeraar.bsn")};
constexpr std::array kPvtFields{needs("inburgeraar.bsn"), may_have("pvt.datumOndertekening"),
                                may_have("pvt.verwijtbaar")};
constexpr std::array kPipFields{needs("inburgeraar.bsn"),
                                needs("pip.dagtekening"),
                                needs("pip.leerroute"),
                                may_have("pip.niveau"),
                                may_have("pip.geschatteIntensiteitB1Route"),
                                may_have("pip.magOpleidingAfmaken"),
                                may_have("pip.alfabetiseringsonderwijs")};

constexpr std::array kKinds{
    incoming(
        "notificatie",
        {"Een gebeurtenis bij DUO (Notificatie 1.8.0).", "An event at DUO (Notificatie 1.8.0)."},
        OpensCase::yes),
    incoming("inburgeringsplicht",
             {"De inburgeringsplicht van een persoon.", "A person's duty to integrate."}),
    incoming("doelgroep", {"De doelgroep van een persoon.", "A person's target group."}),
    incoming("examenresultaten",
             {"De examenresultaten van een persoon.", "A person's exam results."}),
    incoming("gratispogingen", {"De gratis examenpogingen die een persoon nog heeft.",
                                "The free exam attempts that a person has left."}),
    incoming("inburgeringstermijn",
             {"De inburgeringstermijn van een persoon.", "A person's term for integration."}),
    incoming("pip", {"Het PIP dat bij DUO staat, ook van een vorige gemeente.",
                     "The PIP that DUO has, possibly of a previous municipality."}),
    incoming("pvt", {"De ondertekening van de participatieverklaring die bij DUO staat.",
                     "The signing of the participation statement that DUO has."}),
    outgoing("inburgeringsplicht.opvragen",
             {"Vraagt DUO de inburgeringsplicht.", "Asks DUO for the duty to integrate."}, kPerson),
    outgoing("doelgroep.opvragen", {"Vraagt DUO de doelgroep.", "Asks DUO for the target group."},
             kPerson),
    outgoing("examenresultaten.opvragen",
             {"Vraagt DUO de examenresultaten.", "Asks DUO for the exam results."}, kPerson),
    outgoing("gratispogingen.opvragen",
             {"Vraagt DUO de resterende gratis examenpogingen.",
              "Asks DUO for the free exam attempts that are left."},
             kPerson),
    outgoing("inburgeringstermijn.opvragen",
             {"Vraagt DUO de inburgeringstermijn.", "Asks DUO for the term for integration."},
             kPerson),
    outgoing("pip.opvragen", {"Vraagt DUO het PIP.", "Asks DUO for the PIP."}, kPerson),
    outgoing("pvt.opvragen",
             {"Vraagt DUO de ondertekening van de participatieverklaring.",
              "Asks DUO for the signing of the participation statement."},
             kPerson),
    outgoing("pvt.registreren",
             {"Registreert de ondertekening van de participatieverklaring bij DUO; wat ontbreekt, "
              "wordt daar ingetrokken.",
              "Registers the signing of the participation statement at DUO; what is left out is "
              "withdrawn there."},
             kPvtFields),
    outgoing("pip.registreren", {"Registreert het PIP bij DUO.", "Registers the PIP at DUO."},
             kPipFields)};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("duo"),
          lit("0.1.0"),
          lit("EUPL-1.2"),
          lit("DUO: notificaties, raadplegen, en registreren van PIP en PVT (Wi2021)."),
          lit("DUO: notifications, queries, and registration of PIP and PVT (Wi2021)."),
          kSettingPointers.data(),
          kSettingPointers.size(),
          kKindPointers.data(),
          kKindPointers.size(),
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::duo::Adapter, describe);
