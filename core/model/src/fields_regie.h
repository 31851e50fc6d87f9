#pragma once

#include "fields.h"

/// What the municipality itself does and keeps in hand: intake, enforcement, moves, consent,
/// participation, the end. Also what only travels in a signal.
namespace rodedraad::model::fields {

// Whose word counts on what the municipality itself decides or registers.
inline constexpr Names kRegie{"gemeente", "vluchtelingenwerk", "wijkteam"};
inline constexpr Names kMove{"gemeente", "duo", "wmo", "schuldhulp"};

inline constexpr Names kOproepUitkomst{"verschenen", "niet-verschenen", "onvoldoende-meegewerkt"};
inline constexpr Names kBoeteArtikel{"22", "23", "24", "25"};
inline constexpr Names kParticipatieSoort{"vrijwilligerswerk", "vereniging", "lokaal-initiatief",
                                          "werkervaring", "taalmaatje"};
inline constexpr Names kAfrondingSoort{"diploma", "certificaat", "vrijgesteld", "ontheven"};

inline constexpr Field kRegieFields[] = {
    // Consent (AVG art. 4 sub 11 and art. 7). The key is its scope, which a purpose names.
    {"toestemming.gegevenOp", date, kNone, "omvang", ordinary, five_years, kRegie,
     "Dag waarop de inburgeraar toestemming gaf voor deze omvang."},
    {"toestemming.ingetrokkenOp", date, kNone, "omvang", ordinary, five_years, kRegie,
     "Dag waarop de inburgeraar de toestemming introk."},
    {"toestemming.geldigTot", date, kNone, "omvang", ordinary, five_years, kRegie,
     "Laatste dag waarop de toestemming geldt."},
    {"toestemming.vastgelegdDoor", text, kNone, "omvang", ordinary, five_years, kRegie,
     "Wie de toestemming vastlegde."},

    {"bredeIntake.startdatum", date, kNone, "", ordinary, five_years, kRegie,
     "Dag waarop de brede intake begon."},
    {"bredeIntake.einddatum", date, kNone, "", ordinary, five_years, kRegie,
     "Dag waarop de brede intake werd afgerond, ook in afwezigheid."},
    {"bredeIntake.nietVerschenen", integer, kNone, "", enforcement, five_years, kRegie,
     "Hoe vaak de inburgeraar op een oproep niet verscheen of onvoldoende meewerkte."},
    {"bredeIntakeOproep.datum", date, kNone, "volgnummer", ordinary, five_years, kRegie,
     "Dag waarvoor de inburgeraar voor de brede intake is opgeroepen."},
    {"bredeIntakeOproep.uitkomst", code, kOproepUitkomst, "volgnummer", enforcement, five_years,
     kRegie, "Of de inburgeraar op de oproep verscheen en meewerkte."},
    {"bredeIntakeOproep.waarschuwing", date, kNone, "volgnummer", enforcement, five_years, kRegie,
     "Dag van de schriftelijke waarschuwing na deze oproep."},

    {"pip.eersteDagtekening", date, kNone, "", ordinary, five_years, kMunicipality,
     "Dagtekening van het eerste PIP; de dag erna begint de inburgeringstermijn."},
    {"pip.informatieDerdenOntvangen", date, kNone, "", ordinary, five_years, kRegie,
     "Dag waarop de informatie van derden binnenkwam waarop het PIP wachtte."},
    {"pip.verzoekWijzigingLeerroute", date, kNone, "", ordinary, five_years, kRegie,
     "Dag waarop om een andere leerroute is gevraagd."},
    {"pip.voortgangsgesprekken", integer, kNone, "", ordinary, five_years, kRegie,
     "Aantal afgesproken voortgangsgesprekken."},
    {"voortgangsgesprek.datum", date, kNone, "volgnummer", ordinary, five_years, kRegie,
     "Dag van een voortgangsgesprek."},
    {"zroute.datumEindgesprek", date, kNone, "", ordinary, five_years, kRegie,
     "Dag van het eindgesprek van de zelfredzaamheidsroute."},

    // Enforcement by the college (Wi2021 art. 22 and 23).
    {"handhaving.artikel", code, kBoeteArtikel, "nummer", enforcement, five_years, kRegie,
     "Artikel van de Wi2021 waarop een voorgenomen of opgelegde boete berust."},
    {"handhaving.gedraging", date, kNone, "nummer", enforcement, five_years, kRegie,
     "Dag van de gedraging waarvoor een boete wordt overwogen."},
    {"handhaving.voornemen", date, kNone, "nummer", enforcement, five_years, kRegie,
     "Dag van het voornemen om een boete op te leggen."},
    {"handhaving.beschikking", date, kNone, "nummer", enforcement, five_years, kRegie,
     "Dag waarop de boete bekend is gemaakt."},
    {"handhaving.onherroepelijk", date, kNone, "nummer", enforcement, five_years, kRegie,
     "Dag waarop de boete onherroepelijk werd."},
    {"handhaving.bezwaar", date, kNone, "nummer", enforcement, five_years, kRegie,
     "Dag waarop bezwaar tegen de boete is ontvangen."},

    // Dispensation for special circumstances needs the advice of the college (Besluit art. 2.8).
    {"ontheffingsadvies.gevraagd", date, kNone, "", ordinary, five_years, kMove,
     "Dag waarop DUO het college om advies vroeg over een ontheffing."},
    {"ontheffingsadvies.uitgebracht", date, kNone, "", ordinary, five_years, kRegie,
     "Dag waarop het college het advies uitbracht; de inhoud staat in het dossier."},

    {"verhuizing.vertrokkenOp", date, kNone, "", ordinary, five_years, kMove,
     "Dag waarop de inburgeraar uit deze gemeente vertrok."},
    {"verhuizing.naarBuitenland", boolean, kNone, "", ordinary, five_years, kMove,
     "Of de inburgeraar naar het buitenland vertrok."},
    {"verhuizing.naarGemeente", text, kNone, "", ordinary, five_years, kMove,
     "Gemeente waarheen de inburgeraar vertrok, vier cijfers."},
    {"verhuizing.vanGemeente", text, kNone, "", ordinary, five_years, kMove,
     "Gemeente waar de inburgeraar vandaan kwam, vier cijfers."},
    {"verhuizing.teruggekeerdOp", date, kNone, "", ordinary, five_years, kMove,
     "Dag waarop de inburgeraar in deze gemeente terugkeerde."},
    {"dossier.gevraagdOp", date, kNone, "", ordinary, five_years, kMove,
     "Dag waarop de nieuwe gemeente om het dossier vroeg (Wi2021 art. 35 lid 4)."},

    {"werk.startdatum", date, kNone, "", ordinary, five_years, kBenefit,
     "Eerste dag van betaald werk."},
    {"werk.einddatum", date, kNone, "", ordinary, five_years, kBenefit,
     "Laatste dag van betaald werk."},
    {"werk.uren", integer, kNone, "", ordinary, five_years, kBenefit,
     "Uren betaald werk per week."},
    {"participatie.soort", code, kParticipatieSoort, "nummer", ordinary, five_years, kRegie,
     "Hoe de inburgeraar meedoet, naast of in plaats van betaald werk."},
    {"participatie.organisatie", text, kNone, "nummer", ordinary, five_years, kRegie,
     "Vereniging, organisatie of initiatief waar de inburgeraar meedoet."},
    {"participatie.startdatum", date, kNone, "nummer", ordinary, five_years, kRegie,
     "Eerste dag van deze participatie."},
    {"participatie.einddatum", date, kNone, "nummer", ordinary, five_years, kRegie,
     "Laatste dag van deze participatie."},

    {"afronding.soort", code, kAfrondingSoort, "", ordinary, fifty_years, kDuo,
     "Hoe aan de inburgeringsplicht is voldaan."},
    {"afronding.datum", date, kNone, "", ordinary, fifty_years, kDuo,
     "Dag waarop aan de inburgeringsplicht is voldaan."},
    {"afronding.uitgereikt", date, kNone, "", ordinary, five_years, kRegie,
     "Dag waarop de gemeente het certificaat in persoon uitreikte."},
    {"lening.afgewikkeldOp", date, kNone, "", financial, five_years, kDuo,
     "Dag waarop de lening is terugbetaald, kwijtgescholden of tenietgegaan."},

    // The Wmo's own clock (Wmo 2015 art. 2.3.2 to 2.3.5); why somebody asks stays with the Wmo.
    {"wmoMelding.datum", date, kNone, "nummer", ordinary, five_years, kNone,
     "Dag van de melding van een behoefte aan ondersteuning."},
    {"wmoMelding.onderzoekAfgerond", date, kNone, "nummer", ordinary, five_years, kNone,
     "Dag waarop het onderzoek na de melding werd afgerond."},
    {"wmoMelding.aanvraagdatum", date, kNone, "nummer", ordinary, five_years, kNone,
     "Dag van de aanvraag van een maatwerkvoorziening."},
    {"wmoMelding.opgeschortVanaf", date, kNone, "nummer", ordinary, five_years, kNone,
     "Eerste dag waarop de beslistermijn stilstaat, omdat de aanvraag niet compleet is."},
    {"wmoMelding.opgeschortTot", date, kNone, "nummer", ordinary, five_years, kNone,
     "Eerste dag waarop de beslistermijn weer loopt."},
    {"wmoMelding.besluitdatum", date, kNone, "nummer", ordinary, five_years, kNone,
     "Dag van het besluit op die aanvraag."},

    // Only in an outgoing signal: its words come from the rule, never from the case.
    {"contactverzoek.onderwerp", text, kNone, "", ordinary, short_term, kNone,
     "Waarover iemand contact moet opnemen, in vaste woorden van de regel."},
    {"contactverzoek.toelichting", text, kNone, "", ordinary, short_term, kNone,
     "Wat er van de ontvanger wordt gevraagd, in vaste woorden van de regel."},
};

}  // namespace rodedraad::model::fields
