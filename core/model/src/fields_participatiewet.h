#pragma once

#include "fields.h"

/// Benefit, ontzorgen, measures and provisions (Participatiewet, among which art. 56a).
namespace rodedraad::model::fields {

inline constexpr Names kBijstandStatus{"aangevraagd", "toegekend", "afgewezen",
                                       "buiten-behandeling", "beeindigd"};
inline constexpr Names kHerkomst{"melding", "suwinet", "webintake", "focus"};
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
    {"bijstand.besluit", text, kNone, "", financial, five_years, kBenefit,
     "Besluit op de aanvraag; een onbekende code staat er zoals zij kwam."},
    {"bijstand.verwachteBeslisdatum", date, kNone, "", financial, five_years, kBenefit,
     "Dag waarop de beslissing op de aanvraag wordt verwacht."},
    {"bijstand.wachtOpKlantTot", date, kNone, "", financial, five_years, kBenefit,
     "Laatste dag waarop de aanvrager de aanvraag kan aanvullen."},
    {"bijstand.partnerBsn", text, kNone, "", identifying, five_years, kBenefit,
     "Burgerservicenummer van de partner met wie de bijstand is aangevraagd of verleend."},
    {"bijstand.bron", code, kHerkomst, "", financial, five_years, kBenefit,
     "Langs welke weg de stand van de bijstand kwam."},

    {"arbeidsplicht.vrijgesteld", boolean, kNone, "", financial, five_years, kBenefit,
     "Of de inburgeraar is vrijgesteld van de arbeidsplicht (Participatiewet art. 9)."},
    {"arbeidsplicht.vrijstelling", text, kNone, "", financial, five_years, kBenefit,
     "Soort vrijstelling van de arbeidsplicht."},
    {"arbeidsplicht.tot", date, kNone, "", financial, five_years, kBenefit,
     "Laatste dag van de vrijstelling van de arbeidsplicht."},

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
    {"maatregel.bron", code, kHerkomst, "nummer", enforcement, five_years, kBenefit,
     "Langs welke weg de maatregel kwam."},

    {"voorziening.type", text, kNone, "nummer", ordinary, five_years, kBenefit,
     "Soort voorziening gericht op werk of participatie."},
    {"voorziening.begindatum", date, kNone, "nummer", ordinary, five_years, kBenefit,
     "Eerste dag van de voorziening."},
    {"voorziening.einddatum", date, kNone, "nummer", ordinary, five_years, kBenefit,
     "Laatste dag van de voorziening."},
    {"voorziening.omschrijving", text, kNone, "nummer", ordinary, five_years, kBenefit,
     "De voorziening in woorden."},
    {"voorziening.bron", code, kHerkomst, "nummer", ordinary, five_years, kBenefit,
     "Langs welke weg de voorziening kwam."},

    {"verblijfstitel.code", text, kNone, "", ordinary, five_years, kResidence,
     "Code van de verblijfstitel in de BRP (landelijke tabel 56)."},

    {"uwvAanvraag.wet", text, kNone, "aanvraagdatum/wet", financial, five_years, kBenefit,
     "Wet waaronder bij het UWV een uitkering is aangevraagd."},
    {"uwvAanvraag.status", text, kNone, "aanvraagdatum/wet", financial, five_years, kBenefit,
     "Stand van een aanvraag bij het UWV."},
    {"uwvAanvraag.besluit", text, kNone, "aanvraagdatum/wet", financial, five_years, kBenefit,
     "Besluit op een aanvraag bij het UWV."},
    {"uwvAanvraag.besluitdatum", date, kNone, "aanvraagdatum/wet", financial, five_years, kBenefit,
     "Dag van het besluit op een aanvraag bij het UWV."},
};

}  // namespace rodedraad::model::fields
