#include "rodedraad/sdk/identifiers.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace rodedraad::sdk {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool digits(std::string_view text) { return std::all_of(text.begin(), text.end(), digit); }

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool digits_at(std::string_view text, std::size_t position, std::size_t count) {
  return text.size() >= position + count && digits(text.substr(position, count));
}

}  // namespace

bool is_bsn(std::string_view text) {
  constexpr std::array weights{9, 8, 7, 6, 5, 4, 3, 2, -1};
  if (text.size() != weights.size() || !digits(text)) return false;
  int sum = 0;
  bool zero = true;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i] * (text[i] - '0');
    zero = zero && text[i] == '0';
  }
  return !zero && sum % 11 == 0;
}

std::optional<std::string> v_nummer(std::string_view text) {
  constexpr std::size_t length = 10;
  if (text.empty() || text.size() > length || !digits(text)) return std::nullopt;
  if (text.find_first_not_of('0') == std::string_view::npos) return std::nullopt;
  return std::string(length - text.size(), '0') + std::string{text};
}

bool is_gemeentecode(std::string_view text) { return text.size() == 4 && digits(text); }

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits_at(text, 0, 4) ||
      !digits_at(text, 5, 2) || !digits_at(text, 8, 2)) {
    return false;
  }
  using namespace std::chrono;
  return year_month_day{year{number(text.substr(0, 4))},
                        month{static_cast<unsigned>(number(text.substr(5, 2)))},
                        day{static_cast<unsigned>(number(text.substr(8, 2)))}}
      .ok();
}

bool is_date_time(std::string_view text) {
  if (text.size() < 20 || !is_date(text.substr(0, 10))) return false;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return false;
  if (!digits_at(text, 11, 2) || text[13] != ':' || !digits_at(text, 14, 2) || text[16] != ':' ||
      !digits_at(text, 17, 2)) {
    return false;
  }
  if (number(text.substr(11, 2)) > 23 || number(text.substr(14, 2)) > 59 ||
      number(text.substr(17, 2)) > 60) {
    return false;
  }
  auto rest = text.substr(19);
  if (rest.front() == '.') {
    const auto end = std::find_if_not(rest.begin() + 1, rest.end(), digit);
    if (end == rest.begin() + 1) return false;
    rest = rest.substr(static_cast<std::size_t>(end - rest.begin()));
  }
  if (rest == "Z" || rest == "z") return true;
  return rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && digits_at(rest, 1, 2) &&
         rest[3] == ':' && digits_at(rest, 4, 2) && number(rest.substr(1, 2)) < 24 &&
         number(rest.substr(4, 2)) < 60;
}

}  // namespace rodedraad::sdk
