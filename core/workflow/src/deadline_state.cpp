#include <algorithm>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/deadline.h"

namespace rodedraad::workflow {

namespace {

/// Whether this day meets the term. While it stands still every day does: the end will lie later.
bool meets(const Term& term, const model::Date& day) {
  if (term.met_after_start && !day.on_or_after(model::Date{term.start})) return false;
  if (day.on_or_before(model::Date{term.due})) return true;
  return term.suspended_since && day.on_or_after(model::Date{*term.suspended_since});
}

bool is_met(const Term& term, const model::Case& file) {
  if (term.met_by.empty()) return false;
  const auto values = model::current_each(file, term.met_by);
  return std::any_of(values.begin(), values.end(), [&](const model::Fact* fact) {
    if (!term.key.empty() && !fact->key.empty() && fact->key != term.key) return false;
    const auto date = model::Date::parse(fact->value);
    return date && meets(term, *date);
  });
}

}  // namespace

DeadlineState state(const Term& term, const model::Case& file, year_month_day today) {
  if (is_met(term, file)) return DeadlineState::met;
  if (term.lapsed) return DeadlineState::lapsed;
  if (term.suspended_since) return DeadlineState::suspended;
  return today > term.due ? DeadlineState::late : DeadlineState::running;
}

std::string_view to_string(DeadlineState state) {
  switch (state) {
    case DeadlineState::running:
      return "running";
    case DeadlineState::met:
      return "met";
    case DeadlineState::late:
      return "late";
    case DeadlineState::lapsed:
      return "lapsed";
    case DeadlineState::suspended:
      return "suspended";
  }
  return "unknown";
}

}  // namespace rodedraad::workflow
