#include "rodedraad/message/csv_writer.h"

namespace rodedraad::message {
namespace {

void append_cell(std::string& row, std::string_view cell, char separator) {
  if (cell.find_first_of("\"\r\n") == std::string_view::npos &&
      cell.find(separator) == std::string_view::npos) {
    row += cell;
    return;
  }
  row += '"';
  for (const char c : cell) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

}  // namespace

std::string csv_row(std::span<const std::string> cells, char separator) {
  std::string row;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) row += separator;
    append_cell(row, cell, separator);
  }
  return row + "\r\n";
}

std::string without_formula(std::string_view cell) {
  constexpr std::string_view dangerous = "=+-@\t\r";
  const bool risk = !cell.empty() && dangerous.find(cell.front()) != std::string_view::npos;
  return (risk ? "'" : "") + std::string{cell};
}

}  // namespace rodedraad::message
