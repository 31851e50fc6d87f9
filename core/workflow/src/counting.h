#pragma once

#include <string>

#include "rodedraad/workflow/deadline.h"

/// How days are counted (Algemene termijnenwet).
namespace rodedraad::workflow {

/// The \p count-th working day after \p day.
year_month_day after_working_days(year_month_day day, int count);

/// How many working days lie from \p first up to, and without, \p end.
int working_days(year_month_day first, year_month_day end);

/// Where a term of this length that ends on \p last by counting alone ends under the Algemene
/// termijnenwet. \p first is the first day of the term. \p reason gets why it moved, in Dutch.
year_month_day under_termijnenwet(year_month_day first, year_month_day last,
                                  const config::Length& length, std::string& reason);

/// "2 weken", "3 werkdagen".
std::string in_words(const config::Length& length);

/// "11 mei 2026"
std::string in_words(year_month_day day);

}  // namespace rodedraad::workflow
