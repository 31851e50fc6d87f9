#pragma once

#include "fields.h"

/// Support from the Wmo 2015 as iWmo tells it: allocations, deliveries, requests, and the return
/// messages that must follow. Which product somebody gets says much about health.
namespace rodedraad::model::fields {

inline constexpr Names kWmo{"wmo"};
inline constexpr Names kToewijzingStatus{"toegewezen", "gewijzigd", "verwijderd"};
inline constexpr Names kLeveringStatus{"gestart", "onderbroken", "beeindigd"};
inline constexpr Names kVerzoekStatus{"ingediend", "in-onderzoek", "afgewezen", "toegekend"};
inline constexpr Names kBerichtUitkomst{"goedgekeurd", "afgekeurd", "geweigerd"};

inline constexpr Field kWmoFields[] = {
    {"inburgeraar.tolktaal", text, kNone, "", ordinary, five_years, kWmo,
     "Taal waarin een tolk nodig is."},

    {"wmoVoorziening.aanbieder", text, kNone, "toewijzingNummer", ordinary, five_years, kWmo,
     "AGB-code van de aanbieder van de voorziening."},
    {"wmoVoorziening.status", code, kToewijzingStatus, "toewijzingNummer", ordinary, five_years,
     kWmo, "Stand van de toewijzing."},
    {"wmoVoorziening.categorie", text, kNone, "toewijzingNummer", health, five_years, kWmo,
     "Soort ondersteuning (codelijst WMO020)."},
    {"wmoVoorziening.code", text, kNone, "toewijzingNummer", health, five_years, kWmo,
     "Productcode van de ondersteuning."},
    {"wmoVoorziening.ingangsdatum", date, kNone, "toewijzingNummer", ordinary, five_years, kWmo,
     "Eerste dag waarop de ondersteuning is toegewezen."},
    {"wmoVoorziening.einddatum", date, kNone, "toewijzingNummer", ordinary, five_years, kWmo,
     "Laatste dag waarop de ondersteuning is toegewezen."},
    {"wmoVoorziening.redenWijziging", text, kNone, "toewijzingNummer", ordinary, five_years, kWmo,
     "Waarom de toewijzing is gewijzigd (codelijst WMO002)."},
    {"wmoVoorziening.toewijzingsmoment", text, kNone, "toewijzingNummer", ordinary, five_years,
     kWmo, "Dag en tijd waarop de gemeente deze stand vaststelde; de laatste telt."},
    {"wmoVoorziening.omvang", text, kNone, "toewijzingNummer", health, five_years, kWmo,
     "Volume, eenheid en frequentie; alleen als de mapping dit overneemt."},
    {"wmoVoorziening.budget", integer, kNone, "toewijzingNummer", financial, five_years, kWmo,
     "Toegewezen budget in eurocenten; alleen als de mapping dit overneemt."},

    {"wmoLevering.begindatum", date, kNone, "toewijzingNummer/product/begindatum", ordinary,
     five_years, kWmo, "Eerste dag waarop de aanbieder de ondersteuning gaf."},
    {"wmoLevering.einddatum", date, kNone, "toewijzingNummer/product/begindatum", ordinary,
     five_years, kWmo, "Laatste dag waarop de aanbieder de ondersteuning gaf."},
    {"wmoLevering.status", code, kLeveringStatus, "toewijzingNummer/product/begindatum", ordinary,
     five_years, kWmo, "Stand van de levering."},
    {"wmoLevering.aanbieder", text, kNone, "toewijzingNummer/product/begindatum", ordinary,
     five_years, kWmo, "AGB-code van de aanbieder die levert."},
    {"wmoLevering.toewijzing", text, kNone, "toewijzingNummer/product/begindatum", ordinary,
     five_years, kWmo, "Nummer van de toewijzing die wordt geleverd."},
    {"wmoLevering.redenBeeindiging", text, kNone, "toewijzingNummer/product/begindatum", health,
     five_years, kWmo, "Waarom de levering stopte (codelijst WMO588)."},

    {"wmoVerzoek.soort", text, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Verzoek om toewijzing of om wijziging."},
    {"wmoVerzoek.status", code, kVerzoekStatus, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Stand van het verzoek van de aanbieder."},
    {"wmoVerzoek.aanbieder", text, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "AGB-code van de aanbieder die het verzoek deed."},
    {"wmoVerzoek.ingediend", date, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Dag waarop het verzoek is gedaan."},
    {"wmoVerzoek.categorie", text, kNone, "aanbieder/referentie", health, five_years, kWmo,
     "Soort ondersteuning waarom is gevraagd (codelijst WMO020)."},
    {"wmoVerzoek.code", text, kNone, "aanbieder/referentie", health, five_years, kWmo,
     "Productcode waarom is gevraagd."},
    {"wmoVerzoek.ingangsdatum", date, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Eerste dag waarop de ondersteuning is gevraagd."},
    {"wmoVerzoek.einddatum", date, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Laatste dag waarop de ondersteuning is gevraagd."},
    {"wmoVerzoek.redenVerzoek", text, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Waarom om wijziging is gevraagd (codelijst WJ758)."},
    {"wmoVerzoek.redenAfwijzing", text, kNone, "aanbieder/referentie", ordinary, five_years, kWmo,
     "Waarom het verzoek is afgewezen (codelijst WJ759)."},

    {"wmoBericht.soort", text, kNone, "berichtcode/afzender/identificatie", ordinary, five_years,
     kWmo, "Functie van het heenbericht, zoals WMO305."},
    {"wmoBericht.aanbieder", text, kNone, "berichtcode/afzender/identificatie", ordinary,
     five_years, kWmo, "AGB-code van de aanbieder die het bericht stuurde of kreeg."},
    {"wmoBericht.verzonden", date, kNone, "berichtcode/afzender/identificatie", ordinary,
     five_years, kWmo, "Dagtekening van het heenbericht: begin van de termijn voor het retour."},
    {"wmoBericht.referentie", text, kNone, "berichtcode/afzender/identificatie", ordinary,
     five_years, kWmo, "Referentienummer van de envelop van het heenbericht."},
    {"wmoBericht.uitkomst", code, kBerichtUitkomst, "berichtcode/afzender/identificatie", ordinary,
     five_years, kWmo, "Wat de ontvanger van het heenbericht vond."},
    {"wmoBericht.retourcodes", text, kNone, "berichtcode/afzender/identificatie", ordinary,
     five_years, kWmo, "De codes van wat er fout was (codelijst WJ001 of StUF)."},
    {"wmoBericht.retourdatum", date, kNone, "berichtcode/afzender/identificatie", ordinary,
     five_years, kWmo, "Dag van het retourbericht."},

    {"wmoSignaal.verhuizing", date, kNone, "", ordinary, five_years, kWmo,
     "Dag waarop een aanbieder stopte omdat de inburgeraar naar een andere gemeente verhuisde."},
    {"wmoSignaal.overlijden", date, kNone, "", ordinary, five_years, kWmo,
     "Dag waarop een aanbieder stopte omdat de inburgeraar overleed."},
};

}  // namespace rodedraad::model::fields
