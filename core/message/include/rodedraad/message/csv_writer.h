#pragma once

#include <span>
#include <string>
#include <string_view>

/// How CSV is written for a partner that opens it in a spreadsheet.
namespace rodedraad::message {

/// Excel takes a file without it for ISO-8859-1.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// One row with CRLF; a cell is quoted when it has to be (RFC 4180).
std::string csv_row(std::span<const std::string> cells, char separator = ';');

/// \p cell so that no spreadsheet takes it for a formula: an apostrophe before = + - @ tab or CR.
std::string without_formula(std::string_view cell);

}  // namespace rodedraad::message
