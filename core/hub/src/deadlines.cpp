#include "rodedraad/hub/deadlines.h"

#include "rodedraad/model/date.h"

namespace rodedraad::hub {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using workflow::DeadlineState;
using Kind = config::Trigger::Kind;

year_month_day next(year_month_day day) { return sys_days{day} + days{1}; }

}  // namespace

year_month_day day_of(std::string_view text) { return *model::Date::parse(text)->day(); }

std::string text_of(year_month_day day) { return model::Date{day}.text(); }

store::DeadlineRow deadline_row(const workflow::Term& term, const std::string& message) {
  store::DeadlineRow row;
  row.deadline = term.deadline;
  row.item = term.key;
  row.title = term.title;
  row.rule = term.rule;
  row.article = term.article;
  row.start = text_of(term.start);
  row.strict_due = text_of(term.strict_due);
  row.due = text_of(term.due);
  row.shift_reason = term.shift_reason;
  row.met_by = term.met_by;
  row.met_after_start = term.met_after_start;
  row.message = message;
  if (term.given) row.given = text_of(*term.given);
  if (term.suspended_since) row.suspended_since = text_of(*term.suspended_since);
  return row;
}

workflow::Term term_of(const store::DeadlineRow& row) {
  workflow::Term term;
  term.deadline = row.deadline;
  term.key = row.item;
  term.title = row.title;
  term.rule = row.rule;
  term.article = row.article;
  term.start = day_of(row.start);
  term.strict_due = day_of(row.strict_due);
  term.due = day_of(row.due);
  term.shift_reason = row.shift_reason;
  term.met_by = row.met_by;
  term.met_after_start = row.met_after_start;
  if (!row.given.empty()) term.given = day_of(row.given);
  if (!row.suspended_since.empty()) term.suspended_since = day_of(row.suspended_since);
  term.lapsed = !row.stopped.empty();
  term.lapse_reason = row.stop_reason;
  return term;
}

bool is_await(const store::DeadlineRow& row) { return row.deadline.starts_with(store::kAwait); }

DeadlineState state_of(const store::DeadlineRow& row, const model::Case& file,
                       year_month_day today) {
  if (!row.met_on.empty()) return DeadlineState::met;
  auto term = term_of(row);
  if (is_await(row)) term.met_by.clear();  // only an event meets it
  return workflow::state(term, file, today);
}

std::vector<workflow::Event> moments(const store::DeadlineRow& row, const config::DeadlineSet* set,
                                     const model::Case& file, year_month_day looked,
                                     year_month_day today) {
  std::vector<workflow::Event> events;
  const auto now = state_of(row, file, today);
  if (now != DeadlineState::running && now != DeadlineState::late) return events;
  const auto due = day_of(row.due);
  const auto came = [&](year_month_day day) { return day > looked && day <= today; };
  if (is_await(row)) {
    if (now == DeadlineState::late && came(next(due))) {
      events.push_back({Kind::awaited,
                        row.deadline.substr(store::kAwait.size()),
                        "silence",
                        row.item,
                        {},
                        false});
    }
    return events;
  }
  if (now == DeadlineState::running && set != nullptr) {
    for (const auto& warning : set->warnings) {
      if (!came(workflow::day_before(due, warning))) continue;
      events.push_back({Kind::deadline, row.deadline, "warning", row.item, warning, false});
    }
  }
  if (now == DeadlineState::late && came(next(due))) {
    events.push_back({Kind::deadline, row.deadline, "over", row.item});
  }
  return events;
}

std::optional<year_month_day> next_moment(const store::DeadlineRow& row,
                                          const config::DeadlineSet* set, const model::Case& file,
                                          year_month_day today) {
  const auto now = state_of(row, file, today);
  if (now == DeadlineState::suspended) return next(today);  // it may run again by itself
  if (now != DeadlineState::running) return std::nullopt;
  const auto due = day_of(row.due);
  auto result = next(due);
  if (set != nullptr) {
    for (const auto& warning : set->warnings) {
      const auto day = workflow::day_before(due, warning);
      if (day > today && day < result) result = day;
    }
  }
  return result;
}

}  // namespace rodedraad::hub
