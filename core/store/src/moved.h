#pragma once

#include <string>

#include "rodedraad/model/clock.h"
#include "sqlite.h"
#include "statements.h"

/// The mark on a store in a file of which all was moved to a server: nobody writes to it any more.
namespace rodedraad::store {

struct MovedMark {
  std::string at;  ///< RFC 3339
  std::string to;  ///< what an administrator calls the other store
};

/// Empty where there is none.
MovedMark moved_mark(SqliteConnection& connection);
/// Within a transaction.
void put_moved_mark(Statements& writer, const MovedMark& mark);
void remove_moved_mark(Statements& writer);

/// Throws StoreError, with a sentence for an administrator, when there is one.
void demand_not_moved(SqliteConnection& connection);

}  // namespace rodedraad::store
