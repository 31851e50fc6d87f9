#include "ownership.h"

#include <unistd.h>

#include <array>
#include <utility>

#include "rodedraad/store/planted.h"
#include "rodedraad/store/standby.h"
#include "statements.h"

namespace rodedraad::store {

namespace {

/// Signs of life in a lease.
constexpr int kSigns = 4;

/// epoch: how many times the store changed hands. beat: grows while its owner lives.
constexpr const char* kTable =
    "SELECT pg_advisory_xact_lock(7310570462);"  // of all that make it, one at a time
    "CREATE TABLE IF NOT EXISTS owner (name TEXT PRIMARY KEY, node TEXT NOT NULL, backend BIGINT "
    "NOT NULL, epoch BIGINT NOT NULL, beat BIGINT NOT NULL)";

/// Its number is the number of the lock: stores beside each other in one database have one each.
constexpr const char* kLock = "SELECT pg_try_advisory_lock('owner'::regclass::oid::bigint)::text";

constexpr const char* kOwn =
    "INSERT INTO owner (name, node, backend, epoch, beat) VALUES ('hub', ?, pg_backend_pid(), 1, "
    "0) ON CONFLICT (name) DO UPDATE SET node = excluded.node, backend = excluded.backend, epoch = "
    "owner.epoch + 1, beat = owner.beat + 1";

[[maybe_unused]] constexpr std::string_view kUnfenced = "relieve-without-fencing";

std::string this_node() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return std::string{host.data()} + " (process " + std::to_string(::getpid()) + ")";
}

}  // namespace

void take_ownership(PostgresConnection& writer) {
  writer.once(kTable);
  if (writer.once(kLock) != "true" && !planted(kUnfenced)) {
    throw Occupied(
        "another hub works on the store " + writer.place() + ": " +
        writer.once("SELECT coalesce((SELECT node FROM owner WHERE name = 'hub'), '?')") +
        "; give the command on that machine, or stop that hub first");
  }
  Statements{writer}.run(kOwn, this_node());
}

SignOfLife::SignOfLife(const Location& location, PostgresConnection& writer, Lost lost)
    : server_(location.server),
      every_(location.lease / kSigns),
      epoch_(writer.once("SELECT epoch FROM owner WHERE name = 'hub' AND backend = "
                         "pg_backend_pid()")),
      lost_(std::move(lost)),
      thread_([this] { run(); }) {}

SignOfLife::~SignOfLife() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void SignOfLife::run() {
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, every_, [this] { return stopping_; })) {
    lock.unlock();
    if (!say()) {
      lost_("another hub has taken over the store");
      return;
    }
    lock.lock();
  }
}

/// When the server cannot be reached the writer will find that out itself.
bool SignOfLife::say() {
  try {
    if (connection_ == nullptr) {
      connection_ = std::make_unique<PostgresConnection>(server_, PostgresConnection::Mode::write);
    }
    return planted(kUnfenced) ||
           connection_->once("UPDATE owner SET beat = beat + 1 WHERE name = 'hub' AND epoch = " +
                             epoch_ + " RETURNING epoch") == epoch_;
  } catch (const StoreError&) {
    connection_ = nullptr;
    return true;
  }
}

Standby::Standby(const Location& location) : location_(location) {}
Standby::~Standby() = default;

bool Standby::may_try(std::chrono::steady_clock::time_point now) {
  if (location_.server.empty()) return true;
  try {
    return look(now);
  } catch (const StoreError& problem) {
    connection_ = nullptr;
    waits_for_ = problem.what();
    return false;
  }
}

bool Standby::look(std::chrono::steady_clock::time_point now) {
  if (connection_ == nullptr) {
    connection_ =
        std::make_unique<PostgresConnection>(location_.server, PostgresConnection::Mode::write);
  }
  if (connection_->once("SELECT to_regclass('owner')::text").empty()) return true;
  // Of the session that holds the lock: a number of another may have been given out again.
  const auto holder = connection_->once(
      "SELECT epoch || ' ' || beat FROM owner, pg_locks WHERE name = 'hub' AND locktype = "
      "'advisory' AND granted AND pid = backend AND classid = 0 AND objid = 'owner'::regclass AND "
      "database = (SELECT oid FROM pg_database WHERE datname = current_database())");
  if (holder.empty()) return true;
  waits_for_ = connection_->once("SELECT node FROM owner WHERE name = 'hub'");
  if (holder != seen_) {
    seen_ = holder;
    since_ = now;
    return false;
  }
  if (now - since_ < location_.lease) return false;
  if (planted(kUnfenced)) return true;
  // It gave no sign of life for a whole lease: its session ends, and with it its right to write.
  const auto space = holder.find(' ');
  ended_ = waits_for_;
  connection_->once(
      "SELECT pg_terminate_backend(backend::int) FROM owner WHERE name = 'hub' AND epoch = " +
      holder.substr(0, space) + " AND beat = " + holder.substr(space + 1));
  since_ = now;
  return false;
}

}  // namespace rodedraad::store
