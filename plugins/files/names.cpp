#include "names.h"

#include <fnmatch.h>
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace rodedraad::files {

namespace {

/// A component has 255 bytes at most; the archive puts a time and a number before the name.
constexpr std::size_t kLongest = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends_with(std::string_view name, std::string_view end) {
  return name.size() >= end.size() &&
         std::equal(end.begin(), end.end(), name.end() - static_cast<std::ptrdiff_t>(end.size()),
                    [](char a, char b) { return lower(a) == lower(b); });
}

/// The name and its extension with the dot; a name without one has an empty extension.
std::pair<std::string_view, std::string_view> split(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {name, {}};
  return {name.substr(0, dot), name.substr(dot)};
}

/// Whether a character of three bytes is one that nobody sees or that turns the reading direction,
/// so that a name looks like another: zero width, bidirectional marks and embeddings, line and
/// paragraph separators, a byte order mark.
bool is_hidden(unsigned first, unsigned second, unsigned third) {
  if (first == 0xEF) return second == 0xBB && third == 0xBF;
  if (first != 0xE2) return false;
  if (second == 0x80) return (third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE);
  return second == 0x81 && third >= 0xA0 && third <= 0xAF;
}

/// The length of the UTF-8 sequence at the start of \p text (RFC 3629), 0 when there is none or
/// when nobody sees it as it is.
std::size_t printable(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const unsigned first = at(0);
  if (first < 0x80) return first >= 0x20 && first != 0x7F ? 1 : 0;
  if (first >= 0xC2 && first <= 0xDF) {
    const bool control = first == 0xC2 && at(1) < 0xA0;
    const bool arabic_mark = first == 0xD8 && at(1) == 0x9C;
    return tail(1) && !control && !arabic_mark ? 2 : 0;
  }
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && at(1) < 0xA0;
    const bool surrogate = first == 0xED && at(1) > 0x9F;
    const bool hidden = is_hidden(first, at(1), at(2));
    return tail(1) && tail(2) && !overlong && !surrogate && !hidden ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && at(1) < 0x90;
    const bool too_high = first == 0xF4 && at(1) > 0x8F;
    return tail(1) && tail(2) && tail(3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t kPersonDigits = 9;

/// The places of nine digits from \p first on with at most one separator between two of them;
/// fewer when there are none.
std::vector<std::size_t> nine_digits(std::string_view name, std::size_t first) {
  std::vector<std::size_t> places;
  for (auto i = first; i < name.size() && places.size() < kPersonDigits; ++i) {
    const bool separator = name[i] == '.' || name[i] == '-' || name[i] == '_';
    if (is_digit(name[i])) {
      places.push_back(i);
    } else if (!separator || !is_digit(name[i - 1])) {
      break;
    }
  }
  return places;
}

/// Whether they are a number of their own that passes the elfproef of a BSN.
bool is_person(std::string_view name, const std::vector<std::size_t>& places) {
  if (places.size() != kPersonDigits) return false;
  if (places.back() + 1 < name.size() && is_digit(name[places.back() + 1])) return false;
  int sum = 0;
  int weight = 9;
  for (const auto place : places) {
    sum += weight * (name[place] - '0');
    weight = weight == 2 ? -1 : weight - 1;
  }
  return sum % 11 == 0;
}

void hide_persons(std::string& name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_digit(name[i]) || (i > 0 && is_digit(name[i - 1]))) continue;
    const auto places = nine_digits(name, i);
    if (!is_person(name, places)) continue;
    for (const auto place : places) name[place] = 'x';
  }
}

}  // namespace

bool is_plain(std::string_view name) {
  if (name.empty() || name.size() > kLongest || name.front() == '.') return false;
  if (name.find_first_of("/\\") != std::string_view::npos) return false;
  while (!name.empty()) {
    const auto length = printable(name);
    if (length == 0) return false;
    name.remove_prefix(length);
  }
  return true;
}

bool is_temporary(std::string_view name) {
  return name.starts_with('.') || name.starts_with('~') || name.ends_with('~') ||
         ends_with(name, ".tmp") || ends_with(name, ".part");
}

bool is_result(std::string_view name) {
  auto stem = split(name).first;
  const auto last = stem.find_last_not_of("0123456789");
  if (last != std::string_view::npos && last + 1 < stem.size() && stem[last] == '_') {
    stem = stem.substr(0, last);
  }
  return ends_with(stem, "_resultaat");
}

bool fits(std::string_view name, const std::string& pattern) {
  return ::fnmatch(pattern.c_str(), std::string{name}.c_str(), FNM_CASEFOLD | FNM_NOESCAPE) == 0;
}

std::string harmless(std::string_view name) {
  std::string result;
  while (!name.empty()) {
    const char c = name.front();
    const bool kept =
        is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '.' || c == '-' || c == '_';
    result += kept ? c : '_';
    name.remove_prefix(std::max<std::size_t>(printable(name), 1));
  }
  hide_persons(result);
  return result;
}

std::string_view media_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTypes{
      {{".csv", "text/csv"},
       {".xml", "application/xml"},
       {".json", "application/json"},
       {".txt", "text/plain"}}};
  for (const auto& [extension, type] : kTypes) {
    if (ends_with(name, extension)) return type;
  }
  return "application/octet-stream";
}

std::string numbered(std::string_view name, int number) {
  const auto [stem, extension] = split(name);
  std::string result{stem};
  result += '_';
  result += std::to_string(number);
  result += extension;
  return result;
}

}  // namespace rodedraad::files
