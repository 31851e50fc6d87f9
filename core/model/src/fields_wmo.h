#pragma once

#include "fields.h"

/// Support from the Wmo 2015 as iWmo tells it: allocations, deliveries, requests, and the return
/// messages that must follow. Which product somebody gets says much about health.
namespace rodedraad::model::fields {

inline constexpr Names kWmo{"wmo"};

inline constexpr Field kWmoFields[] = {
    {"wmoVoorziening.aanbieder", text, kNone, "toewijzingNummer", ordinary, five_years, kWmo,
     "AGB-code van de aanbieder van de voorziening."},
};

}  // namespace rodedraad::model::fields
