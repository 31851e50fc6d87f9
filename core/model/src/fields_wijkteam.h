#pragma once

#include "fields.h"

/// What wijkteams and other partners without a standard of their own report, and how a case is
/// known in a zaaksysteem.
namespace rodedraad::model::fields {

inline constexpr Names kTeams{"generic", "wijkteam"};
inline constexpr Names kZaaksysteem{"zgw"};

inline constexpr Field kWijkteamFields[] = {
    {"melding.status", text, kNone, "meldingnummer", ordinary, short_term, kTeams,
     "Stand van een melding bij het wijkteam."},
    {"melding.leefgebied", text, kNone, "meldingnummer", ordinary, short_term, kTeams,
     "Leefgebied waar een melding bij het wijkteam over gaat."},
    {"melding.doorverwijzing", text, kNone, "meldingnummer", ordinary, short_term, kTeams,
     "Waarheen het wijkteam na een melding doorverwijst."},
    {"melding.datum", date, kNone, "meldingnummer", ordinary, short_term, kTeams,
     "Dag van het laatste bericht over de melding."},

    {"zaak.url", text, kNone, "", ordinary, five_years, kZaaksysteem,
     "Adres van de zaak in het zaaksysteem."},
    {"zaak.identificatie", text, kNone, "", ordinary, five_years, kZaaksysteem,
     "Nummer van de zaak in het zaaksysteem."},
    {"zaak.startdatum", date, kNone, "", ordinary, five_years, kZaaksysteem,
     "Dag waarop de zaak in het zaaksysteem is gestart."},
    {"zaak.einddatum", date, kNone, "", ordinary, five_years, kZaaksysteem,
     "Dag waarop de zaak in het zaaksysteem is afgerond."},
    {"zaak.statusUrl", text, kNone, "", ordinary, five_years, kZaaksysteem,
     "Adres van de laatste status van de zaak in het zaaksysteem."},
    {"zaak.statustype", text, kNone, "", ordinary, five_years, kZaaksysteem,
     "Soort van de laatste status van de zaak: een mijlpaal, of het adres van het statustype."},
    {"zaak.statusdatum", date, kNone, "", ordinary, five_years, kZaaksysteem,
     "Dag waarop de laatste status van de zaak is gezet."},
    {"zaak.gewijzigd", text, kNone, "", ordinary, five_years, kZaaksysteem,
     "Moment waarop het zaaksysteem een wijziging van de zaak meldde."},
};

}  // namespace rodedraad::model::fields
