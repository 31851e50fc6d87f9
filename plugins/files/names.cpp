#include "names.h"

#include <fnmatch.h>
#include <algorithm>
#include <array>
#include <utility>

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

/// The length of the UTF-8 sequence at the start of \p text (RFC 3629), 0 when there is none or
/// when it is a control character.
std::size_t printable(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const unsigned first = at(0);
  if (first < 0x80) return first >= 0x20 && first != 0x7F ? 1 : 0;
  if (first >= 0xC2 && first <= 0xDF) {
    const bool control = first == 0xC2 && at(1) < 0xA0;
    return tail(1) && !control ? 2 : 0;
  }
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && at(1) < 0xA0;
    const bool surrogate = first == 0xED && at(1) > 0x9F;
    return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && at(1) < 0x90;
    const bool too_high = first == 0xF4 && at(1) > 0x8F;
    return tail(1) && tail(2) && tail(3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
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
