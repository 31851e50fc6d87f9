#include "sqlite.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

#include <mutex>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

constexpr int kLogPages = 2000;  ///< of the write-ahead log, before it is written back

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

void register_connector() {
  static std::once_flag once;
  std::call_once(once, [] { Poco::Data::SQLite::Connector::registerConnector(); });
}

std::unique_ptr<Poco::Data::Session> open(const std::filesystem::path& file, const char* mode) {
  register_connector();
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
    : session_(open(file, mode == Mode::write ? "rwc" : "ro")),
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

/// A checkpoint that waits for no reader. A failed write or sync is told: SQLite, when it does this
/// by itself, keeps to itself that it failed.
void SqliteConnection::tidy() {
  if (log_pages_ < kLogPages) return;
  log_pages_ = 0;
  once("PRAGMA wal_checkpoint(PASSIVE)");
}

/// A reader that is in the middle of something keeps its part of the log for as long as it takes.
void SqliteConnection::empty_log() { once("PRAGMA wal_checkpoint(TRUNCATE)"); }

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
