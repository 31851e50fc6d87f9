#include "rodedraad/store/database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <mutex>
#include <utility>

#include "disk.h"
#include "rodedraad/store/planted.h"
#include "rodedraad/store/vault.h"
#include "schema.h"
#include "sealing.h"
#include "statements.h"

namespace rodedraad::store {

namespace {

using Poco::Data::Keywords::into;
using Poco::Data::Keywords::now;

void register_connector() {
  static std::once_flag once;
  std::call_once(once, [] { Poco::Data::SQLite::Connector::registerConnector(); });
}

std::filesystem::path lock_file(const std::filesystem::path& data) { return data / "hub.lock"; }

/// A pragma may be refused in silence; what counts is what it reads back.
void demand(Poco::Data::Session& session, const std::string& pragma, const std::string& wanted) {
  std::string found;
  session << "PRAGMA " + pragma, into(found), now;
  if (found != wanted) {
    throw StoreError("the store does not keep its promise: " + pragma + " is " + found +
                     " and must be " + wanted + "; is the data folder on a network file system?");
  }
}

std::unique_ptr<Poco::Data::Session> open(const Location& location, const std::string& mode) {
  register_connector();
  try {
    return std::make_unique<Poco::Data::Session>(
        "SQLite", "file:" + location.file.string() + "?mode=" + mode);
  } catch (const Poco::Exception& problem) {
    throw StoreError("the store " + location.file.string() +
                     " cannot be opened: " + problem.displayText());
  }
}

}  // namespace

Location Location::from_url(const std::string& url, const std::filesystem::path& data,
                            KeySource keys) {
  const std::string scheme = "sqlite:";
  if (url.rfind(scheme, 0) != 0 || url.size() == scheme.size()) {
    throw StoreError("store url \"" + url + "\" is not understood: write sqlite:FILE");
  }
  Location location{data / url.substr(scheme.size())};
  location.audit = Location{data / "store"}.audit_place();
  keys.folder = data / (keys.folder.empty() ? "keys" : keys.folder);
  location.vault = std::make_shared<Vault>(std::move(keys));
  return location;
}

std::shared_ptr<Vault> Location::shared_vault() const {
  return vault != nullptr ? vault : std::make_shared<Vault>(KeySource{file.parent_path() / "keys"});
}

AuditPlace Location::audit_place() const {
  auto place = audit;
  const auto folder = file.parent_path();
  if (place.key.empty()) place.key = folder / "keys" / "audit.key";
  if (place.checkpoint_key.empty()) {
    place.checkpoint_key = place.key.parent_path() / "checkpoint.key";
  }
  if (place.subject_key.empty()) place.subject_key = place.key.parent_path() / "subject.key";
  if (place.checkpoints.empty()) place.checkpoints = folder / "audit";
  return place;
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

std::unique_ptr<Poco::Data::Session> open_writer(const Location& location, Vault& vault) {
  auto session = open(location, "rwc");
  try {
    std::string ignored;
    *session << "PRAGMA journal_mode=WAL", into(ignored), now;
    *session << (planted("commit-without-sync") ? "PRAGMA synchronous=NORMAL"
                                                : "PRAGMA synchronous=FULL"),
        now;
    // The writer does it itself: SQLite keeps to itself that a checkpoint failed.
    *session << "PRAGMA wal_autocheckpoint=0", into(ignored), now;
    *session << "PRAGMA cache_size=-" + std::to_string(location.cache), now;
    demand(*session, "journal_mode", "wal");
    *session << "PRAGMA temp_store=MEMORY", now;
    if (!planted("commit-without-sync")) demand(*session, "synchronous", "2");
    migrate(*session, vault, location.progress);
    leave_nothing_behind(*session);
    Statements statements{*session};
    vault.open(statements);
    // SQLite does not look at whether the names of its files are on disk.
    sync_to_disk(location.file.parent_path());
  } catch (const Poco::Exception& problem) {
    throw StoreError("the store " + location.file.string() +
                     " cannot be used: " + problem.displayText());
  }
  return session;
}

std::unique_ptr<Poco::Data::Session> open_reader(const Location& location) {
  if (!std::filesystem::exists(location.file)) {
    throw StoreError("there is no store at " + location.file.string() +
                     " yet: is --data the folder that the hub runs on?");
  }
  return open(location, "ro");
}

}  // namespace rodedraad::store
