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

    {"zaak.url", text, kNone, "", ordinary, five_years, kZaaksysteem,
     "Adres van de zaak in het zaaksysteem."},
};

}  // namespace rodedraad::model::fields
