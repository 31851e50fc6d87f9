#pragma once

#include "fields.h"

/// Benefit, ontzorgen, measures and provisions (Participatiewet, among which art. 56a).
namespace rodedraad::model::fields {

inline constexpr Names kBijstandStatus{"aangevraagd", "toegekend", "afgewezen",
                                       "buiten-behandeling", "beeindigd"};
inline constexpr Names kOntzorgenStatus{"gepland", "actief", "afgebouwd", "beeindigd", "geweigerd"};

inline constexpr Field kParticipatiewetFields[] = {
    {"bijstand.aanvraagdatum", date, kNone, "", financial, five_years, kBenefit,
     "Dag waarop bijstand is aangevraagd."},
    {"bijstand.wet", text, kNone, "", financial, five_years, kBenefit,
     "Wet waarop de uitkering berust."},
    {"bijstand.zaaknummer", text, kNone, "", financial, five_years, kBenefit,
     "Nummer van de zaak bij de sociale dienst."},
    {"bijstand.status", code, kBijstandStatus, "", financial, five_years, kBenefit,
     "Stand van de aanvraag of uitkering."},
    {"bijstand.besluitdatum", date, kNone, "", financial, five_years, kBenefit,
     "Dag van het besluit over de bijstand."},
    {"bijstand.startdatum", date, kNone, "", financial, five_years, kBenefit,
     "Dag waarop het recht op bijstand ontstaat."},
    {"bijstand.einddatum", date, kNone, "", financial, five_years, kBenefit,
     "Laatste dag waarop er recht op bijstand is."},
    {"bijstand.redenEinde", text, kNone, "", financial, five_years, kBenefit,
     "Waarom de bijstand eindigde."},

    {"ontzorgen.status", code, kOntzorgenStatus, "", financial, five_years, kBenefit,
     "Stand van het ontzorgen: het betalen van vaste lasten uit de bijstand."},
    {"ontzorgen.startdatum", date, kNone, "", financial, five_years, kBenefit,
     "Eerste dag van het ontzorgen."},
    {"ontzorgen.einddatum", date, kNone, "", financial, five_years, kBenefit,
     "Laatste dag van het ontzorgen."},
    {"ontzorgen.verlengd", boolean, kNone, "", financial, five_years, kBenefit,
     "Of het ontzorgen na zes maanden doorgaat."},
    {"ontzorgenBetaling.ingangsdatum", date, kNone, "soort", financial, five_years, kBenefit,
     "Dag vanaf welke de gemeente deze vaste last betaalt."},
    {"ontzorgenBetaling.einddatum", date, kNone, "soort", financial, five_years, kBenefit,
     "Laatste dag waarop de gemeente deze vaste last betaalt."},

    {"maatregel.begindatum", date, kNone, "nummer", enforcement, five_years, kBenefit,
     "Eerste dag waarop de bijstand is verlaagd."},
    {"maatregel.einddatum", date, kNone, "nummer", enforcement, five_years, kBenefit,
     "Laatste dag waarop de bijstand is verlaagd."},
    {"maatregel.reden", text, kNone, "nummer", enforcement, five_years, kBenefit,
     "Waarom de bijstand is verlaagd; voor dezelfde gedraging volgt geen boete (Wi2021 art. 27)."},

    {"voorziening.type", text, kNone, "nummer", ordinary, five_years, kBenefit,
     "Soort voorziening gericht op werk of participatie."},
    {"voorziening.begindatum", date, kNone, "nummer", ordinary, five_years, kBenefit,
     "Eerste dag van de voorziening."},
    {"voorziening.einddatum", date, kNone, "nummer", ordinary, five_years, kBenefit,
     "Laatste dag van de voorziening."},
};

}  // namespace rodedraad::model::fields
