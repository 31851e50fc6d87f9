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

inline constexpr Field kWi2021Fields[] = {
    {"gebeurtenis.id", text, kNone, "registratiedatum+id", ordinary, short_term, kDuo,
     "Nummer van een gebeurtenis bij DUO, om haar maar één keer te verwerken."},

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

    {"pip.dagtekening", date, kNone, "", ordinary, five_years, kDuo,
     "Dagtekening van het Persoonlijk plan Inburgering en Participatie."},
    {"pip.leerroute", code, kLeerroute, "", ordinary, five_years, kDuo,
     "Leerroute: B1-route, onderwijsroute of zelfredzaamheidsroute."},
    {"pip.niveau", code, kPipNiveau, "", ordinary, five_years, kDuo,
     "Taalniveau waarop de inburgeraar examen doet."},
    {"pip.geschatteIntensiteitB1Route", integer, kNone, "", ordinary, five_years, kDuo,
     "Geschat aantal lesuren van de B1-route."},
    {"pip.magOpleidingAfmaken", boolean, kNone, "", ordinary, five_years, kDuo,
     "Of de inburgeraar een begonnen opleiding mag afmaken."},
    {"pip.alfabetiseringsonderwijs", code, kAlfabetisering, "", ordinary, five_years, kDuo,
     "Alfabetisering: analfabeet, anders gealfabetiseerd of niet van toepassing."},
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
};

}  // namespace rodedraad::model::fields
