#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "postgres.h"
#include "rodedraad/store/database.h"
#include "wake_up.h"

/// Who may work on a store on a server: the one whose session holds the lock. Every commit of the
/// work goes through that same session, so that who lost it commits nothing any more, whatever it
/// believes. What goes to a partner is no commit: that only leaves while the lease holds.
namespace rodedraad::store {

/// Takes the lock for the session of \p writer, or throws Occupied. Nothing is read or changed
/// before.
void take_ownership(PostgresConnection& writer);

/// The moments of a lease; goes on while the process stands still and while the machine sleeps.
using LeaseTime = std::chrono::nanoseconds;
LeaseTime lease_time();

/// While it lives, says several times a lease that this process lives, on a connection of its own,
/// and hears there that another hub left something in the store. At its end it says that the
/// store is left in order.
class SignOfLife {
 public:
  /// Called once, on a thread of its own, when somebody else has taken over.
  using Lost = std::function<void(std::string_view what)>;
  /// Called on that thread when there may be something that another hub took in; now and then also
  /// when there is not.
  using Arrived = std::function<void()>;
  SignOfLife(const Location& location, PostgresConnection& writer, Lost lost, Arrived arrived);
  ~SignOfLife();
  SignOfLife(const SignOfLife&) = delete;
  SignOfLife& operator=(const SignOfLife&) = delete;

  /// Whether nobody else can have the store now: the last sign of life that the server confirmed is
  /// younger than a lease. And whether nobody else can believe so: after an owner that did not
  /// leave in order, a lease has gone by. [any thread]
  bool holds() const;

 private:
  void run();
  void wait();
  /// \returns whether the store is still this process's, as far as is known.
  bool say();
  std::string beat(PostgresConnection& connection) const;

  std::string server_;
  PostgresConnection& writer_;
  std::chrono::nanoseconds lease_;
  std::string epoch_;
  Lost lost_;
  Arrived arrived_;
  std::atomic<LeaseTime> from_;
  std::atomic<LeaseTime> until_;
  std::unique_ptr<PostgresConnection> connection_;
  WakeUp stop_;
  std::thread thread_;
};

}  // namespace rodedraad::store
