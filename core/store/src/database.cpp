#include "rodedraad/store/database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

#include "arrivals.h"
#include "disk.h"
#include "moved.h"
#include "ownership.h"
#include "postgres.h"
#include "rodedraad/store/planted.h"
#include "rodedraad/store/vault.h"
#include "schema.h"
#include "sealing.h"
#include "sqlite.h"
#include "statements.h"

namespace rodedraad::store {

namespace {

std::filesystem::path lock_file(const std::filesystem::path& data) { return data / "hub.lock"; }

/// A pragma may be refused in silence; what counts is what it reads back.
void demand(SqliteConnection& connection, const std::string& pragma, const std::string& wanted) {
  const auto found = connection.once("PRAGMA " + pragma);
  if (found != wanted) {
    throw StoreError("the store does not keep its promise: " + pragma + " is " + found +
                     " and must be " + wanted + "; is the data folder on a network file system?");
  }
}

std::unique_ptr<Connection> open_file(const Location& location, Vault& vault) {
  auto connection =
      std::make_unique<SqliteConnection>(location.file, SqliteConnection::Mode::write);
  try {
    connection->once("PRAGMA journal_mode=WAL");
    connection->once(planted("commit-without-sync") ? "PRAGMA synchronous=NORMAL"
                                                    : "PRAGMA synchronous=FULL");
    // No wal_autocheckpoint here: it would take the place of the hook that SqliteConnection::tidy
    // needs, which itself keeps SQLite from checkpoints of its own accord.
    connection->once("PRAGMA cache_size=-" + std::to_string(location.cache));
    demand(*connection, "journal_mode", "wal");
    connection->once("PRAGMA temp_store=MEMORY");
    if (!planted("commit-without-sync")) demand(*connection, "synchronous", "2");
    migrate(*connection, vault, location.progress);
    demand_not_moved(*connection);
    leave_nothing_behind(*connection);
    Statements statements{*connection};
    vault.open(statements);
    // SQLite does not look at whether the names of its files are on disk.
    sync_to_disk(location.file.parent_path());
  } catch (const StoreError& problem) {
    if (std::string_view{problem.what()}.starts_with("SQLite: ")) {
      throw StoreError("the store " + location.name() + " cannot be used: " + problem.what());
    }
    throw;
  }
  return connection;
}

void demand(PostgresConnection& connection, const std::string& setting, bool kept,
            const std::string& wanted) {
  if (kept) return;
  throw StoreError("the store " + connection.place() + " does not keep its promise: " + setting +
                   " is " + connection.once("SHOW " + setting) + " and must be " + wanted);
}

std::unique_ptr<PostgresConnection> connect(const Location& location) {
  auto connection =
      std::make_unique<PostgresConnection>(location.server, PostgresConnection::Mode::write);
  const auto shown = [&](const char* setting) {
    return connection->once(std::string{"SHOW "} + setting);
  };
  demand(*connection, "fsync", shown("fsync") == "on", "on");
  demand(*connection, "full_page_writes", shown("full_page_writes") == "on", "on");
  demand(*connection, "synchronous_commit", shown("synchronous_commit") != "off", "on");
  demand(*connection, "server_encoding", shown("server_encoding") == "UTF8", "UTF8");
  return connection;
}

std::unique_ptr<Connection> open_server(const Location& location, Vault& vault) {
  auto connection = connect(location);
  take_ownership(*connection);
  migrate(*connection);
  make_arrivals(*connection);
  Statements statements{*connection};
  vault.open(statements);
  return connection;
}

}  // namespace

Location Location::from_url(const std::string& url, const std::filesystem::path& data,
                            KeySource keys) {
  constexpr std::string_view kFile = "sqlite:";
  Location location;
  if (url.starts_with(kFile) && url.size() > kFile.size()) {
    location.file = data / url.substr(kFile.size());
  } else if (is_postgres(url)) {
    location.server = url;
    location.data = data;
  } else {
    throw StoreError("store url \"" + url.substr(0, url.find(':')) +
                     ":…\" is not understood: write sqlite:FILE or "
                     "postgresql://USER@HOST:PORT/DATABASE");
  }
  location.audit = Location{data / "store"}.audit_place();
  keys.folder = data / (keys.folder.empty() ? "keys" : keys.folder);
  location.vault = std::make_shared<Vault>(std::move(keys));
  return location;
}

std::shared_ptr<Vault> Location::shared_vault() const {
  return vault != nullptr ? vault : std::make_shared<Vault>(KeySource{folder() / "keys"});
}

AuditPlace Location::audit_place() const {
  auto place = audit;
  if (place.key.empty()) place.key = folder() / "keys" / "audit.key";
  if (place.checkpoint_key.empty()) {
    place.checkpoint_key = place.key.parent_path() / "checkpoint.key";
  }
  if (place.subject_key.empty()) place.subject_key = place.key.parent_path() / "subject.key";
  if (place.checkpoints.empty()) place.checkpoints = folder() / "audit";
  return place;
}

std::string Location::name() const {
  if (server.empty()) return file.string();
  // Of postgresql://USER:PASSWORD@HOST/DATABASE?OPTIONS what is behind the user.
  const auto at = server.find('@');
  const auto begin = at == std::string::npos ? server.find("//") + 2 : at + 1;
  return "postgresql://" + server.substr(begin, server.find('?', begin) - begin);
}

bool Location::exists() const {
  if (server.empty()) return std::filesystem::exists(file);
  PostgresConnection connection{server, PostgresConnection::Mode::read};
  return !connection.once("SELECT to_regclass('schema_version')::text").empty();
}

std::uintmax_t Location::size() const {
  if (!server.empty()) {
    PostgresConnection connection{server, PostgresConnection::Mode::read};
    return std::stoull(connection.once(
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relkind "
        "= 'r' AND relnamespace = current_schema()::regnamespace"));
  }
  std::uintmax_t bytes = 0;
  for (const char* end : {"", "-wal"}) {
    std::error_code none;
    const auto size = std::filesystem::file_size(file.string() + end, none);
    if (!none) bytes += size;
  }
  return bytes;
}

DataLock::DataLock(const std::filesystem::path& data)
    : descriptor_(::open(lock_file(data).c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) {
    throw StoreError("the data folder " + data.string() +
                     " cannot be written: check that it exists and its owner");
  }
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw StoreError("another hub works on the data folder " + data.string() +
                     ": stop it first, or give this one its own --data");
  }
}

