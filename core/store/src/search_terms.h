#pragma once

#include <cstdint>
#include <string>

#include "search_shared.h"

namespace rodedraad::store {

/// Where a term that runs stands in the order of the index deadline_due.
struct TermPlace {
  std::string due, municipality, deadline;
  std::int64_t row = 0;

  /// Columns due, gemeente, deadline, rowid.
  static TermPlace read(Row& columns);
  /// Throws BadCursor. Of an empty cursor: before the first.
  static TermPlace parse(const std::string& cursor);
  std::string cursor() const;
  /// AND behind this place.
  void go_on(Sql& sql) const;
};

}  // namespace rodedraad::store
