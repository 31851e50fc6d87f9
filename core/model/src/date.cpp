#include "rodedraad/model/date.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace rodedraad::model {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

}  // namespace

Date::Date(std::chrono::year_month_day day)
    : year_(static_cast<int>(day.year())),
      month_(static_cast<unsigned>(day.month())),
      day_(static_cast<unsigned>(day.day())) {
  if (!day.ok()) throw std::invalid_argument("a date that does not exist");
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = text.substr(0, 4);
  const auto month = text.substr(5, 2);
  const auto day = text.substr(8, 2);
  for (const auto part : {year, month, day}) {
    if (!std::all_of(part.begin(), part.end(), digit)) return std::nullopt;
  }
  const Date date{static_cast<int>(number(year)), number(month), number(day)};
  // Without a year nothing is known: that is an absent field, not a date.
  if (date.year_ == 0 || date.month_ > 12) return std::nullopt;
  if (date.month_ == 0 && date.day_ != 0) return std::nullopt;
  if (date.complete() && !date.day()->ok()) return std::nullopt;
  return date;
}

std::optional<std::chrono::year_month_day> Date::day() const {
  if (!complete()) return std::nullopt;
  return std::chrono::year_month_day{std::chrono::year{year_}, std::chrono::month{month_},
                                     std::chrono::day{day_}};
}

std::string Date::text() const { return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_); }

std::chrono::year_month_day Date::earliest() const {
  return std::chrono::year{year_} / static_cast<int>(std::max(month_, 1U)) /
         static_cast<int>(std::max(day_, 1U));
}

std::chrono::year_month_day Date::latest() const {
  const auto month = std::chrono::year{year_} / static_cast<int>(month_ == 0 ? 12U : month_);
  return day_ == 0 ? std::chrono::year_month_day{month / std::chrono::last}
                   : month / static_cast<int>(day_);
}

}  // namespace rodedraad::model
