#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rodedraad/workflow/deadline.h"

namespace rodedraad::workflow {

namespace {

using std::chrono::April;
using std::chrono::days;
using std::chrono::December;
using std::chrono::January;
using std::chrono::May;
using std::chrono::Sunday;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

/// Days that the Crown equated with a holiday (art. 3 lid 3), from the titles of its decrees, which
/// are published about every three years. After the last one this list has to grow.
constexpr std::array kEquated{
    year{2022} / May / 27,    year{2023} / April / 28,    year{2023} / May / 19,
    year{2024} / May / 10,    year{2024} / December / 27, year{2025} / May / 30,
    year{2026} / January / 2, year{2026} / May / 15,      year{2027} / May / 7,
    year{2028} / April / 28,  year{2028} / May / 26,
};

/// 27 April, or the day before when that is a Sunday.
sys_days koningsdag(year y) {
  const sys_days birthday{y / April / 27};
  return weekday{birthday} == Sunday ? birthday - days{1} : birthday;
}

bool is_weekend(year_month_day day) {
  const weekday w{sys_days{day}};
  return w == std::chrono::Saturday || w == Sunday;
}

/// Why the law lets no term end on this day; empty when it does.
std::string_view obstacle(year_month_day day) {
  if (const auto name = holiday(day); !name.empty()) return name;
  if (!is_weekend(day)) return {};
  return weekday{sys_days{day}} == Sunday ? "zondag" : "zaterdag";
}

/// "zaterdag, zondag en tweede paasdag"
std::string enumeration(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " en " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace

year_month_day easter(year y) {
  // The anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
  const int n = static_cast<int>(y);
  const int golden = n % 19;
  const int century = n / 100;
  const int in_century = n % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int weekday_shift =
      (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday_shift) / 451;
  const int position = epact + weekday_shift - 7 * late + 114;
  return y / (position / 31) / (position % 31 + 1);
}

std::string_view holiday(year_month_day day) {
  const sys_days date{day};
  const sys_days sunday{easter(day.year())};
  if (date == sunday - days{2}) return "Goede Vrijdag";
  if (date == sunday + days{1}) return "tweede paasdag";
  if (date == sunday + days{39}) return "Hemelvaartsdag";
  if (date == sunday + days{50}) return "tweede pinksterdag";
  if (date == koningsdag(day.year())) return "Koningsdag";
  if (day == day.year() / January / 1) return "nieuwjaarsdag";
  if (day == day.year() / May / 5) return "Bevrijdingsdag";
  if (day == day.year() / December / 25) return "eerste kerstdag";
  if (day == day.year() / December / 26) return "tweede kerstdag";
  if (std::find(kEquated.begin(), kEquated.end(), day) != kEquated.end()) {
    return "een met een feestdag gelijkgestelde dag";
  }
  return {};
}

year_month_day shifted(year_month_day day, std::string* reason) {
  std::vector<std::string_view> passed;
  for (auto name = obstacle(day); !name.empty(); name = obstacle(day)) {
    passed.push_back(name);
    day = sys_days{day} + days{1};
  }
  if (reason != nullptr && !passed.empty()) {
    *reason = enumeration(passed) + " (Algemene termijnenwet art. 1)";
  }
  return day;
}

year_month_day day_before(year_month_day day, const config::Length& length) {
  using Unit = config::Length::Unit;
  using namespace std::chrono;
  const auto whole = [](year_month_day end) {
    return end.ok() ? end : year_month_day{end.year() / end.month() / last};
  };
  sys_days moment{day};
  switch (length.unit) {
    case Unit::days:
      return moment - days{length.count};
    case Unit::weeks:
      return moment - days{7 * length.count};
    case Unit::months:
      return whole(day - months{length.count});
    case Unit::years:
      return whole(day - years{length.count});
    case Unit::working_days:
      for (int left = length.count; left > 0;) {
        moment -= days{1};
        if (shifted(moment) == year_month_day{moment}) --left;
      }
      return moment;
  }
  return day;
}

}  // namespace rodedraad::workflow
