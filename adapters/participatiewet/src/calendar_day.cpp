#include "calendar_day.h"

#include <chrono>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::participatiewet {

std::optional<std::string> day_of(std::string_view text) {
  const auto whole = [](std::optional<std::string> day) {
    return day && sdk::is_date(*day) ? std::move(day) : std::nullopt;
  };
  if (text.size() == 8) return whole(message::canonical_date(text, "yyyymmdd"));
  if (text.size() < 10 || (text.size() > 10 && text[10] != 'T' && text[10] != ' ')) {
    return std::nullopt;
  }
  return whole(message::canonical_date(text.substr(0, 10), "yyyy-mm-dd"));
}

std::string days_after(std::string_view day, int days) {
  using namespace std::chrono;
  const auto number = [&](std::size_t at, std::size_t length) {
    return std::stoi(std::string{day.substr(at, length)});
  };
  const year_month_day begin{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                             std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  const year_month_day end{sys_days{begin} + std::chrono::days{days}};
  const auto padded = [](const std::string& digits, std::size_t width) {
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(std::to_string(static_cast<int>(end.year())), 4) + "-" +
         padded(std::to_string(static_cast<unsigned>(end.month())), 2) + "-" +
         padded(std::to_string(static_cast<unsigned>(end.day())), 2);
}

}  // namespace rodedraad::participatiewet
