#pragma once

#include "fields.h"

/// Who the person is (BRP, Vreemdelingenwet 2000). Retention: Besluit inburgering art. 9.9 names
/// BSN, names, address, place of residence and date of birth as what may be kept up to fifty years.
namespace rodedraad::model::fields {

inline constexpr Names kGeslacht{"M", "V", "O"};
inline constexpr Names kVerblijfstitel{"asiel-bepaalde-tijd", "asiel-onbepaalde-tijd", "regulier",
                                       "overig"};

inline constexpr Field kPersonFields[] = {
    {"inburgeraar.bsn", text, kNone, "", identifying, fifty_years, kPerson,
     "Burgerservicenummer van de inburgeraar."},
    {"inburgeraar.vNummer", text, kNone, "", identifying, five_years, kPerson,
     "Vreemdelingennummer van de inburgeraar, tien cijfers."},
    {"inburgeraar.achternaam", text, kNone, "", identifying, fifty_years, kPerson,
     "Achternaam, met voorvoegsel."},
    {"inburgeraar.voornamen", text, kNone, "", identifying, fifty_years, kPerson, "Voornamen."},
    {"inburgeraar.geboortedatum", date, kNone, "", identifying, fifty_years, kPerson,
     "Geboortedatum; dag of maand kan onbekend zijn."},
    {"inburgeraar.geslacht", code, kGeslacht, "", identifying, five_years, kPerson,
     "Geslacht: man, vrouw of onbekend."},
    {"inburgeraar.adres", text, kNone, "", contact, fifty_years, kPerson,
     "Straat, huisnummer en toevoeging van het woonadres."},
    {"inburgeraar.postcode", text, kNone, "", contact, fifty_years, kPerson,
     "Postcode van het woonadres."},
    {"inburgeraar.woonplaats", text, kNone, "", contact, fifty_years, kPerson, "Woonplaats."},
    {"inburgeraar.telefoonnummer", text, kNone, "", contact, short_term, kReachable,
     "Telefoonnummer waarop de inburgeraar bereikbaar is."},
    {"inburgeraar.email", text, kNone, "", contact, short_term, kReachable,
     "E-mailadres van de inburgeraar."},
    {"inburgeraar.datumInschrijvingGemeente", date, kNone, "", ordinary, five_years, kHousing,
     "Dag waarop de inburgeraar is ingeschreven in de BRP van de gemeente waar hij is gehuisvest."},
    {"inburgeraar.overlijdensdatum", date, kNone, "", ordinary, five_years, kPerson,
     "Dag waarop de inburgeraar is overleden."},

    {"verblijfstitel.soort", code, kVerblijfstitel, "", ordinary, five_years, kResidence,
     "Soort verblijfsvergunning; ontzorgen geldt alleen bij een asielvergunning."},
    {"verblijfstitel.begindatum", date, kNone, "", ordinary, five_years, kResidence,
     "Dag waarop de verblijfsvergunning ingaat."},
    {"verblijfstitel.einddatum", date, kNone, "", ordinary, five_years, kResidence,
     "Laatste dag waarop de verblijfsvergunning geldt."},
};

}  // namespace rodedraad::model::fields
