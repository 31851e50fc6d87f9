#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

class PostgresConnection;

/// Waits for its turn to write to a store that several hubs can reach: until the one that works
/// stops, dies, or gives no sign of life for a lease. Who was frozen and wakes up then commits
/// nothing: its session with the server is gone. Belongs to one thread.
class Standby {
 public:
  explicit Standby(const Location& location);
  ~Standby();
  Standby(const Standby&) = delete;
  Standby& operator=(const Standby&) = delete;

  /// Looks once whether nobody works on the store, which others may see too: a Writer is who gets
  /// it (or Occupied). Ends the session of an owner that is silent for a lease. Always true for a
  /// store that only this machine can reach. Never throws StoreError: a server that is not there is
  /// waited for.
  bool may_try(std::chrono::steady_clock::time_point now);

  /// Who has it, or why the server cannot be reached; for an administrator.
  const std::string& waits_for() const { return waits_for_; }
  /// Whose session it ended; empty: nobody's.
  const std::string& ended() const { return ended_; }

 private:
  bool look(std::chrono::steady_clock::time_point now);

  Location location_;
  std::unique_ptr<PostgresConnection> connection_;
  std::string waits_for_;
  std::string ended_;
  std::string seen_;
  std::chrono::steady_clock::time_point since_;
};

}  // namespace rodedraad::store
