#include <algorithm>
#include <set>

#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/deadline.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::workflow {

namespace {

using config::Length;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

year_month_day next(year_month_day day) { return sys_days{day} + days{1}; }

bool is_working_day(year_month_day day) { return shifted(day) == day; }

/// Where a term of whole months that counts from \p start ends. Without a day of the same number it
/// ends on the last of the month, whether or not the start counts.
year_month_day after_months(year_month_day start, months length, bool start_counts) {
  const auto end = start + length;
  if (!end.ok()) return sys_days{end.year() / end.month() / std::chrono::last};
  return start_counts ? year_month_day{sys_days{end} - days{1}} : end;
}

year_month_day after_working_days(sys_days day, int count) {
  while (count > 0) {
    day += days{1};
    if (is_working_day(day)) --count;
  }
  return day;
}

/// Algemene termijnenwet art. 4: it leaves longer terms as they are.
bool may_shift(const Length& length) {
  switch (length.unit) {
    case Length::Unit::days:
    case Length::Unit::working_days:
      return length.count <= 90;
    case Length::Unit::weeks:
      return length.count <= 12;
    case Length::Unit::months:
      return length.count <= 3;
    case Length::Unit::years:
      return false;
  }
  return false;
}

/// Algemene termijnenwet art. 2: a term of three days or more has at least two working days. Only
/// short terms can lack them. \p first is the first day of the term.
year_month_day with_two_working_days(year_month_day first, year_month_day last,
                                     const Length& length, std::string& reason) {
  if (length.unit != Length::Unit::days || length.count < 3) return last;
  int working_days = 0;
  for (auto day = first; day <= last; day = next(day)) working_days += is_working_day(day) ? 1 : 0;
  if (working_days >= 2) return last;
  reason = "minder dan twee werkdagen (Algemene termijnenwet art. 2)";
  return after_working_days(last, 2 - working_days);
}

/// The start day of the term under this rule; nothing when the case has none that is fully known or
/// the rule was not in force on it.
std::optional<year_month_day> start_day(const config::DeadlineRule& rule, const model::Case& file,
                                        std::string_view key) {
  const auto* fact = model::current(file, rule.start, key);
  if (fact == nullptr) return std::nullopt;
  const auto date = model::Date::parse(fact->value);
  if (!date || !date->complete()) return std::nullopt;
  // Canonical dates sort as text.
  if (fact->value < rule.from || (!rule.to.empty() && fact->value > rule.to)) return std::nullopt;
  return date->day();
}

bool met(const Term& term, const model::Case& file) {
  if (term.met_by.empty()) return false;
  const model::Date due{term.due};
  const auto values = model::current_each(file, term.met_by);
  return std::any_of(values.begin(), values.end(), [&](const model::Fact* fact) {
    if (!term.key.empty() && !fact->key.empty() && fact->key != term.key) return false;
    const auto date = model::Date::parse(fact->value);
    return date && date->on_or_before(due);
  });
}

}  // namespace

year_month_day last_day(year_month_day start, const Length& length, bool start_counts) {
  const days before_first{start_counts ? 1 : 0};
  const sys_days day_zero = sys_days{start} - before_first;
  switch (length.unit) {
    case Length::Unit::days:
      return day_zero + days{length.count};
    case Length::Unit::weeks:
      return day_zero + days{7 * length.count};
    case Length::Unit::working_days:
      return after_working_days(day_zero, length.count);
    case Length::Unit::months:
      return after_months(start, months{length.count}, start_counts);
    case Length::Unit::years:
      return after_months(start, years{length.count}, start_counts);
  }
  return start;
}

std::optional<Term> compute(const config::DeadlineSet& set, const model::Case& file,
                            std::string_view key) {
  for (const auto& rule : set.rules) {
    const auto start = start_day(rule, file, key);
    if (!start || !holds(rule.when, file, *start)) continue;
    Term term;
    term.deadline = set.id;
    term.key = key;
    term.title = set.title;
    term.rule = rule.id;
    term.article = rule.article;
    term.start = *start;
    term.met_by = rule.met_by;
    term.strict_due = last_day(*start, rule.length, rule.start_counts);
    term.due = term.strict_due;
    if (rule.shift && may_shift(rule.length)) {
      const auto first = rule.start_counts ? *start : next(*start);
      term.due = with_two_working_days(first, shifted(term.strict_due, &term.shift_reason),
                                       rule.length, term.shift_reason);
    }
    return term;
  }
  return std::nullopt;
}

std::vector<Term> compute_each(const config::DeadlineSet& set, const model::Case& file) {
  std::set<std::string> keys;
  for (const auto& rule : set.rules) {
    const auto* field = model::find_field(rule.start);
    if (field == nullptr || !field->repeats()) {
      keys.insert("");
      continue;
    }
    for (const auto* fact : model::current_each(file, rule.start)) keys.insert(fact->key);
  }
  std::vector<Term> terms;
  for (const auto& key : keys) {
    if (auto term = compute(set, file, key)) terms.push_back(std::move(*term));
  }
  return terms;
}

DeadlineState state(const Term& term, const model::Case& file, year_month_day today) {
  if (met(term, file)) return DeadlineState::met;
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
  }
  return "unknown";
}

}  // namespace rodedraad::workflow
