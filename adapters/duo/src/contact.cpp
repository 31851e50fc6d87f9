#include "contact.h"

#include <algorithm>
#include <cstddef>

#include "characters.h"

namespace rodedraad::duo {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& rest, std::string_view prefix) {
  if (!rest.starts_with(prefix)) return false;
  rest.remove_prefix(prefix.size());
  return true;
}

bool take_space(std::string_view& rest) { return take(rest, " ") || take(rest, "\t"); }

/// One digit, with what may stand before it.
bool take_digit(std::string_view& rest) {
  auto ahead = rest;
  take_space(ahead);
  if (take(ahead, "-") || take(ahead, "(0)")) take_space(ahead);
  if (ahead.empty() || !is_digit(ahead.front())) return false;
  rest = ahead.substr(1);
  return true;
}

bool is_extension(std::string_view text) {
  return text.size() >= 2 && text.size() <= 9 && text.front() != '0' &&
         std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

bool is_contact_name(std::string_view text) {
  constexpr std::size_t most = 100;
  constexpr char32_t quote = 0x2018;
  const auto name = characters(text);
  return !name.empty() && name.size() <= most &&
         std::all_of(name.begin(), name.end(), [](char32_t c) {
           return c == U'\'' || c == quote || c == U'.' || is_space(c) || is_letter(c) ||
                  is_dash(c);
         });
}

bool is_contact_email(std::string_view text) {
  constexpr std::size_t least = 4;
  constexpr std::size_t most = 241;
  const auto length = characters(text).size();
  return length >= least && length <= most;
}

bool is_contact_phone(std::string_view text) {
  constexpr std::size_t least = 3;
  constexpr std::size_t most = 22;
  constexpr int least_digits = 2;
  constexpr int most_digits = 15;
  if (text.size() < least || text.size() > most) return false;
  if (text.front() != '+' && !is_digit(text.front())) return false;
  text.remove_prefix(1);
  int digits = 0;
  while (digits < most_digits && take_digit(text)) ++digits;
  if (digits < least_digits) return false;
  return text.empty() || (take(text, ",") && is_extension(text));
}

}  // namespace rodedraad::duo
