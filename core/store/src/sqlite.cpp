#include "sqlite.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

#include <mutex>

#include "rodedraad/store/database.h"
#include "write_back.h"

namespace rodedraad::store {

namespace {

constexpr int kLogPages = 2000;      ///< of the write-ahead log, before it is written back
constexpr int kMostLogPages = 4000;  ///< before commits wait until that is done

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* database, std::string_view sql) : database_(database) {
    check(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  using Statement::bind;
  void bind(int place, std::string_view text) override {
    // A null pointer would be NULL, and every text column is NOT NULL.
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(statement_, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind(int place, std::int64_t number) override {
    check(sqlite3_bind_int64(statement_, place, number));
  }
  void bind(int place, Bytes blob) override {
    const char* data = blob.bytes.empty() ? nullptr : blob.bytes.data();
    check(sqlite3_bind_blob64(statement_, place, data, blob.bytes.size(), SQLITE_STATIC));
  }
  void bind(int place, Hash hash) override {
    if (hash.bytes.empty()) {
      bind(place, std::string_view{});  // equal to the '' that statements write
    } else {
      bind(place, Bytes{hash.bytes});
    }
  }

  bool step() override {
    const auto result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
    return result == SQLITE_ROW;
  }
  void run() override {
    while (step()) {
    }
  }

  std::string text(int column) override {
    // Bytes as they are, for text and for a BLOB alike; the pointer comes before the length.
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  std::int64_t number(int column) override { return sqlite3_column_int64(statement_, column); }

  /// What was read would hold up checkpoints.
  void reset() override {
    sqlite3_reset(statement_);  // repeats the result of a step that failed, which was told already
    sqlite3_clear_bindings(statement_);
  }

 private:
  void check(int result) const {
    // The message names tables and columns, never values.
    if (result != SQLITE_OK) throw StoreError(std::string{"SQLite: "} + sqlite3_errmsg(database_));
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// No connection of ours is used by two threads at a time, and nobody asks SQLite how much memory
/// it has: its locks for that were some 650 for each message, many of them of all threads together.
/// Where SQLite was in use before, it stays as it was: right, but slower.
void set_up() {
  sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  Poco::Data::SQLite::Connector::registerConnector();
}

void set_up_once() {
  static std::once_flag once;
  std::call_once(once, set_up);
}

std::unique_ptr<Poco::Data::Session> open(const std::filesystem::path& file, const char* mode) {
  set_up_once();
  try {
    return std::make_unique<Poco::Data::Session>("SQLite",
                                                 "file:" + file.string() + "?mode=" + mode);
  } catch (const Poco::Exception& problem) {
    throw StoreError("the store " + file.string() + " cannot be opened: " + problem.displayText());
  }
}

/// Whatever Poco throws, as a StoreError.
template <class Work>
void in_words(Work work) {
  try {
    work();
  } catch (const Poco::Exception& problem) {
    throw StoreError(problem.displayText());
  }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Mode mode)
    : file_(file),
      session_(open(file, mode == Mode::write ? "rwc" : "ro")),
      database_(Poco::Data::SQLite::Utility::dbHandle(*session_)) {
  if (mode == Mode::write) sqlite3_wal_hook(database_, note_pages, this);
}

SqliteConnection::~SqliteConnection() = default;

std::unique_ptr<Statement> SqliteConnection::prepare(std::string_view sql) {
  return std::make_unique<SqliteStatement>(database_, sql);
}

void SqliteConnection::begin() {
  in_words([this] { session_->begin(); });
}

void SqliteConnection::commit() {
  in_words([this] { session_->commit(); });
}

std::int64_t SqliteConnection::changed() { return sqlite3_changes(database_); }

void SqliteConnection::must_have_changed_one(std::string complaint) {
  if (changed() != 1) throw std::logic_error(complaint);
}

int SqliteConnection::note_pages(void* self, sqlite3*, const char*, int count) {
  static_cast<SqliteConnection*>(self)->log_pages_ = count;
  return SQLITE_OK;
}

int SqliteConnection::look_at_clock(void* self) {
  auto& connection = *static_cast<SqliteConnection*>(self);
  if (std::chrono::steady_clock::now() < connection.end_) return 0;
  connection.stopped_ = true;
  return 1;
}

void SqliteConnection::stop_at(std::chrono::steady_clock::time_point end) {
  constexpr int kInstructions = 2000;  // between two looks at the clock
  end_ = end;
  stopped_ = false;
  sqlite3_progress_handler(database_, kInstructions, look_at_clock, this);
}

/// Not always: every change of a delivery would pay for it.
void SqliteConnection::overwrite(bool on) {
  once(on ? "PRAGMA secure_delete = ON" : "PRAGMA secure_delete = OFF");
}

void SqliteConnection::tidy() {
  if (log_pages_ < kLogPages) return;
  if (beside_ != nullptr) {
    if (log_pages_ >= kMostLogPages) beside_->wait();
    const auto stage = beside_->stage();
    if (stage == WriteBack::Stage::none) beside_->begin();
    if (stage != WriteBack::Stage::done) return;
  }
  log_pages_ = 0;
  write_back();
}

void SqliteConnection::tidy_beside() { beside_ = std::make_unique<WriteBack>(file_); }

/// A failed write or sync is told: SQLite, when it does this by itself, keeps to itself that it
/// failed.
int SqliteConnection::write_back() {
  int pages = 0;
  int done = 0;
  const auto result =
      sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &done);
  // Another program may be at it.
  if (result == SQLITE_BUSY) return 0;
  if (result != SQLITE_OK) throw StoreError(std::string{"SQLite: "} + sqlite3_errmsg(database_));
  return pages - done;
}

/// A reader that is in the middle of something keeps its part of the log for as long as it takes.
void SqliteConnection::empty_log() {
  if (beside_ != nullptr) beside_->wait();
  once("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::string SqliteConnection::once(std::string_view sql) {
  SqliteStatement statement{database_, sql};
  std::string first;
  if (statement.step()) {
    first = statement.text(0);
    statement.run();
  }
  return first;
}

}  // namespace rodedraad::store
