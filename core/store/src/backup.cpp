#include "rodedraad/store/backup.h"

#include <boost/json.hpp>
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>

#include "disk.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/vault.h"
#include "rodedraad/store/writer.h"
#include "statements.h"

namespace rodedraad::store {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr const char* kCopy = "hub.db";
constexpr const char* kAbout = "backup.json";
constexpr int kFormat = 1;

template <class Value>
Value one(Statements& statements, std::string_view sql, Value value) {
  statements.each(sql, [&](Row row) {
    if constexpr (std::is_same_v<Value, std::string>) {
      value = row.text();
    } else {
      value = static_cast<Value>(row.number());
    }
  });
  return value;
}

/// What a store says when it is read as it lies there.
Backup look_into(const fs::path& file) {
  const auto connection = open_reader(Location{file});
  Statements statements{*connection};
  const auto sound = one(statements, "PRAGMA integrity_check(1)", std::string{});
  if (sound != "ok") throw StoreError("the copy " + file.string() + " is damaged");
  Backup about;
  about.schema = one(statements, "SELECT max(version) FROM schema_version", 0);
  about.revision =
      one(statements, "SELECT value FROM setting WHERE name = 'revision'", std::string{});
  about.audit_records = one(statements, "SELECT coalesce(max(seq), 0) FROM audit", std::int64_t{0});
  about.bytes = fs::file_size(file);
  about.sha256 = sha256_of_file(file);
  return about;
}

void write_about(const fs::path& file, const Backup& about) {
  const json::object content{{"format", kFormat},          {"made", about.made},
                             {"schema", about.schema},     {"program", about.program},
                             {"revision", about.revision}, {"auditRecords", about.audit_records},
                             {"bytes", about.bytes},       {"sha256", about.sha256}};
  std::ofstream out{file};
  out << json::serialize(content) << '\n';
  if (!out.flush()) throw StoreError(file.string() + " cannot be written: is the disk full?");
}

Backup read_about(const fs::path& file) {
  std::ifstream in{file};
  std::ostringstream text;
  text << in.rdbuf();
  boost::system::error_code problem;
  const auto value = in ? json::parse(text.str(), problem) : json::value{};
  try {
    const auto& content = value.as_object();
    if (content.at("format").as_int64() != kFormat) {
      throw StoreError(file.string() +
                       " is of another format: restore it with the program that "
                       "made it");
    }
    Backup about;
    about.made = content.at("made").as_string();
    about.schema = static_cast<int>(content.at("schema").as_int64());
    about.program = content.at("program").as_string();
    about.revision = content.at("revision").as_string();
    about.audit_records = content.at("auditRecords").as_int64();
    about.bytes = content.at("bytes").to_number<std::uintmax_t>();
    about.sha256 = content.at("sha256").as_string();
    return about;
  } catch (const StoreError&) {
    throw;
  } catch (const std::exception&) {
    throw StoreError(file.parent_path().string() + " is no backup of the hub: it has no right " +
                     kAbout);
  }
}

/// A folder that is not there when something goes wrong while it is filled.
class Unfinished {
 public:
  explicit Unfinished(fs::path folder) : folder_(std::move(folder)) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
  }
  ~Unfinished() {
    std::error_code ignored;
    if (!finished_) fs::remove_all(folder_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const fs::path& folder() const { return folder_; }
  void becomes(const fs::path& name) {
    sync_to_disk(folder_);
    rename_on_disk(folder_, name);
    finished_ = true;
  }

 private:
  fs::path folder_;
  bool finished_ = false;
};

/// In words, whatever it was that went wrong.
template <class Work>
auto in_words(const std::string& what, Work work) {
  try {
    return work();
  } catch (const fs::filesystem_error& problem) {
    throw StoreError(what + ": " + problem.code().message());
  }
}

/// A store that is not there before, nor, unless it gets another name, afterwards.
class Removed {
 public:
  explicit Removed(fs::path file) : file_(std::move(file)) { remove(); }
  ~Removed() { remove(); }
  Removed(const Removed&) = delete;
  Removed& operator=(const Removed&) = delete;

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(file_.string() + end, ignored);
  }

  fs::path file_;
};

/// Those who restore bring the keys along. Says all that lack at once.
void demand_keys(const Location& location) {
  const auto connection = open_reader(location);
  Statements statements{*connection};
  const auto holds = [&](const std::string& table) {
    const auto known =
        one(statements, "SELECT count(*) FROM sqlite_master WHERE name = '" + table + "'",
            std::int64_t{0});
    return known > 0 &&
           one(statements, "SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT 1)",
               std::int64_t{0}) > 0;
  };
  const auto place = location.audit_place();
  const auto vault = location.shared_vault();
  std::string lacking;
  const auto demand = [&](bool needed, const fs::path& key) {
    if (needed && !fs::exists(key)) (lacking += lacking.empty() ? "" : ", ") += key.string();
  };
  demand(vault->own() && holds("data_key"), vault->folder() / "master.key");
  demand(holds("audit"), place.key);
  demand(holds("verwerking"), place.subject_key);
  if (lacking.empty()) return;
  throw StoreError("de sleutels van deze back-up ontbreken (" + lacking +
                   "): zet eerst de hele map met sleutels terug van waar u die bewaart; zonder "
                   "sleutels kan niemand een back-up lezen");
}

/// Makes of the copy a store that the hub can start on: what was erased since is erased (the writer
/// does so), and it is remembered of when it is.
void make_ready(const Location& location, const Backup& about) {
  Writer writer{location, [](std::string_view problem) { throw StoreError(std::string{problem}); },
                model::Drive::by_hand};
  writer.submit([&](Transaction& transaction) { transaction.put_setting(kRestored, about.made); },
                nullptr);
  writer.step();
  writer.stop();
}

void demand_file(const Location& location) {
  if (location.server.empty()) return;
  throw StoreError("the store " + location.name() +
                   " is on a server: its administrator makes and restores its backups "
                   "(pg_basebackup with archived WAL); see the handbook, page opslag-postgresql");
}

fs::path beside(const fs::path& folder) { return folder.string() + ".part"; }

}  // namespace

