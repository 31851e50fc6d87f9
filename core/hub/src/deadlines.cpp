#include "rodedraad/hub/deadlines.h"

#include "rodedraad/model/date.h"

namespace rodedraad::hub {

namespace {

std::string text(std::chrono::year_month_day day) { return model::Date{day}.text(); }

std::chrono::year_month_day day(const std::string& text) {
  return *model::Date::parse(text)->day();
}

}  // namespace

store::DeadlineRow deadline_row(const workflow::Term& term, const std::string& message) {
  store::DeadlineRow row;
  row.deadline = term.key.empty() ? term.deadline : term.deadline + '/' + term.key;
  row.title = term.title;
  row.rule = term.rule;
  row.article = term.article;
  row.start = text(term.start);
  row.strict_due = text(term.strict_due);
  row.due = text(term.due);
  row.shift_reason = term.shift_reason;
  row.met_by = term.met_by;
  row.message = message;
  return row;
}

workflow::Term term_of(const store::DeadlineRow& row) {
  const auto slash = row.deadline.find('/');
  workflow::Term term;
  term.deadline = row.deadline.substr(0, slash);
  if (slash != std::string::npos) term.key = row.deadline.substr(slash + 1);
  term.title = row.title;
  term.rule = row.rule;
  term.article = row.article;
  term.start = day(row.start);
  term.strict_due = day(row.strict_due);
  term.due = day(row.due);
  term.shift_reason = row.shift_reason;
  term.met_by = row.met_by;
  return term;
}

}  // namespace rodedraad::hub
