#include "rodedraad/stuf/moment.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::stuf {

namespace {

using namespace std::chrono;

/// The last Sunday of a month, 01:00 UTC: when summer time begins and ends (Richtlijn 2000/84/EG).
sys_seconds change_of_clock(year y, month m) {
  return sys_days{y / m / weekday{0}[last]} + hours{1};
}

hours offset(sys_time<milliseconds> moment) {
  const year y = year_month_day{floor<days>(moment)}.year();
  const bool summer = moment >= change_of_clock(y, March) && moment < change_of_clock(y, October);
  return hours{summer ? 2 : 1};
}

struct Local {
  year_month_day day;
  hh_mm_ss<milliseconds> time;
};

Local local(std::int64_t ms) {
  const sys_time<milliseconds> moment{milliseconds{ms}};
  const auto shifted = moment + offset(moment);
  const auto day = floor<days>(shifted);
  return {year_month_day{day}, hh_mm_ss<milliseconds>{shifted - day}};
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::string tijdstip(std::int64_t ms_since_1970) {
  const auto [day, time] = local(ms_since_1970);
  std::array<char, 48> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "%04d%02u%02u%02d%02d%02d%03d", static_cast<int>(day.year()),
      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<std::int64_t> moment_of(std::string_view uuid) {
  if (!sdk::is_uuid(uuid) || uuid[14] != '7') return std::nullopt;
  std::string hex{uuid.substr(0, 8)};
  hex += uuid.substr(9, 4);
  std::uint64_t ms = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), ms, 16);
  return static_cast<std::int64_t>(ms);
}

std::optional<std::int64_t> moment_of_date_time(std::string_view text) {
  if (!sdk::is_date_time(text)) return std::nullopt;
  const year_month_day day{year{number(text.substr(0, 4))},
                           month{static_cast<unsigned>(number(text.substr(5, 2)))},
                           std::chrono::day{static_cast<unsigned>(number(text.substr(8, 2)))}};
  auto moment = sys_time<milliseconds>{sys_days{day}} + hours{number(text.substr(11, 2))} +
                minutes{number(text.substr(14, 2))} + seconds{number(text.substr(17, 2))};
  const auto zone = text.find_first_of("Zz+-", 19);
  if (zone != std::string_view::npos && text.size() >= zone + 6) {
    const auto shift =
        hours{number(text.substr(zone + 1, 2))} + minutes{number(text.substr(zone + 4, 2))};
    moment += text[zone] == '+' ? -shift : shift;
  }
  return moment.time_since_epoch().count();
}

std::string dutch_day(std::int64_t ms_since_1970) {
  const auto text = tijdstip(ms_since_1970);
  return text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
}

}  // namespace rodedraad::stuf