Backup make_backup(const Location& location, const fs::path& folder, const std::string& program,
                   model::Instant now) {
  demand_file(location);
  if (fs::exists(folder)) {
    throw StoreError(folder.string() + " exists: a backup never takes the place of another");
  }
  return in_words("the backup could not be made", [&] {
    Unfinished unfinished{beside(folder)};
    const auto copy = unfinished.folder() / kCopy;
    {
      const auto connection = open_reader(location);
      Statements statements{*connection};
      statements.run("VACUUM INTO ?", copy.string());
    }
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
    sync_to_disk(copy);
    auto about = look_into(copy);
    about.made = model::rfc3339(now);
    about.program = program;
    write_about(unfinished.folder() / kAbout, about);
    sync_to_disk(unfinished.folder() / kAbout);
    unfinished.becomes(folder);
    return about;
  });
}

Backup check_backup(const fs::path& folder) {
  auto said = read_about(folder / kAbout);
  return in_words("the backup could not be read", [&] {
    const auto found = look_into(folder / kCopy);
    if (found.sha256 != said.sha256 || found.bytes != said.bytes) {
      throw StoreError("the backup " + folder.string() +
                       " was changed after it was made: take another one");
    }
    return said;
  });
}

Backup restore_backup(const fs::path& folder, const Location& location, AuditRow row) {
  demand_file(location);
  if (fs::exists(location.file)) {
    throw StoreError("there is a store at " + location.file.string() +
                     " already: restore into an empty data folder");
  }
  auto about = check_backup(folder);
  auto fresh = location;
  fresh.file += ".part";
  fresh.audit = location.audit_place();
  row.object = about.made;
  return in_words("the backup could not be restored", [&] {
    fs::create_directories(location.file.parent_path());
    const Removed removed{fresh.file};
    fs::copy_file(folder / kCopy, fresh.file);
    demand_keys(fresh);
    accept_restored(fresh, std::move(row), Restored::surely);
    make_ready(fresh, about);
    sync_to_disk(fresh.file);
    rename_on_disk(fresh.file, location.file);
    return about;
  });
}

}  // namespace rodedraad::store
