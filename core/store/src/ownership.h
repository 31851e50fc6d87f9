#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "postgres.h"
#include "rodedraad/store/database.h"

/// Who may write to a store on a server: the one whose session holds the lock. Every commit goes
/// through that same session, so that who lost it commits nothing any more, whatever it believes.
namespace rodedraad::store {

/// Takes the lock for the session of \p writer, or throws Occupied. Nothing is read or changed
/// before.
void take_ownership(PostgresConnection& writer);

/// While it lives, says several times a lease that this process lives, on a connection of its own.
class SignOfLife {
 public:
  /// Called once, on a thread of its own, when somebody else has taken over.
  using Lost = std::function<void(std::string_view what)>;
  SignOfLife(const Location& location, PostgresConnection& writer, Lost lost);
  ~SignOfLife();
  SignOfLife(const SignOfLife&) = delete;
  SignOfLife& operator=(const SignOfLife&) = delete;

 private:
  void run();
  /// \returns whether the store is still this process's, as far as is known.
  bool say();

  std::string server_;
  std::chrono::milliseconds every_;
  std::string epoch_;
  Lost lost_;
  std::unique_ptr<PostgresConnection> connection_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rodedraad::store
