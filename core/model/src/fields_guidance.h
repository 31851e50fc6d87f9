#pragma once

#include "fields.h"

/// Guidance and participatieverklaringstraject (Wi2021 art. 6 and 13), which a municipality often
/// has done by others. How somebody fares in daily life is kept no longer than the guidance needs
/// it.
namespace rodedraad::model::fields {

inline constexpr Names kPvtStatus{"aangemeld", "gestart", "afgerond", "ondertekend",
                                  "niet_voldaan"};
inline constexpr Names kBegeleidingStatus{"aangemeld", "gestart", "onderbroken", "afgerond",
                                          "voortijdig_beeindigd"};
inline constexpr Names kBegeleidingFase{"intake", "coaching_vestiging", "coaching_integratie",
                                        "nazorg"};
inline constexpr Names kUrgentie{"laag", "normaal", "hoog", "crisis"};

inline constexpr Field kGuidanceFields[] = {
    {"pvt.status", code, kPvtStatus, "", ordinary, five_years, kPvt,
     "Stand van het participatieverklaringstraject."},
    {"pvt.datumOndertekening", date, kNone, "", ordinary, five_years, kPvt,
     "Dag waarop de participatieverklaring is ondertekend."},
    {"pvt.redenNietVoldaan", text, kNone, "", enforcement, five_years, kPvt,
     "Waarom het participatieverklaringstraject niet is voltooid."},
    {"pvt.verwijtbaar", boolean, kNone, "", enforcement, five_years, kPvt,
     "Of het de inburgeraar te verwijten is dat het traject niet is voltooid."},
    {"pvt.bijeenkomstenAanwezig", integer, kNone, "", ordinary, five_years, kPvt,
     "Aantal bijeenkomsten waarbij de inburgeraar aanwezig was."},
    {"pvt.bijeenkomstenTotaal", integer, kNone, "", ordinary, five_years, kPvt,
     "Aantal bijeenkomsten van het traject."},

    {"pvtBijeenkomst.onderwerp", text, kNone, "datum", ordinary, five_years, kPvt,
     "Onderwerp van een bijeenkomst van het participatieverklaringstraject."},
    {"pvtBijeenkomst.aanwezig", boolean, kNone, "datum", ordinary, five_years, kPvt,
     "Of de inburgeraar bij de bijeenkomst was."},
    {"pvtBijeenkomst.uren", text, kNone, "datum", ordinary, five_years, kPvt,
     "Duur van de bijeenkomst in uren, zoals de bron die schreef."},
    {"pvtBijeenkomst.geoorloofdAfwezig", boolean, kNone, "datum", enforcement, five_years, kPvt,
     "Of de afwezigheid bij de bijeenkomst geoorloofd was."},

    {"maatschappelijkeBegeleiding.trajectnummer", text, kNone, "", ordinary, five_years, kGuidance,
     "Nummer van het traject bij de begeleidende organisatie."},
    {"maatschappelijkeBegeleiding.status", code, kBegeleidingStatus, "", ordinary, five_years,
     kGuidance, "Stand van de maatschappelijke begeleiding."},
    {"maatschappelijkeBegeleiding.fase", code, kBegeleidingFase, "", ordinary, five_years,
     kGuidance, "Fase van de maatschappelijke begeleiding."},
    {"maatschappelijkeBegeleiding.startdatum", date, kNone, "", ordinary, five_years, kGuidance,
     "Eerste dag van de maatschappelijke begeleiding."},
    {"maatschappelijkeBegeleiding.einddatum", date, kNone, "", ordinary, five_years, kGuidance,
     "Laatste dag van de maatschappelijke begeleiding."},
    {"maatschappelijkeBegeleiding.redenEinde", text, kNone, "", ordinary, five_years, kGuidance,
     "Waarom de maatschappelijke begeleiding eindigde."},
    {"maatschappelijkeBegeleiding.begeleider", text, kNone, "", contact, short_term, kGuidance,
     "Naam van de begeleider."},
    {"maatschappelijkeBegeleiding.contactmomenten", integer, kNone, "", ordinary, five_years,
     kGuidance, "Aantal contactmomenten tot nu toe."},

    // Among the domains of life are bodily and mental health and addiction.
    {"leefgebied.score", integer, kNone, "leefgebied", health, short_term, kNeighbourhood,
     "Zelfredzaamheid op een leefgebied, als cijfer."},
    {"leefgebied.peildatum", date, kNone, "leefgebied", ordinary, short_term, kNeighbourhood,
     "Dag waarop de zelfredzaamheid is beoordeeld."},

    {"activiteit.soort", text, kNone, "berichtId", ordinary, five_years, kNeighbourhood,
     "Soort activiteit waaraan de inburgeraar deelnam."},
    {"activiteit.datum", date, kNone, "berichtId", ordinary, five_years, kNeighbourhood,
     "Dag van de activiteit."},
    {"activiteit.uren", text, kNone, "berichtId", ordinary, five_years, kNeighbourhood,
     "Duur van de activiteit in uren, zoals de bron die schreef."},
    {"activiteit.aanwezig", boolean, kNone, "berichtId", ordinary, five_years, kNeighbourhood,
     "Of de inburgeraar bij de activiteit was."},

    {"signaal.leefgebied", text, kNone, "berichtId", ordinary, short_term, kNeighbourhood,
     "Leefgebied waarover een zorg is gemeld."},
    {"signaal.urgentie", code, kUrgentie, "berichtId", ordinary, short_term, kNeighbourhood,
     "Hoe dringend het signaal is."},
    {"signaal.datum", date, kNone, "berichtId", ordinary, short_term, kNeighbourhood,
     "Dag van het signaal."},
    {"signaal.toestemming", boolean, kNone, "berichtId", ordinary, short_term, kNeighbourhood,
     "Of de inburgeraar toestemming gaf om het signaal te delen."},
    {"signaal.toelichting", text, kNone, "berichtId", health, short_term, kNeighbourhood,
     "Toelichting op het signaal in eigen woorden; kan over gezondheid gaan."},
};

}  // namespace rodedraad::model::fields
