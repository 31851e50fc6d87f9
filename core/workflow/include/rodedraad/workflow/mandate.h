#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "rodedraad/config/config.h"

/// Who does which task where, and when.
namespace rodedraad::workflow {

/// The line of the mandate table for a task in a municipality on a day; null when there is none.
const config::Mandate* mandate_for(const config::Region& region, std::string_view municipality,
                                   std::string_view task, std::chrono::year_month_day day);

/// The organisation that does a task in a municipality on a day (the subcontractor, when the line
/// names one); null when nobody does.
const config::Organisation* organisation_for(const config::Region& region,
                                             std::string_view municipality, std::string_view task,
                                             std::chrono::year_month_day day);

/// The line in words: "pip in Dordrecht: Sociale Dienst Drechtsteden, sinds 2022-01-01 (GR
/// Drechtsteden, art. 6; region.xml:24)".
std::string describe(const config::Region& region, const config::Municipality& municipality,
                     const config::Mandate& mandate);

}  // namespace rodedraad::workflow
