#include "suspension.h"

#include <algorithm>

#include <fmt/format.h>

#include "counting.h"
#include "rodedraad/model/date.h"

namespace rodedraad::workflow {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<year_month_day> full_day(const model::Fact* fact) {
  if (fact == nullptr) return std::nullopt;
  const auto date = model::Date::parse(fact->value);
  return date ? date->day() : std::nullopt;
}

/// Makes one period of those that overlap or touch; \p periods are sorted by their first day.
std::vector<Standstill> joined(const std::vector<Standstill>& periods) {
  std::vector<Standstill> result;
  for (const auto& each : periods) {
    if (result.empty() || (result.back().until && *result.back().until < each.from)) {
      result.push_back(each);
    } else if (result.back().until) {
      result.back().until = each.until ? std::max(*result.back().until, *each.until) : each.until;
    }
  }
  return result;
}

}  // namespace

std::vector<Standstill> standstills(std::span<const config::Suspension> suspensions,
                                    const model::Case& file, year_month_day today) {
  std::vector<Standstill> periods;
  for (const auto& each : suspensions) {
    for (const auto* fact : model::current_each(file, each.from)) {
      const auto from = full_day(fact);
      if (!from) continue;
      const auto until = full_day(model::current(file, each.until, fact->key));
      if (until ? *until <= *from : *from > today) continue;
      periods.push_back({*from, until});
    }
  }
  std::sort(periods.begin(), periods.end(),
            [](const Standstill& a, const Standstill& b) { return a.from < b.from; });
  return joined(periods);
}

Lengthened lengthen(year_month_day first, year_month_day last, const config::Length& length,
                    bool shift, std::span<const Standstill> periods) {
  Lengthened result{last, {}, {}};
  const bool in_working_days = length.unit == config::Length::Unit::working_days;
  int stood = 0;
  for (const auto& each : periods) {
    const auto from = std::max(each.from, first);
    if (from > (shift ? shifted(result.last) : result.last)) break;
    if (!each.until) {
      result.standing_still = from;
      break;
    }
    if (*each.until <= from) continue;
    if (in_working_days) {
      const int count = working_days(from, *each.until);
      result.last = after_working_days(result.last, count);
      stood += count;
    } else {
      const auto count = sys_days{*each.until} - sys_days{from};
      result.last = sys_days{result.last} + count;
      stood += static_cast<int>(count.count());
    }
  }
  if (stood > 0) {
    const config::Length took{
        stood, in_working_days ? config::Length::Unit::working_days : config::Length::Unit::days};
    result.reason = fmt::format("{} opgeschort", in_words(took));
  }
  return result;
}

}  // namespace rodedraad::workflow
