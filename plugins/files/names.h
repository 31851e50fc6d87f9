#pragma once

#include <string>
#include <string_view>

/// What the name of a file tells.
namespace rodedraad::files {

/// Whether \p name is the name of one file in a folder: no separator, no leading dot, printable
/// UTF-8 without characters that nobody sees or that turn the reading direction, and short enough
/// to keep it in the archive behind a time.
bool is_plain(std::string_view name);

/// Whether programs use such a name for a file they are still writing (".x", "x~", "x.tmp",
/// "x.part").
bool is_temporary(std::string_view name);

/// Whether \p name is that of a result file, which the hub writes for the sender of a batch:
/// "levering_resultaat.csv", "levering_resultaat_2.csv".
bool is_result(std::string_view name);

/// Whether \p name fits \p pattern (* ? [a-z]), without regard to case: systems on Windows deliver
/// .CSV as well as .csv. Nothing fits an empty pattern.
bool fits(std::string_view name, const std::string& pattern);

/// \p name as it may be kept and listed anywhere: letters, digits, dot, dash and underscore; every
/// other character becomes an underscore, and a number of nine digits that can be a BSN, also with
/// a separator between its digits, becomes nine times x.
std::string harmless(std::string_view name);

/// By the extension; application/octet-stream when it says nothing.
std::string_view media_type(std::string_view name);

/// "levering.csv" and 2 give "levering_2.csv".
std::string numbered(std::string_view name, int number);

}  // namespace rodedraad::files
