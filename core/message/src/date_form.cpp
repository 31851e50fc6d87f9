#include <chrono>

#include "rodedraad/message/mapping.h"

namespace rodedraad::message {
namespace {

/// Where the parts of a date stand in a text of a form, which has 'y', 'm' and 'd' at their places.
std::optional<unsigned> part(std::string_view text, std::string_view form, char letter) {
  const std::size_t first = form.find(letter);
  const std::size_t length = form.rfind(letter) + 1 - first;
  unsigned value = 0;
  for (const char c : text.substr(first, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

bool has_marks_of(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if ((form[i] == '-') != (text[i] == '-')) return false;
  }
  return true;
}

bool exists(unsigned year, unsigned month, unsigned day) {
  if (year == 0) return false;
  if (month == 0) return day == 0;
  // A day that is not known: any day that each month has.
  return std::chrono::year_month_day{std::chrono::year{static_cast<int>(year)},
                                     std::chrono::month{month},
                                     std::chrono::day{day == 0 ? 1 : day}}
      .ok();
}

std::string digits(unsigned value, std::size_t width) {
  const std::string text = std::to_string(value);
  return std::string(width - text.size(), '0') + text;
}

}  // namespace

std::optional<std::string> canonical_date(std::string_view text, std::string_view form) {
  if (form != "yyyy-mm-dd" && form != "dd-mm-yyyy" && form != "yyyymmdd") return std::nullopt;
  if (!has_marks_of(text, form)) return std::nullopt;
  const auto year = part(text, form, 'y');
  const auto month = part(text, form, 'm');
  const auto day = part(text, form, 'd');
  if (!year || !month || !day || !exists(*year, *month, *day)) return std::nullopt;
  return digits(*year, 4) + '-' + digits(*month, 2) + '-' + digits(*day, 2);
}

}  // namespace rodedraad::message
