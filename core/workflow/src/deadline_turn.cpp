#include <set>
#include <string>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/deadline.h"

namespace rodedraad::workflow {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Adds the dates that the condition compares with today.
void collect(const config::Condition& condition, std::set<std::string>& paths) {
  if (!condition.value_is_path && condition.values.size() == 1 &&
      condition.values.front() == "today") {
    paths.insert(condition.path);
  }
  for (const auto& child : condition.children) collect(child, paths);
}

}  // namespace

std::optional<year_month_day> next_turn(const config::DeadlineSet& set, const model::Case& file,
                                        year_month_day day) {
  std::optional<year_month_day> next;
  const auto offer = [&](year_month_day moment) {
    if (moment > day && (!next || moment < *next)) next = moment;
  };
  std::set<std::string> paths;
  collect(set.compare, paths);
  if (set.lapses) collect(*set.lapses, paths);
  for (const auto& suspension : set.suspensions) paths.insert(suspension.from);
  for (const auto& path : paths) {
    for (const auto* fact : model::current_each(file, path)) {
      const auto date = model::Date::parse(fact->value);
      const auto full = date ? date->day() : std::nullopt;
      if (!full) continue;
      // "On or before today" turns on the day itself, "before today" the day after.
      offer(*full);
      offer(sys_days{*full} + days{1});
    }
  }
  return next;
}

}  // namespace rodedraad::workflow
