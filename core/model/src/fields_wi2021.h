#pragma once

#include "fields.h"

/// The duty, its term, the plan and the exams (Wet inburgering 2021, kept by DUO). Up to fifty
/// years may be kept: exemption and dispensation, and the date and manner in which the duty was
/// fulfilled.
namespace rodedraad::model::fields {

inline constexpr Names kDoelgroep{"asielstatushouder", "gezinsmigrant-en-overige-migrant"};
inline constexpr Names kLeerroute{"B", "O", "Z"};
inline constexpr Names kPipNiveau{"A2", "B1"};
inline constexpr Names kAlfabetisering{"A", "AA", "NVT"};
inline constexpr Names kExamenresultaat{"Geslaagd", "Gezakt", "Geen"};
inline constexpr Names kExamenniveau{"A2", "B1", "B2"};

inline constexpr Names kVrijstellingSoort{"geheel", "tijdelijk", "gedeeltelijk"};
inline constexpr Names kOntheffingSoort{"geheel", "gedeeltelijk"};

inline constexpr Names kCoa{"coa", "duo"};

inline constexpr Field kWi2021Fields[] = {
    {"gebeurtenis.id", text, kNone, "registratiedatum+id", ordinary, short_term, kDuo,
     "Nummer van een gebeurtenis bij DUO, om haar maar één keer te verwerken."},
    {"gebeurtenis.omschrijving", text, kNone, "datum+id", ordinary, short_term, kDuo,
     "Omschrijving van een gebeurtenis waarvan de notificatie is gemist."},

    {"coaKoppeling.gemeentecode", text, kNone, "", ordinary, five_years, kCoa,
     "Gemeente waaraan het COA de persoon heeft gekoppeld, vier cijfers."},
    {"coaKoppeling.datum", date, kNone, "", ordinary, five_years, kCoa,
     "Dag waarop het COA de persoon aan de gemeente koppelde."},

    {"inburgeringsplicht.indicator", boolean, kNone, "", ordinary, five_years, kDuo,
     "Of de persoon inburgeringsplichtig is."},
    {"inburgeringsplicht.begindatum", date, kNone, "", ordinary, five_years, kDuo,
     "Eerste dag van de inburgeringsplicht."},
    {"inburgeringsplicht.einddatum", date, kNone, "", ordinary, fifty_years, kDuo,
     "Laatste dag van de inburgeringsplicht."},
    {"inburgeringsplicht.wijzigingsdatum", date, kNone, "", ordinary, five_years, kDuo,
     "Dag waarop DUO de inburgeringsplicht het laatst wijzigde."},
    {"inburgeringsplicht.datumKennisgeving", date, kNone, "", ordinary, five_years, kDuo,
     "Dag van de schriftelijke kennisgeving van de inburgeringsplicht; daarna loopt de "
     "PIP-termijn."},
    {"inburgeringsplicht.redenGeen", text, kNone, "", ordinary, fifty_years, kDuo,
     "Waarom er geen inburgeringsplicht (meer) is: vrijstelling, ontheffing, voldaan of vertrek."},
    {"inburgeringsplicht.doelgroep", code, kDoelgroep, "", ordinary, five_years, kDuo,
     "Doelgroep van de wet: asielstatushouder, of gezinsmigrant en overige migrant."},
    {"inburgeringsplicht.doelgroepBegindatum", date, kNone, "", ordinary, five_years, kDuo,
     "Dag vanaf welke de doelgroep geldt."},
    {"inburgeringsplicht.gedetailleerdeDoelgroep", text, kNone, "", ordinary, five_years, kDuo,
     "Doelgroep zoals DUO die fijner indeelt."},
    {"inburgeringsplicht.asielrechten", text, kNone, "", ordinary, five_years, kDuo,
     "Of asielrechten na een gewijzigd verblijfsdoel zijn toegekend of behouden."},
    {"inburgeringsplichtHistorie.indicator", boolean, kNone, "begindatum/wijzigingsdatum", ordinary,
     five_years, kDuo, "Of de persoon in een eerdere periode inburgeringsplichtig was."},
    {"inburgeringsplichtHistorie.begindatum", date, kNone, "begindatum/wijzigingsdatum", ordinary,
     five_years, kDuo, "Eerste dag van een eerdere periode van inburgeringsplicht."},
    {"inburgeringsplichtHistorie.einddatum", date, kNone, "begindatum/wijzigingsdatum", ordinary,
     five_years, kDuo, "Laatste dag van een eerdere periode van inburgeringsplicht."},
    {"inburgeringsplichtHistorie.wijzigingsdatum", date, kNone, "begindatum/wijzigingsdatum",
     ordinary, five_years, kDuo, "Dag waarop DUO een eerdere stand van de plicht vastlegde."},
    {"doelgroepHistorie.indeling", code, kDoelgroep, "begindatum/indeling", ordinary, five_years,
     kDuo, "Doelgroep van de wet in een eerdere periode."},
    {"doelgroepHistorie.begindatum", date, kNone, "begindatum/indeling", ordinary, five_years, kDuo,
     "Eerste dag waarop een eerdere doelgroep gold."},
    {"doelgroepHistorie.einddatum", date, kNone, "begindatum/indeling", ordinary, five_years, kDuo,
     "Laatste dag waarop een eerdere doelgroep gold."},

    {"lbt.examennummer", text, kNone, "", ordinary, five_years, kDuo,
     "Examennummer waarmee de leerbaarheidstoets wordt gepland."},
    {"lbtResultaat.resultaat", text, kNone, "datumAfname", ordinary, five_years, kDuo,
     "Uitslag van een leerbaarheidstoets: of de B1-route haalbaar is."},
    {"lbtResultaat.behaaldeScore", text, kNone, "datumAfname", ordinary, five_years, kDuo,
     "Behaalde score van een leerbaarheidstoets, met een komma."},
    {"lbtResultaat.benodigdeScore", text, kNone, "datumAfname", ordinary, five_years, kDuo,
     "Score die voor de B1-route nodig was, met een komma."},

    {"vrijstelling.soort", code, kVrijstellingSoort, "soort/reden/datum", ordinary, fifty_years,
     kDuo, "Of een vrijstelling geheel, tijdelijk of gedeeltelijk is."},
    {"vrijstelling.oordeel", text, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Of DUO een vrijstelling toekende of afwees."},
    {"vrijstelling.reden", text, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Reden van een vrijstelling, als code van DUO."},
    {"vrijstelling.datumOordeel", date, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Dag waarop DUO over een vrijstelling oordeelde."},
    {"vrijstelling.startdatum", date, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Eerste dag van een tijdelijke vrijstelling."},
    {"vrijstelling.einddatum", date, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Laatste dag van een tijdelijke vrijstelling."},
    {"vrijstelling.examenonderdeel", text, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Examenonderdeel waarvoor een gedeeltelijke vrijstelling geldt."},
    {"vrijstelling.examenniveau", text, kNone, "soort/reden/datum", ordinary, fifty_years, kDuo,
     "Taalniveau waarvoor een gedeeltelijke vrijstelling geldt."},

    // The ground can be medical, and the parts and hours tell what somebody cannot do.
    {"ontheffing.soort", code, kOntheffingSoort, "soort/onderdeel/datum", health, fifty_years, kDuo,
     "Of een ontheffing geheel of gedeeltelijk is."},
    {"ontheffing.oordeel", text, kNone, "soort/onderdeel/datum", health, fifty_years, kDuo,
     "Of DUO een ontheffing toekende of afwees."},
    {"ontheffing.datumOordeel", date, kNone, "soort/onderdeel/datum", health, fifty_years, kDuo,
     "Dag waarop DUO over een ontheffing oordeelde."},
    {"ontheffing.grond", text, kNone, "soort/onderdeel/datum", health, fifty_years, kDuo,
     "Grond van een ontheffing: medisch (MED) of bijzondere omstandigheden (BIO)."},
    {"ontheffing.examenonderdeel", text, kNone, "soort/onderdeel/datum", health, fifty_years, kDuo,
     "Examenonderdeel waarvoor een gedeeltelijke ontheffing geldt."},
    {"ontheffing.urenBelastbaarheid", integer, kNone, "soort/onderdeel/datum", health, fifty_years,
     kDuo, "Uren participatie die de inburgeraar in vijf jaar aankan; 0 is helemaal niet."},

    {"inburgeringstermijn.startdatum", date, kNone, "", ordinary, five_years, kDuo,
     "Eerste dag van de inburgeringstermijn."},
    {"inburgeringstermijn.einddatum", date, kNone, "", ordinary, five_years, kDuo,
     "Laatste dag van de inburgeringstermijn."},
    {"inburgeringstermijn.wijzigingsdatum", date, kNone, "", ordinary, five_years, kDuo,
     "Dag waarop DUO de inburgeringstermijn het laatst wijzigde."},
    // The ground of an extension can be illness or childbirth (Regeling inburgering art. 4.1).
    {"inburgeringstermijn.verlengingsgrondcode", text, kNone, "", health, five_years, kDuo,
     "Code van DUO voor de grond van de verlenging."},
    {"inburgeringstermijn.verlengingsgrondomschrijving", text, kNone, "", health, five_years, kDuo,
     "Grond van de verlenging in woorden van DUO."},
    {"inburgeringstermijnHistorie.einddatum", date, kNone, "wijzigingsdatum/einddatum", ordinary,
     five_years, kDuo, "Laatste dag van de inburgeringstermijn in een eerdere stand."},
    {"inburgeringstermijnHistorie.wijzigingsdatum", date, kNone, "wijzigingsdatum/einddatum",
     ordinary, five_years, kDuo, "Dag waarop DUO een eerdere stand van de termijn vastlegde."},
    {"inburgeringstermijnHistorie.verlengingsgrondcode", text, kNone, "wijzigingsdatum/einddatum",
     health, five_years, kDuo, "Code van DUO voor de grond van een eerdere verlenging."},
    {"inburgeringstermijnHistorie.verlengingsgrondomschrijving", text, kNone,
     "wijzigingsdatum/einddatum", health, five_years, kDuo,
     "Grond van een eerdere verlenging in woorden van DUO."},

    {"verlenging.beoordeling", text, kNone, "ontvangstdatum", ordinary, five_years, kDuo,
     "Of een aanvraag om verlenging is toegekend, afgewezen of in behandeling is."},
    {"verlenging.ontvangstdatum", date, kNone, "ontvangstdatum", ordinary, five_years, kDuo,
     "Dag waarop DUO een aanvraag om verlenging ontving."},
    {"verlenging.datumBeoordeling", date, kNone, "ontvangstdatum", ordinary, five_years, kDuo,
     "Dag waarop DUO een aanvraag om verlenging beoordeelde."},

    {"boete.bedrag", text, kNone, "datum/bedrag", enforcement, five_years, kDuo,
     "Bedrag in euro van een boete na overschrijding van de termijn."},
    {"boete.datum", date, kNone, "datum/bedrag", enforcement, five_years, kDuo,
     "Dag waarop een boete definitief werd."},

    {"pip.dagtekening", date, kNone, "", ordinary, five_years, kMunicipality,
     "Dagtekening van het Persoonlijk plan Inburgering en Participatie."},
    {"pip.leerroute", code, kLeerroute, "", ordinary, five_years, kMunicipality,
     "Leerroute: B1-route, onderwijsroute of zelfredzaamheidsroute."},
    {"pip.niveau", code, kPipNiveau, "", ordinary, five_years, kMunicipality,
     "Taalniveau waarop de inburgeraar examen doet."},
    {"pip.geschatteIntensiteitB1Route", integer, kNone, "", ordinary, five_years, kMunicipality,
     "Geschat aantal lesuren van de B1-route."},
    {"pip.magOpleidingAfmaken", boolean, kNone, "", ordinary, five_years, kMunicipality,
     "Of de inburgeraar een begonnen opleiding mag afmaken."},
    {"pip.alfabetiseringsonderwijs", code, kAlfabetisering, "", ordinary, five_years, kMunicipality,
     "Alfabetisering: analfabeet, anders gealfabetiseerd of niet van toepassing."},
    {"pip.dagtekeningBijDuo", date, kNone, "", ordinary, five_years, kDuo,
     "Dagtekening van het PIP dat bij DUO staat, ook dat van een vorige gemeente."},
    {"pip.gemeentecode", text, kNone, "", ordinary, five_years, kDuo,
     "Gemeente die het plan vaststelde, vier cijfers."},

    {"examen.resultaat", code, kExamenresultaat, "onderdeel/examendatum", ordinary, fifty_years,
     kDuo, "Uitslag van een examenonderdeel."},
    {"examen.niveau", code, kExamenniveau, "onderdeel/examendatum", ordinary, fifty_years, kDuo,
     "Taalniveau van een examenonderdeel."},
    {"examen.redenGeenResultaat", text, kNone, "onderdeel/examendatum", enforcement, five_years,
     kDuo, "Waarom een examenonderdeel geen uitslag heeft, en of dat te verwijten is."},
    {"examen.gratisPogingen", integer, kNone, "onderdeel", ordinary, five_years, kDuo,
     "Aantal gratis pogingen dat voor een onderdeel over is."},

    {"map.datumEindgesprek", date, kNone, "", ordinary, five_years, kMunicipality,
     "Dag van het eindgesprek van de module Arbeidsmarkt en Participatie."},
    {"map.verwijtbaar", boolean, kNone, "", enforcement, five_years, kMunicipality,
     "Of het de inburgeraar te verwijten is dat de module niet op tijd is afgerond."},
    {"zroute.datumAfronding", date, kNone, "", ordinary, five_years, kMunicipality,
     "Dag waarop de zelfredzaamheidsroute is afgerond."},

    {"inburgeringsaanbod.instellingsnummer", text, kNone, "", ordinary, five_years, kMunicipality,
     "Nummer bij DUO van de instelling van het huidige inburgeringsaanbod, tien tekens."},
    {"inburgeringsaanbod.datum", date, kNone, "", ordinary, five_years, kMunicipality,
     "Dag van het inburgeringsaanbod (inschrijving bij de instelling)."},
    {"inburgeringsaanbod.verwachteStartdatum", date, kNone, "", ordinary, five_years, kMunicipality,
     "Verwachte eerste dag van de opleiding."},
    {"inburgeringsaanbod.verwachteEinddatum", date, kNone, "", ordinary, five_years, kMunicipality,
     "Verwachte laatste dag van de opleiding."},
    {"inburgeringsaanbod.alfabetiseringsonderwijs", code, kAlfabetisering, "", ordinary, five_years,
     kMunicipality, "Of het aanbod alfabetisering omvat, en van welke soort."},

    // The key holds the day until which hours are known as DUO writes it: the first day not
    // counted.
    {"uren.bekendTotEnMet", date, kNone, "gemeentecode/bekendTot", ordinary, five_years,
     kMunicipality, "Laatste dag waarover de gevolgde uren bekend zijn."},
    {"uren.taallesKnmBredeIntake", integer, kNone, "gemeentecode/bekendTot", ordinary, five_years,
     kMunicipality, "Totaal aantal uren Nederlands en KNM tijdens de brede intake."},
    {"uren.participatieactiviteiten", integer, kNone, "gemeentecode/bekendTot", ordinary,
     five_years, kMunicipality, "Totaal aantal uren participatie voor de zelfredzaamheidsroute."},
    {"uren.participatietaalles", integer, kNone, "gemeentecode/bekendTot", ordinary, five_years,
     kMunicipality, "Totaal aantal uren participatie dat telt als taalles."},
    {"uren.taallesKnmInstelling", integer, kNone, "gemeentecode/instellingsnummer/bekendTot",
     ordinary, five_years, kMunicipality,
     "Totaal aantal uren Nederlands en KNM bij een instelling."},
    {"uren.geoorloofdVerzuim", integer, kNone, "gemeentecode/instellingsnummer/bekendTot", ordinary,
     five_years, kMunicipality, "Totaal aantal uren geoorloofd verzuim bij een instelling."},
    {"uren.ongeoorloofdVerzuim", integer, kNone, "gemeentecode/instellingsnummer/bekendTot",
     enforcement, five_years, kMunicipality,
     "Totaal aantal uren ongeoorloofd verzuim bij een instelling."},

    {"cursusinstelling.naam", text, kNone, "instellingsnummer", ordinary, five_years, kDuo,
     "Naam van een cursusinstelling die DUO kent."},
    {"cursusinstelling.plaatsnaam", text, kNone, "instellingsnummer", ordinary, five_years, kDuo,
     "Plaats van een cursusinstelling die DUO kent."},
    {"cursusinstelling.bowKeurmerk", boolean, kNone, "instellingsnummer", ordinary, five_years,
     kDuo, "Of een cursusinstelling een geldig keurmerk van Blik op Werk heeft."},
    {"cursusinstelling.tstKeurmerk", boolean, kNone, "instellingsnummer", ordinary, five_years,
     kDuo, "Of een cursusinstelling erkend is voor het taalschakeltraject."},

    {"contactpersoon.duoNummer", text, kNone, "", ordinary, short_term, kDuo,
     "Nummer dat DUO aan de contactpersoon van de gemeente gaf."},
    {"contactpersoon.naam", text, kNone, "", contact, short_term, kMunicipality,
     "Naam van de contactpersoon van de gemeente voor deze inburgeraar."},
    {"contactpersoon.email", text, kNone, "", contact, short_term, kMunicipality,
     "E-mailadres van de contactpersoon van de gemeente."},
    {"contactpersoon.telefoonnummer", text, kNone, "", contact, short_term, kMunicipality,
     "Telefoonnummer van de contactpersoon van de gemeente."},
};

}  // namespace rodedraad::model::fields
