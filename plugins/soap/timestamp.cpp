#include "timestamp.h"

#include <date/date.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace rodedraad::soap {

namespace {

/// Takes \p digits digits and the mark behind them, if any; -1 when they are not there.
int take(std::string_view& text, std::size_t digits, char mark) {
  int value = 0;
  if (text.size() < digits) return -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc{} || end != text.data() + digits || text.front() == '-') return -1;
  text.remove_prefix(digits);
  if (mark == '\0') return value;
  if (text.empty() || text.front() != mark) return -1;
  text.remove_prefix(1);
  return value;
}

std::optional<std::int64_t> take_fraction(std::string_view& text) {
  if (!text.starts_with('.')) return 0;
  text.remove_prefix(1);
  std::int64_t ms = 0;
  std::int64_t weight = 100;
  std::size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
    ms += weight * (text[digits] - '0');
    weight /= 10;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return ms;
}

/// Minutes ahead of UTC.
std::optional<int> take_zone(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '+' ? 1 : -1;
  text.remove_prefix(1);
  const int hours = take(text, 2, ':');
  const int minutes = take(text, 2, '\0');
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return sign * (60 * hours + minutes);
}

}  // namespace

std::string utc_text(std::int64_t ms) {
  using std::chrono::milliseconds;
  const date::sys_time<milliseconds> time{milliseconds{ms}};
  const auto day = date::floor<date::days>(time);
  const date::year_month_day ymd{day};
  const auto rest = (time - day).count();
  std::array<char, 40> text{};
  const int size = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(ymd.year()),
      static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
      static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
      static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<std::int64_t> read_utc(std::string_view text) {
  const int year = take(text, 4, '-');
  const int month = year < 0 ? -1 : take(text, 2, '-');
  const int day = month < 0 ? -1 : take(text, 2, 'T');
  const int hour = day < 0 ? -1 : take(text, 2, ':');
  const int minute = hour < 0 ? -1 : take(text, 2, ':');
  const int second = minute < 0 ? -1 : take(text, 2, '\0');
  if (second < 0 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto fraction = take_fraction(text);
  const auto zone = take_zone(text);
  const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                 date::day{static_cast<unsigned>(day)}};
  if (!fraction || !zone || !ymd.ok()) return std::nullopt;
  const std::int64_t days = date::sys_days{ymd}.time_since_epoch().count();
  return (((days * 24 + hour) * 60 + minute - *zone) * 60 + second) * 1000 + *fraction;
}

}  // namespace rodedraad::soap
