#include "postgres_dialect.h"

#include <cctype>

namespace rodedraad::store {

namespace {

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// How many bytes the character at the beginning has; 0 when it is none.
std::size_t character(std::string_view text) {
  const auto at = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const auto first = at(0);
  if (first == 0) return 0;
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first <= 0xDFU) return follows(1) ? 2 : 0;
  if (first >= 0xE0U && first <= 0xEFU) {
    const bool shortest = first != 0xE0U || at(1) >= 0xA0U;
    const bool surrogate = first == 0xEDU && at(1) >= 0xA0U;
    return follows(1) && follows(2) && shortest && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0U && first <= 0xF4U) {
    const bool in_range = (first != 0xF0U || at(1) >= 0x90U) && (first != 0xF4U || at(1) < 0x90U);
    return follows(1) && follows(2) && follows(3) && in_range ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string for_postgres(std::string_view sql) {
  std::string out;
  out.reserve(sql.size() + 32);
  bool quoted = false;
  int places = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    const char c = sql[i];
    if (c == '\'') quoted = !quoted;
    if (!quoted && c == '?') {
      out += '$' + std::to_string(++places);
      continue;
    }
    const bool hint = !quoted && c == '+' && i > 0 && (sql[i - 1] == ' ' || sql[i - 1] == '(') &&
                      i + 1 < sql.size() && begins_name(sql[i + 1]);
    if (!hint) out += c;
  }
  return out;
}

bool is_postgres_text(std::string_view text) {
  while (!text.empty()) {
    const auto length = character(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string to_postgres_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto length = character(text);
    out += length == 0 ? std::string_view{"\xEF\xBF\xBD"} : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace rodedraad::store
