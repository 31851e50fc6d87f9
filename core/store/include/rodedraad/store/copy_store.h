#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"

/// Moves a store from a file to a server.
namespace rodedraad::store {

struct CopiedTable {
  std::string name;
  std::int64_t rows = 0;
  std::string sha256;  ///< over its rows in the order of their keys, the same on both sides
};

struct CopiedStore {
  std::vector<CopiedTable> tables;
  std::int64_t audit_records = 0;  ///< whose seals were verified where they are now
  std::int64_t changed_texts = 0;  ///< that were no UTF-8, and have U+FFFD for what was none
  /// An earlier move had come so far that all was there; now it is closed here too.
  bool was_there = false;
};

/// Hears, at least every second while rows come, which table is copied or read back, and how many
/// of its rows were.
using CopyProgress =
    std::function<void(std::string_view table, std::int64_t rows, bool reading_back)>;

/// Copies all of \p from, a store in a file, to \p to, a store on a server that holds nothing yet.
/// What arrived is read back and compared, and its audit log verified, before it is committed there
/// with \p row; then \p from is closed for every hub. Throws StoreError, and then the server holds
/// nothing and \p from is as it was. Whoever calls has the DataLock of both.
CopiedStore copy_store(const Location& from, const Location& to, AuditRow row,
                       const CopyProgress& progress);

/// Opens a file again of which all was moved, as \p row in its audit log says. What was written
/// since to where it was moved is not in it; the hub treats it as a backup of the moment of the
/// move. \returns where it was moved to. Throws StoreError.
std::string undo_copy(const Location& from, AuditRow row);

}  // namespace rodedraad::store
