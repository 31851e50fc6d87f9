#include "windows_1252.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rodedraad::message {

namespace {

/// The bytes 80 to 9F; all others are those of ISO-8859-1.
constexpr std::array kFrom80{0x20AC, -1,     0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, -1,     0x017D, -1,
                             -1,     0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, -1,     0x017E, 0x0178};

bool is_same(std::string_view name, std::string_view known) {
  return std::equal(name.begin(), name.end(), known.begin(), known.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

}  // namespace

bool is_windows_1252(std::string_view name) {
  return is_same(name, "windows-1252") || is_same(name, "cp1252");
}

int windows_1252(int byte) {
  if (byte < 0x80 || byte > 0x9F) return byte;
  return kFrom80[static_cast<std::size_t>(byte - 0x80)];
}

}  // namespace rodedraad::message
