#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "rodedraad/store/master_keys.h"

namespace rodedraad::store {

class Connection;

/// The store cannot be used: the sentence says what to do.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Another hub works on the store now.
class Occupied : public StoreError {
 public:
  using StoreError::StoreError;
};

/// Where the keys of the audit log and its checkpoints are.
struct AuditPlace {
  std::filesystem::path key;             ///< of the seals; who verifies needs it
  std::filesystem::path checkpoint_key;  ///< signs the checkpoints; only the hub has it
  std::filesystem::path subject_key;     ///< of the pseudonyms in the Logboek Dataverwerkingen
  std::filesystem::path checkpoints;     ///< a folder; best on another machine's disk
  std::chrono::milliseconds every = std::chrono::minutes{5};  ///< at most between two of them
};

class Vault;

/// Hears how far something is that takes long, in words for an administrator.
using Progress = std::function<void(std::string_view)>;

/// Where the store is, and what opens it: sqlite:FILE, with FILE relative to the data folder, or
/// postgresql://…, a database that several hubs can reach.
struct Location {
  std::filesystem::path file;  ///< empty on a server
  /// The URL of a server; it may hold a password. Empty: a file.
  std::string server = {};
  std::filesystem::path data = {};  ///< of a store on a server: the folder of this hub's own files
  /// Shared by all who open this location. Null: a vault of its own, with its keys beside the file.
  std::shared_ptr<Vault> vault = {};
  /// What is empty lies beside the store: keys/audit.key, and beside that
  /// checkpoint.key and subject.key; audit/ for the checkpoints.
  AuditPlace audit = {};
  AuditPlace audit_place() const;
  /// KiB that the connection that writes keeps of the store in memory. Who fills a store needs
  /// more.
  int cache = 32'000;
  /// While a store of an older program is being renewed.
  Progress progress = {};
  /// On a server: who works on the store and gives no sign of life for so long may be relieved.
  std::chrono::milliseconds lease = std::chrono::seconds{10};

  /// The folder that holds this hub's own files: keys, checkpoints.
  std::filesystem::path folder() const { return server.empty() ? file.parent_path() : data; }
  /// What an administrator calls it; never with a password.
  std::string name() const;
  /// Whether there is a store. Throws StoreError when a server cannot be reached.
  bool exists() const;
  /// What it takes on disk, in bytes. Throws StoreError.
  std::uintmax_t size() const;

  /// Throws StoreError for a URL that is not understood. Touches no file.
  static Location from_url(const std::string& url, const std::filesystem::path& data,
                           KeySource keys = {});
  /// The vault, or one of its own.
  std::shared_ptr<Vault> shared_vault() const;
};

/// The right to write to a data folder: one process at a time, until this object ends, also after a
/// crash. SQLite's WAL mode of before 3.51.3 can lose commits when two connections write and
/// checkpoint at once (sqlite.org/wal.html#walresetbug), so nobody else may.
class DataLock {
 public:
  /// Throws StoreError when another process has it.
  explicit DataLock(const std::filesystem::path& data);
  ~DataLock();
  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

  /// Whether a process holds the lock of this folder.
  static bool held(const std::filesystem::path& data);

 private:
  int descriptor_;
};

/// What a connection that writes may do.
enum class Right {
  work,    ///< everything: one hub at a time
  intake,  ///< leave messages for the hub that works, and what goes on record about them
};

/// Opens the one connection that writes and checkpoints; makes and migrates the schema. Reads back
/// that a commit is durable and throws StoreError when it is not, or when the master key is not
/// that of the store. On a server: throws Occupied when another hub works on it.
std::unique_ptr<Connection> open_writer(const Location& location, Vault& vault);

/// Opens one of several connections that take in, on a server on which a hub works or has worked.
/// Throws StoreError when the store cannot be used, has no tables for it, or is of a program with
/// another schema: then only its own hub takes in.
std::unique_ptr<Connection> open_intake(const Location& location, Vault& vault);

/// Opens a connection that only reads, and needs no key. \p cache: KiB of a file that it keeps in
/// memory. Throws StoreError when there is no store yet.
std::unique_ptr<Connection> open_reader(const Location& location, int cache = 2000);

}  // namespace rodedraad::store
