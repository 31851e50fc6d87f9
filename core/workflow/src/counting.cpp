#include "counting.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace rodedraad::workflow {

namespace {

using config::Length;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;
using Unit = Length::Unit;

constexpr std::array<std::string_view, 12> kMonths{"januari",   "februari", "maart",    "april",
                                                   "mei",       "juni",     "juli",     "augustus",
                                                   "september", "oktober",  "november", "december"};

year_month_day next(year_month_day day) { return sys_days{day} + days{1}; }

bool is_working_day(year_month_day day) { return shifted(day) == day; }

/// Where a term of whole months that counts from \p start ends. Without a day of the same number it
/// ends on the last of the month, whether or not the start counts.
year_month_day after_months(year_month_day start, months length, bool start_counts) {
  const auto end = start + length;
  if (!end.ok()) return sys_days{end.year() / end.month() / std::chrono::last};
  return start_counts ? year_month_day{sys_days{end} - days{1}} : end;
}

/// Algemene termijnenwet art. 2: a term of three days or more has at least two working days. Only
/// short terms can lack them.
year_month_day with_two_working_days(year_month_day first, year_month_day last,
                                     const Length& length, std::string& reason) {
  if (length.unit != Unit::days || length.count < 3) return last;
  const int count = working_days(first, next(last));
  if (count >= 2) return last;
  reason = "minder dan twee werkdagen (Algemene termijnenwet art. 2)";
  return after_working_days(last, 2 - count);
}

}  // namespace

year_month_day last_day(year_month_day start, const Length& length, bool start_counts) {
  const year_month_day day_zero = sys_days{start} - days{start_counts ? 1 : 0};
  switch (length.unit) {
    case Unit::days:
      return sys_days{day_zero} + days{length.count};
    case Unit::weeks:
      return sys_days{day_zero} + days{7 * length.count};
    case Unit::working_days:
      return after_working_days(day_zero, length.count);
    case Unit::months:
      return after_months(start, months{length.count}, start_counts);
    case Unit::years:
      return after_months(start, years{length.count}, start_counts);
  }
  return start;
}

year_month_day after_working_days(year_month_day day, int count) {
  while (count > 0) {
    day = next(day);
    if (is_working_day(day)) --count;
  }
  return day;
}

int working_days(year_month_day first, year_month_day end) {
  int count = 0;
  for (auto day = first; day < end; day = next(day)) count += is_working_day(day) ? 1 : 0;
  return count;
}

year_month_day under_termijnenwet(year_month_day first, year_month_day last, const Length& length,
                                  std::string& reason) {
  return with_two_working_days(first, shifted(last, &reason), length, reason);
}

std::string in_words(const Length& length) {
  const auto words = [&]() -> std::pair<std::string_view, std::string_view> {
    switch (length.unit) {
      case Unit::days:
        return {"dag", "dagen"};
      case Unit::working_days:
        return {"werkdag", "werkdagen"};
      case Unit::weeks:
        return {"week", "weken"};
      case Unit::months:
        return {"maand", "maanden"};
      case Unit::years:
        return {"jaar", "jaar"};
    }
    return {};
  }();
  return fmt::format("{} {}", length.count, length.count == 1 ? words.first : words.second);
}

std::string in_words(year_month_day day) {
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                     kMonths.at(static_cast<unsigned>(day.month()) - 1),
                     static_cast<int>(day.year()));
}

}  // namespace rodedraad::workflow
