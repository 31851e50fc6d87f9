#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/workflow/deadline.h"
#include "rodedraad/workflow/decide.h"

/// A term of a case as the store keeps it.
namespace rodedraad::hub {

/// \p message is the one that started or moved it.
store::DeadlineRow deadline_row(const workflow::Term& term, const std::string& message);

/// The reverse.
workflow::Term term_of(const store::DeadlineRow& row);

/// Whether it is a confirmation that must come, not a deadline of the configuration.
bool is_await(const store::DeadlineRow& row);

/// How it stands on a day.
workflow::DeadlineState state_of(const store::DeadlineRow& row, const model::Case& file,
                                 std::chrono::year_month_day today);

/// What the calendar says of a term that runs, on the days after \p looked up to and including
/// \p today: its warnings, and that it is over. \p set is null for a confirmation.
std::vector<workflow::Event> moments(const store::DeadlineRow& row, const config::DeadlineSet* set,
                                     const model::Case& file, std::chrono::year_month_day looked,
                                     std::chrono::year_month_day today);

/// The next day after \p today on which moments() can say something; nothing when there is none.
std::optional<std::chrono::year_month_day> next_moment(const store::DeadlineRow& row,
                                                       const config::DeadlineSet* set,
                                                       const model::Case& file,
                                                       std::chrono::year_month_day today);

/// "2026-05-01" as a day, and back.
std::chrono::year_month_day day_of(std::string_view text);
std::string text_of(std::chrono::year_month_day day);

}  // namespace rodedraad::hub
