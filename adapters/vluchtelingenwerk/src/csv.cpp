#include "csv.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

std::string quoted(std::string_view cell) {
  if (cell.find_first_of(";\"\r\n") == std::string_view::npos) return std::string{cell};
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string csv_row(std::span<const std::string> cells) {
  std::string row;
  for (const auto& cell : cells) {
    if (&cell != cells.data()) row += ';';
    row += quoted(cell);
  }
  return row + "\r\n";
}

std::string without_formula(std::string_view cell) {
  constexpr std::string_view dangerous = "=+-@\t\r";
  const bool risk = !cell.empty() && dangerous.find(cell.front()) != std::string_view::npos;
  return (risk ? "'" : "") + std::string{cell};
}

}  // namespace rodedraad::vluchtelingenwerk
