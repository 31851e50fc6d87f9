#include "ownership.h"

#include <unistd.h>

#include <array>
#include <ctime>
#include <utility>

#include "arrivals.h"
#include "rodedraad/store/planted.h"
#include "rodedraad/store/standby.h"
#include "statements.h"

namespace rodedraad::store {

namespace {

/// Signs of life in a lease.
constexpr int kSigns = 4;

/// epoch: how many times the store changed hands. beat: grows while its owner lives.
/// before: who had it before, and did not leave in order. node: empty when it was left in order.
constexpr const char* kTable =
    "SELECT pg_advisory_xact_lock(7310570462);"  // of all that make it, one at a time
    "CREATE TABLE IF NOT EXISTS owner (name TEXT PRIMARY KEY, node TEXT NOT NULL, backend BIGINT "
    "NOT NULL, epoch BIGINT NOT NULL, beat BIGINT NOT NULL);"
    "ALTER TABLE owner ADD COLUMN IF NOT EXISTS before TEXT NOT NULL DEFAULT ''";

/// Its number is the number of the lock: stores beside each other in one database have one each.
constexpr const char* kLock = "SELECT pg_try_advisory_lock('owner'::regclass::oid::bigint)::text";
constexpr const char* kUnlock = "SELECT pg_advisory_unlock('owner'::regclass::oid::bigint)";

constexpr const char* kOwn =
    "INSERT INTO owner (name, node, backend, epoch, beat) VALUES ('hub', ?, pg_backend_pid(), 1, "
    "0) ON CONFLICT (name) DO UPDATE SET before = owner.node, node = excluded.node, backend = "
    "excluded.backend, epoch = owner.epoch + 1, beat = owner.beat + 1";

constexpr const char* kMine = " FROM owner WHERE name = 'hub' AND backend = pg_backend_pid()";

[[maybe_unused]] constexpr std::string_view kUnfenced = "relieve-without-fencing";

std::string this_node() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return std::string{host.data()} + " (process " + std::to_string(::getpid()) + ")";
}

}  // namespace

LeaseTime lease_time() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

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

SignOfLife::SignOfLife(const Location& location, PostgresConnection& writer, Lost lost,
                       Arrived arrived)
    : server_(location.server),
      writer_(writer),
      lease_(location.lease),
      epoch_(writer.once(std::string{"SELECT epoch"} + kMine)),
      lost_(std::move(lost)),
      arrived_(std::move(arrived)) {
  const auto now = lease_time();
  const bool in_order = writer.once(std::string{"SELECT before"} + kMine).empty();
  // Who had it before may believe for a lease that it still has.
  from_ = in_order ? now : now + lease_;
  until_ = beat(writer) == epoch_ ? now + lease_ : now;
  thread_ = std::thread{[this] { run(); }};
}

SignOfLife::~SignOfLife() {
  stop_.call();
  thread_.join();
  try {
    writer_.once("UPDATE owner SET node = '' WHERE name = 'hub' AND epoch = " + epoch_);
    // Not only by the end of the session: of that nobody hears when it is there.
    writer_.once(kUnlock);
  } catch (const StoreError&) {  // NOLINT(bugprone-empty-catch): then it is not left in order
  }
}

bool SignOfLife::holds() const {
  const auto now = lease_time();
  return (now >= from_.load() && now < until_.load()) || planted(kUnfenced);
}

void SignOfLife::run() {
  for (;;) {
    wait();
    if (stop_.called()) return;
    if (!say()) {
      lost_("another hub has taken over the store");
      return;
    }
    arrived_();
  }
}

/// Until the next sign is due. What another hub says meanwhile is passed on.
void SignOfLife::wait() {
  const auto until = std::chrono::steady_clock::now() + lease_ / kSigns;
  for (auto now = until - lease_ / kSigns; now < until; now = std::chrono::steady_clock::now()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now);
    try {
      if (connection_ != nullptr && connection_->hears(left, stop_)) {
        arrived_();
        continue;
      }
    } catch (const StoreError&) {
      connection_ = nullptr;
    }
    if (connection_ == nullptr) stop_.wait(left);
    if (stop_.called()) return;
  }
}

std::string SignOfLife::beat(PostgresConnection& connection) const {
  return connection.once("UPDATE owner SET beat = beat + 1 WHERE name = 'hub' AND epoch = " +
                         epoch_ + " RETURNING epoch");
}

/// When the server cannot be reached the writer will find that out itself.
bool SignOfLife::say() {
  try {
    if (connection_ == nullptr) {
      connection_ = std::make_unique<PostgresConnection>(server_, PostgresConnection::Mode::write);
      connection_->once(std::string{"LISTEN "} + kArrivedChannel);
    }
    const auto now = lease_time();
    if (planted(kUnfenced)) return true;
    if (beat(*connection_) != epoch_) return false;
    until_ = now + lease_;
    return true;
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
