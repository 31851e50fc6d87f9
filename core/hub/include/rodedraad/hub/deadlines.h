#pragma once

#include <string>

#include "rodedraad/store/rows.h"
#include "rodedraad/workflow/deadline.h"

/// A term of a case as the store keeps it. One deadline has several terms when its start event
/// repeats: each has the key of its start event after the deadline's id ("wmo-retour/418/...").
namespace rodedraad::hub {

/// \p message is the one that started or moved it.
store::DeadlineRow deadline_row(const workflow::Term& term, const std::string& message);

/// The reverse.
workflow::Term term_of(const store::DeadlineRow& row);

}  // namespace rodedraad::hub
