#include <array>

#include "rodedraad/json_api/describe.h"
#include "rodedraad/vluchtelingenwerk/adapter.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping van berichten van VluchtelingenWerk naar velden van de zaak.",
             "The mapping of VluchtelingenWerk's messages to case fields."}),
    setting("oin", RD_TEXT, false,
            {"Het OIN van VluchtelingenWerk, als het er een heeft.",
             "VluchtelingenWerk's OIN, when it has one."})};

constexpr std::array kRequestFields{needs("inburgeraar.vNummer"),
                                    may_have("inburgeraar.bsn"),
                                    may_have("inburgeraar.achternaam"),
                                    may_have("inburgeraar.voornamen"),
                                    may_have("inburgeraar.geboortedatum"),
                                    may_have("inburgeraar.geslacht"),
                                    may_have("inburgeraar.adres"),
                                    may_have("inburgeraar.postcode"),
                                    may_have("inburgeraar.woonplaats"),
                                    may_have("inburgeraar.telefoonnummer"),
                                    may_have("inburgeraar.email"),
                                    may_have("inburgeringsplicht.doelgroep"),
                                    may_have("inburgeringsplicht.begindatum")};

constexpr std::array kFeedbackFields{needs("inburgeraar.vNummer"),
                                     may_have("maatschappelijkeBegeleiding.trajectnummer"),
                                     may_have("maatschappelijkeBegeleiding.status"),
                                     may_have("maatschappelijkeBegeleiding.einddatum"),
                                     may_have("pvt.status"),
                                     may_have("pvt.datumOndertekening"),
                                     may_have("inburgeringsplicht.einddatum")};

constexpr std::array kKinds{
    incoming("vwn.begeleiding", {"Stand van een traject maatschappelijke begeleiding.",
                                 "State of a guidance programme."}),
    incoming("vwn.pvt", {"Voortgang of ondertekening van het participatieverklaringstraject.",
                         "Progress or signing of the participation statement programme."}),
    incoming("vwn.activiteit",
             {"Een activiteit van een inburgeraar.", "An activity of a newcomer."}),
    incoming("vwn.signaal", {"Een zorg over een leefgebied.", "A concern about an area of life."}),
    incoming("levering", {"Een CSV-bestand met begeleiding en PVT; elke rij wordt een bericht.",
                          "A CSV file with guidance and PVT; each row becomes a message."}),
    incoming("levering.rij", {"Een rij van een CSV-bestand.", "A row of a CSV file."}),
    outgoing("verzoek-begeleiding",
             {"Vraagt VluchtelingenWerk een inburgeraar te begeleiden.",
              "Asks VluchtelingenWerk to guide a newcomer."},
             kRequestFields),
    outgoing("vwn.terugkoppeling",
             {"Meldt VluchtelingenWerk dat de participatieverklaring is geregistreerd, of dat de "
              "begeleiding of de inburgeringsplicht is geëindigd.",
              "Tells VluchtelingenWerk that the participation statement was registered, or that "
              "the guidance or the duty has ended."},
             kFeedbackFields),
    outgoing("vwn.terugkoppeling.bestand",
             {"Dezelfde terugkoppeling als CSV-bestand.", "The same as a CSV file."},
             kFeedbackFields),
    outgoing(
        "levering.resultaat",
        {"Meldt per rij van een CSV-bestand wat ermee gebeurd is; bevat alleen gegevens uit dat "
         "bestand.",
         "Tells for each row of a CSV file what became of it; holds nothing but data of that "
         "file."})};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter(
      "vluchtelingenwerk",
      {"VluchtelingenWerk: maatschappelijke begeleiding en PVT, als JSON of CSV-bestand.",
       "VluchtelingenWerk: guidance and PVT, as JSON or a CSV file."},
      kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::vluchtelingenwerk::Adapter, describe);
