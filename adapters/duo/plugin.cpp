#include <array>
#include <cstddef>

#include "rodedraad/duo/adapter.h"
#include "rodedraad/json_api/describe.h"

namespace {

using namespace rodedraad::json_api;  // the words of the descriptions below
using rodedraad::sdk::lit;

constexpr std::array kSettings{
    setting("mapping", RD_MAPPING, true,
            {"De mapping van berichten van DUO naar velden van de zaak, met de tabel opvolging.",
             "The mapping of DUO's messages to case fields, with the table opvolging."}),
    setting("oin", RD_TEXT, false,
            {"Het OIN van DUO; een notificatie van een andere bron wordt dan geweigerd.",
             "DUO's OIN; a notification from another bron is then refused."})};

// ---- what the messages carry

constexpr std::array kPerson{needs("inburgeraar.bsn")};
constexpr std::array kPvtFields{needs("inburgeraar.bsn"), may_have("pvt.datumOndertekening"),
                                may_have("pvt.verwijtbaar")};
constexpr std::array kMapFields{needs("inburgeraar.bsn"), may_have("map.datumEindgesprek"),
                                may_have("map.verwijtbaar")};
constexpr std::array kZRouteFields{needs("inburgeraar.bsn"), may_have("zroute.datumAfronding")};
constexpr std::array kPipFields{needs("inburgeraar.bsn"),
                                needs("pip.dagtekening"),
                                needs("pip.leerroute"),
                                may_have("pip.niveau"),
                                may_have("pip.geschatteIntensiteitB1Route"),
                                may_have("pip.magOpleidingAfmaken"),
                                may_have("pip.alfabetiseringsonderwijs")};
constexpr std::array kOfferFields{needs("inburgeraar.bsn"),
                                  needs("inburgeringsaanbod.instellingsnummer"),
                                  needs("inburgeringsaanbod.alfabetiseringsonderwijs"),
                                  may_have("inburgeringsaanbod.datum"),
                                  may_have("inburgeringsaanbod.verwachteStartdatum"),
                                  may_have("inburgeringsaanbod.verwachteEinddatum")};
constexpr std::array kOfferRemovalFields{needs("inburgeraar.bsn"),
                                         needs("inburgeringsaanbod.instellingsnummer")};
constexpr std::array kIntakeHours{needs("inburgeraar.bsn"), needs("uren.taallesKnmBredeIntake")};
constexpr std::array kParticipationHours{needs("inburgeraar.bsn"),
                                         needs("uren.participatieactiviteiten")};
constexpr std::array kLessonHours{needs("inburgeraar.bsn"), needs("uren.participatietaalles")};
constexpr std::array kInstitutionHours{needs("inburgeraar.bsn"), needs("uren.taallesKnmInstelling"),
                                       may_have("uren.geoorloofdVerzuim"),
                                       may_have("uren.ongeoorloofdVerzuim"),
                                       may_have("inburgeringsaanbod.instellingsnummer")};
constexpr std::array kContactFields{needs("contactpersoon.naam"), needs("contactpersoon.email"),
                                    needs("contactpersoon.telefoonnummer")};
constexpr std::array kChangedContactFields{
    needs("contactpersoon.duoNummer"), needs("contactpersoon.naam"), needs("contactpersoon.email"),
    needs("contactpersoon.telefoonnummer")};
constexpr std::array kContactNumber{needs("contactpersoon.duoNummer")};
constexpr std::array kContactLink{needs("inburgeraar.bsn"), needs("contactpersoon.duoNummer")};

// ---- what is looked at before they are made

template <std::size_t N, std::size_t M>
constexpr std::array<rd_str, N + M> joined(const std::array<rd_str, N>& first,
                                           const std::array<rd_str, M>& second) {
  std::array<rd_str, N + M> all{};
  for (std::size_t i = 0; i < N; ++i) all[i] = first[i];
  for (std::size_t i = 0; i < M; ++i) all[N + i] = second[i];
  return all;
}

constexpr std::array kRelevance{
    lit("pip.gemeentecode"),          lit("pip.dagtekening"),
    lit("pip.dagtekeningBijDuo"),     lit("inburgeraar.datumInschrijvingGemeente"),
    lit("coaKoppeling.gemeentecode"), lit("gebeurtenis.id")};
constexpr auto kPipConsults =
    joined(kRelevance,
           std::array{lit("inburgeringsplicht.indicator"), lit("inburgeringsplicht.begindatum"),
                      lit("inburgeringsplicht.doelgroep"), lit("inburgeringstermijn.startdatum")});
constexpr auto kPipRemovalConsults =
    joined(kRelevance, std::array{lit("inburgeringstermijn.startdatum"),
                                  lit("inburgeringsaanbod.instellingsnummer"),
                                  lit("uren.taallesKnmInstelling")});
constexpr auto kResultConsults =
    joined(kRelevance,
           std::array{lit("inburgeringsplicht.redenGeen"), lit("inburgeringstermijn.startdatum"),
                      lit("inburgeringstermijn.einddatum"), lit("pip.leerroute"),
                      lit("zroute.datumAfronding")});
constexpr auto kOfferConsults =
    joined(kRelevance,
           std::array{lit("inburgeringsplicht.doelgroep"), lit("inburgeringstermijn.startdatum"),
                      lit("inburgeringstermijn.einddatum"), lit("pip.leerroute"),
                      lit("cursusinstelling.naam"), lit("cursusinstelling.bowKeurmerk"),
                      lit("cursusinstelling.tstKeurmerk")});
constexpr auto kHoursConsults = joined(
    kRelevance,
    std::array{lit("inburgeringstermijn.startdatum"), lit("inburgeringsaanbod.instellingsnummer"),
               lit("inburgeringsaanbod.datum"), lit("inburgeringsaanbod.verwachteStartdatum"),
               lit("uren.taallesKnmInstelling"), lit("pip.leerroute"), lit("cursusinstelling.naam"),
               lit("cursusinstelling.bowKeurmerk"), lit("cursusinstelling.tstKeurmerk")});
constexpr std::array kNewContactConsults{lit("contactpersoon.duoNummer")};

/// What is asked about a person, who must be relevant to the municipality.
constexpr rd_kind question(std::string_view name, Said said) {
  return vetted(outgoing(name, said, kPerson), kRelevance);
}

constexpr std::array kKinds{
    incoming(
        "notificatie",
        {"Een gebeurtenis bij DUO (Notificatie 1.8.0).", "An event at DUO (Notificatie 1.8.0)."},
        OpensCase::yes),
    incoming("inburgeringsplicht",
             {"De inburgeringsplicht van een persoon.", "A person's duty to integrate."}),
    relating(
        incoming("inburgeringsplicht-historie", {"De eerdere standen van de inburgeringsplicht.",
                                                 "The earlier states of the duty to integrate."})),
    incoming("doelgroep", {"De doelgroep van een persoon.", "A person's target group."}),
    relating(incoming("doelgroep-historie", {"De eerdere doelgroepen van een persoon.",
                                             "A person's earlier target groups."})),
    incoming("lbt-examennummer", {"Het examennummer voor de leerbaarheidstoets.",
                                  "The exam number for the aptitude test."}),
    relating(incoming("lbt-resultaten", {"De uitslagen van de leerbaarheidstoets.",
                                         "The results of the aptitude test."})),
    incoming("inburgeringstermijn",
             {"De inburgeringstermijn van een persoon.", "A person's term for integration."}),
    relating(incoming("inburgeringstermijn-historie",
                      {"De eerdere standen van de inburgeringstermijn.",
                       "The earlier states of the term for integration."})),
    best_effort(incoming("verlengingsgronden",
                         {"De lijst van verlengingsgronden; zij staat bij het bericht.",
                          "The list of grounds for extension; it stays with the message."})),
    relating(incoming("vrijstellingen", {"De vrijstellingen van een persoon, ook de afgewezen.",
                                         "A person's exemptions, those rejected included."})),
    relating(incoming("ontheffingen", {"De ontheffingen van een persoon, ook de afgewezen.",
                                       "A person's dispensations, those rejected included."})),
    relating(incoming("examenresultaten",
                      {"De examenresultaten van een persoon.", "A person's exam results."})),
    relating(incoming("gratispogingen", {"De gratis examenpogingen die een persoon nog heeft.",
                                         "The free exam attempts that a person has left."})),
    relating(incoming("verlengingen", {"De aanvragen om verlenging van de inburgeringstermijn.",
                                       "The requests to extend the term for integration."})),
    relating(incoming("boetes", {"De boetes na overschrijding van de inburgeringstermijn.",
                                 "The fines for exceeding the term for integration."})),
    relating(incoming("gebeurtenissen",
                      {"Alle gebeurtenissen van een persoon, om gemiste notificaties te vinden.",
                       "All events of a person, to find the notifications that were missed."})),
    incoming("pip", {"Het PIP dat bij DUO staat, ook van een vorige gemeente.",
                     "The PIP that DUO has, possibly of a previous municipality."}),
    incoming("pvt", {"De ondertekening van de participatieverklaring die bij DUO staat.",
                     "The signing of the participation statement that DUO has."}),
    incoming("map", {"De dag van het eindgesprek MAP die bij DUO staat.",
                     "The day of the final MAP interview that DUO has."}),
    relating(incoming("uren",
                      {"De gevolgde uren die bij DUO staan.", "The hours followed that DUO has."})),
    best_effort(relating(incoming("instellingen", {"De cursusinstellingen die DUO kent.",
                                                   "The course institutions that DUO knows."}))),
    incoming("contactpersoon", {"Het nummer dat DUO aan een aangemelde contactpersoon gaf.",
                                "The number that DUO gave to a contact person."}),
    relating(
        incoming("pip-verwijderd", {"DUO heeft het PIP verwijderd.", "DUO has removed the PIP."})),
    relating(incoming("lbt-examennummer-verwijderd", {"DUO verwacht geen leerbaarheidstoets meer.",
                                                      "DUO no longer expects an aptitude test."})),
    relating(incoming("contactpersoon-verwijderd", {"DUO heeft de contactpersoon verwijderd.",
                                                    "DUO has removed the contact person."})),
    question("inburgeringsplicht.opvragen",
             {"Vraagt DUO de inburgeringsplicht.", "Asks DUO for the duty to integrate."}),
    question("inburgeringsplicht-historie.opvragen",
             {"Vraagt DUO de eerdere standen van de inburgeringsplicht.",
              "Asks DUO for the earlier states of the duty."}),
    question("doelgroep.opvragen", {"Vraagt DUO de doelgroep.", "Asks DUO for the target group."}),
    question("doelgroep-historie.opvragen",
             {"Vraagt DUO de eerdere doelgroepen.", "Asks DUO for the earlier target groups."}),
    question("lbt-examennummer.opvragen",
             {"Vraagt DUO het examennummer voor de leerbaarheidstoets.",
              "Asks DUO for the exam number of the aptitude test."}),
    question("lbt-resultaten.opvragen", {"Vraagt DUO de uitslagen van de leerbaarheidstoets.",
                                         "Asks DUO for the results of the aptitude test."}),
    question("inburgeringstermijn.opvragen",
             {"Vraagt DUO de inburgeringstermijn.", "Asks DUO for the term for integration."}),
    question("inburgeringstermijn-historie.opvragen",
             {"Vraagt DUO de eerdere standen van de inburgeringstermijn.",
              "Asks DUO for the earlier states of the term."}),
    best_effort(outgoing("verlengingsgronden.opvragen",
                         {"Vraagt DUO de lijst van verlengingsgronden.",
                          "Asks DUO for the list of grounds for extension."})),
    question("vrijstellingen.opvragen",
             {"Vraagt DUO de vrijstellingen.", "Asks DUO for the exemptions."}),
    question("ontheffingen.opvragen",
             {"Vraagt DUO de ontheffingen.", "Asks DUO for the dispensations."}),
    question("examenresultaten.opvragen",
             {"Vraagt DUO de examenresultaten.", "Asks DUO for the exam results."}),
    question("gratispogingen.opvragen", {"Vraagt DUO de resterende gratis examenpogingen.",
                                         "Asks DUO for the free exam attempts that are left."}),
    question("verlengingen.opvragen", {"Vraagt DUO de aanvragen om verlenging.",
                                       "Asks DUO for the requests to extend the term."}),
    question("boetes.opvragen", {"Vraagt DUO de boetes.", "Asks DUO for the fines."}),
    question("gebeurtenissen.opvragen", {"Vraagt DUO alle gebeurtenissen van een persoon.",
                                         "Asks DUO for all events of a person."}),
    question("pip.opvragen", {"Vraagt DUO het PIP.", "Asks DUO for the PIP."}),
    question("pvt.opvragen", {"Vraagt DUO de ondertekening van de participatieverklaring.",
                              "Asks DUO for the signing of the participation statement."}),
    question("map.opvragen", {"Vraagt DUO de dag van het eindgesprek MAP.",
                              "Asks DUO for the day of the final MAP interview."}),
    question("uren.opvragen", {"Vraagt DUO de gevolgde uren.", "Asks DUO for the hours followed."}),
    best_effort(outgoing("instellingen.opvragen", {"Vraagt DUO de cursusinstellingen.",
                                                   "Asks DUO for the course institutions."})),
    vetted(outgoing("pip.registreren",
                    {"Registreert het PIP bij DUO.", "Registers the PIP at DUO."}, kPipFields),
           kPipConsults),
    vetted(outgoing("pip.verwijderen", {"Verwijdert het PIP bij DUO.", "Removes the PIP at DUO."},
                    kPerson),
           kPipRemovalConsults),
    vetted(outgoing("pvt.registreren",
                    {"Registreert de ondertekening van de participatieverklaring bij DUO; wat "
                     "ontbreekt, wordt daar ingetrokken.",
                     "Registers the signing of the participation statement at DUO; what is left "
                     "out is withdrawn there."},
                    kPvtFields),
           kResultConsults),
    vetted(
        outgoing("map.registreren",
                 {"Registreert het eindgesprek MAP bij DUO; wat ontbreekt, wordt daar ingetrokken.",
                  "Registers the final MAP interview at DUO; what is left out is withdrawn there."},
                 kMapFields),
        kResultConsults),
    vetted(outgoing("zroute.registreren",
                    {"Registreert de afronding van de zelfredzaamheidsroute bij DUO; zonder datum "
                     "wordt zij daar ingetrokken.",
                     "Registers the end of the self-reliance route at DUO; without a date it is "
                     "withdrawn there."},
                    kZRouteFields),
           kRelevance),
    vetted(outgoing("inburgeringsaanbod.registreren",
                    {"Registreert het inburgeringsaanbod bij DUO.",
                     "Registers the course offer at DUO."},
                    kOfferFields),
           kOfferConsults),
    vetted(outgoing("inburgeringsaanbod.verwijderen",
                    {"Verwijdert het inburgeringsaanbod van een instelling bij DUO.",
                     "Removes an institution's course offer at DUO."},
                    kOfferRemovalFields),
           kRelevance),
    vetted(outgoing("uren-bredeintake-taallesknm.registreren",
                    {"Registreert het totaal aan uren Nederlands en KNM tijdens de brede intake.",
                     "Registers the total of hours of Dutch and KNM during the broad intake."},
                    kIntakeHours),
           kRelevance),
    vetted(outgoing("uren-participatieactiviteiten.registreren",
                    {"Registreert het totaal aan uren participatie.",
                     "Registers the total of hours of participation."},
                    kParticipationHours),
           kRelevance),
    vetted(outgoing("uren-participatietaalles.registreren",
                    {"Registreert het totaal aan uren participatie dat telt als taalles.",
                     "Registers the total of hours of participation that count as lessons."},
                    kLessonHours),
           kRelevance),
    vetted(outgoing("uren-instelling-taallesknm.registreren",
                    {"Registreert het totaal aan uren en verzuim bij een instelling.",
                     "Registers the total of hours and absence at an institution."},
                    kInstitutionHours),
           kHoursConsults),
    vetted(outgoing("lbt-examennummer.verwijderen",
                    {"Meldt DUO dat de leerbaarheidstoets vervalt.",
                     "Tells DUO that there will be no aptitude test."},
                    kPerson),
           kRelevance),
    vetted(not_idempotent(
               outgoing("contactpersoon.aanmelden",
                        {"Meldt een contactpersoon aan bij DUO, dat er een nummer voor geeft.",
                         "Gives DUO a contact person, for whom it returns a number."},
                        kContactFields)),
           kNewContactConsults),
    outgoing("contactpersoon.wijzigen",
             {"Wijzigt de gegevens van een contactpersoon bij DUO.",
              "Changes a contact person's data at DUO."},
             kChangedContactFields),
    outgoing("contactpersoon.verwijderen",
             {"Verwijdert een contactpersoon bij DUO, met zijn koppelingen.",
              "Removes a contact person at DUO, with all links."},
             kContactNumber),
    vetted(outgoing(
               "contactpersoon.koppelen",
               {"Koppelt de persoon bij DUO aan een contactpersoon; een eerdere koppeling vervalt.",
                "Links the person to a contact person at DUO, instead of an earlier one."},
               kContactLink),
           kRelevance),
    vetted(outgoing("contactpersoon.ontkoppelen",
                    {"Haalt bij DUO de koppeling van de persoon met de contactpersoon weg.",
                     "Removes the link of the person with the contact person at DUO."},
                    kContactLink),
           kRelevance)};

constexpr auto kSettingPointers = pointers_to(kSettings);
constexpr auto kKindPointers = pointers_to(kKinds);

constexpr rd_plugin describe(const rd_transport* /*transport*/, const rd_adapter* adapter) {
  return describe_adapter(
      "duo",
      {"DUO: notificaties, raadplegen en registreren met alle vijftien koppelvlakken (Wi2021).",
       "DUO: notifications, queries and registrations with all fifteen interfaces (Wi2021)."},
      kSettingPointers, kKindPointers, adapter);
}

}  // namespace

RODEDRAAD_ADAPTER(rodedraad::duo::Adapter, describe);
