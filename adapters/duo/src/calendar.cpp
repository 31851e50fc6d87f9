#include "calendar.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::duo {

namespace {

using namespace std::chrono;

int number(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + count, value);
  return value;
}

/// Minutes east of UTC, from "Z" or "+01:00" at the end of a moment.
minutes offset_of(std::string_view moment) {
  constexpr std::size_t length = 6;
  if (moment.back() == 'Z' || moment.back() == 'z') return minutes{0};
  const auto zone = moment.substr(moment.size() - length);
  const minutes east = hours{number(zone, 1, 2)} + minutes{number(zone, 4, 2)};
  return zone.front() == '-' ? -east : east;
}

sys_time<minutes> switch_of(year in_year, month in_month) {
  return sys_days{in_year / in_month / Sunday[last]} + hours{1};
}

}  // namespace

std::optional<sys_days> parse_day(std::string_view text) {
  if (!sdk::is_date(text)) return std::nullopt;
  const year_month_day day{year{number(text, 0, 4)},
                           month{static_cast<unsigned>(number(text, 5, 2))},
                           std::chrono::day{static_cast<unsigned>(number(text, 8, 2))}};
  return sys_days{day};
}

std::string day_text(sys_days day) {
  const year_month_day parts{day};
  const auto padded = [](unsigned value, std::size_t width) {
    auto digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(static_cast<unsigned>(static_cast<int>(parts.year())), 4) + "-" +
         padded(static_cast<unsigned>(parts.month()), 2) + "-" +
         padded(static_cast<unsigned>(parts.day()), 2);
}

sys_days months_after(sys_days day, int count) {
  const auto moved = year_month_day{day} + months{count};
  return moved.ok() ? sys_days{moved} : sys_days{moved.year() / moved.month() / last};
}

std::optional<std::string> dutch_day(std::string_view moment) {
  if (!sdk::is_date_time(moment)) return std::nullopt;
  const auto day = parse_day(moment.substr(0, 10));
  if (!day) return std::nullopt;
  const sys_time<minutes> utc =
      *day + hours{number(moment, 11, 2)} + minutes{number(moment, 14, 2)} - offset_of(moment);
  const auto in_year = year_month_day{floor<days>(utc)}.year();
  const bool summer = utc >= switch_of(in_year, March) && utc < switch_of(in_year, October);
  return day_text(floor<days>(utc + hours{summer ? 2 : 1}));
}

}  // namespace rodedraad::duo
