#include "row_numbers.h"

#include "statements.h"

namespace rodedraad::store {

std::int64_t RowNumbers::next(Statements& writer, std::string_view table) {
  auto last = last_.find(table);
  if (last == last_.end()) {
    last = last_.emplace(table, 0).first;
    writer.each("SELECT coalesce(max(seq), 0) FROM " + last->first,
                [&](Row row) { last->second = row.number(); });
  }
  return ++last->second;
}

}  // namespace rodedraad::store