DataLock::~DataLock() { ::close(descriptor_); }

bool DataLock::held(const std::filesystem::path& data) {
  const int descriptor = ::open(lock_file(data).c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return !free;
}

std::unique_ptr<Connection> open_writer(const Location& location, Vault& vault) {
  return location.server.empty() ? open_file(location, vault) : open_server(location, vault);
}

std::unique_ptr<Connection> open_intake(const Location& location, Vault& vault) {
  auto connection = connect(location);
  if (connection->once("SELECT to_regclass('audit_waiting')::text").empty() ||
      !can_take_in(*connection)) {
    throw StoreError(
        "the store " + connection->place() +
        " is not made yet, or that of another version: only the hub that works on it takes in");
  }
  // Sooner than the server looks for deadlocks: it is never the hub that works that has to yield.
  connection->once("SET lock_timeout = '500ms'");
  Statements statements{*connection};
  vault.open_to_take_in(statements);
  return connection;
}

std::unique_ptr<Connection> open_reader(const Location& location, int cache) {
  if (!location.server.empty()) {
    auto connection =
        std::make_unique<PostgresConnection>(location.server, PostgresConnection::Mode::read);
    if (!connection->once("SELECT to_regclass('schema_version')::text").empty()) return connection;
    throw StoreError("there is no store at " + location.name() +
                     " yet: it is made when a hub starts on it");
  }
  if (!location.exists()) {
    throw StoreError("there is no store at " + location.file.string() +
                     " yet: is --data the folder that the hub runs on?");
  }
  auto connection = std::make_unique<SqliteConnection>(location.file, SqliteConnection::Mode::read);
  connection->once("PRAGMA temp_store = MEMORY");
  connection->once("PRAGMA cache_size = -" + std::to_string(cache));
  return connection;
}

}  // namespace rodedraad::store
