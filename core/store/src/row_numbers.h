#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace rodedraad::store {

class Statements;

/// The seq of new rows: one writer has them from its memory, and waits for no answer of a server.
/// True while nobody else adds rows: DataLock sees to that for a file, ownership.h on a server.
/// Only on the writer's thread.
class RowNumbers {
 public:
  /// \p table is message, delivery or fact. One more than the highest that is there.
  std::int64_t next(Statements& writer, std::string_view table);

 private:
  std::map<std::string, std::int64_t, std::less<>> last_;
};

}  // namespace rodedraad::store
