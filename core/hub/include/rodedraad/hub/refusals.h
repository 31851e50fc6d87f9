#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "rodedraad/store/rows.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Knocks at the door that were not let in, as records of the audit log. At most one record a
/// minute for each door tells how many there were: who knocks a million times fills no disk.
/// [any thread]
class Refusals {
 public:
  explicit Refusals(store::Writer& writer) : writer_(writer) {}

  /// \p origin: the connection, listener or "admin"; one of few. \p action: "login.refused".
  void note(const std::string& action, const std::string& origin, store::Instant now);
  /// Tells of those that were counted and not told yet.
  void tell_rest(store::Instant now);

 private:
  struct Door {
    store::Instant told{};
    std::int64_t untold = 0;
  };
  using Name = std::pair<std::string, std::string>;

  void tell(const Name& name, Door& door, store::Instant now);

  store::Writer& writer_;
  std::mutex mutex_;
  std::map<Name, Door> doors_;
};

}  // namespace rodedraad::hub
