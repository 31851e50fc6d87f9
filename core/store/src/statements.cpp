#include "statements.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

std::string Row::text() {
  const auto column = column_++;
  // Bytes as they are, for text and for a BLOB alike; the pointer comes before the length.
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Row::number() { return sqlite3_column_int64(statement_, column_++); }

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
  check(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int place, std::string_view text) {
  // A null pointer would be NULL, and every text column is NOT NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(statement_, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int place, std::int64_t number) {
  check(sqlite3_bind_int64(statement_, place, number));
}

void Statement::bind(int place, Bytes blob) {
  const char* data = blob.bytes.empty() ? nullptr : blob.bytes.data();
  check(sqlite3_bind_blob64(statement_, place, data, blob.bytes.size(), SQLITE_STATIC));
}

void Statement::bind(int place, Hash hash) {
  if (hash.bytes.empty()) {
    bind(place, std::string_view{});  // equal to the '' that statements write
  } else {
    bind(place, Bytes{hash.bytes});
  }
}

bool Statement::step() {
  const auto result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
  return result == SQLITE_ROW;
}

void Statement::reset() {
  sqlite3_reset(statement_);  // repeats the result of a step that failed, which was told already
  sqlite3_clear_bindings(statement_);
}

void Statement::check(int result) const {
  // The message names tables and columns, never values.
  if (result != SQLITE_OK) throw StoreError(std::string{"SQLite: "} + sqlite3_errmsg(database_));
}

namespace {

int note_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

Statements::Statements(Poco::Data::Session& session)
    : database_(Poco::Data::SQLite::Utility::dbHandle(session)) {
  sqlite3_wal_hook(database_, note_pages, &log_pages_);
}

Statements::~Statements() {
  if (end_ != std::chrono::steady_clock::time_point{}) {
    sqlite3_progress_handler(database_, 0, nullptr, nullptr);
  }
  // A connection has one such hook: it must not go on to write here, and stays when it is
  // another's.
  void* pages = sqlite3_wal_hook(database_, nullptr, nullptr);
  if (pages != nullptr && pages != &log_pages_) sqlite3_wal_hook(database_, note_pages, pages);
}

void Statements::write_back_from(int pages) {
  if (log_pages_ < pages) return;
  log_pages_ = 0;
  run("PRAGMA wal_checkpoint(PASSIVE)");
}

int Statements::look_at_clock(void* self) {
  auto& statements = *static_cast<Statements*>(self);
  if (std::chrono::steady_clock::now() < statements.end_) return 0;
  statements.stopped_ = true;
  return 1;
}

void Statements::stop_at(std::chrono::steady_clock::time_point end) {
  constexpr int kInstructions = 2000;  // between two looks at the clock
  end_ = end;
  stopped_ = false;
  sqlite3_progress_handler(database_, kInstructions, look_at_clock, this);
}

Statement& Statements::kept(std::string_view sql) {
  const auto found = kept_.find(sql);
  if (found != kept_.end()) return found->second;
  return kept_.try_emplace(std::string{sql}, database_, sql).first->second;
}

std::int64_t Statements::last_row() const { return sqlite3_last_insert_rowid(database_); }

int Statements::changed() const { return sqlite3_changes(database_); }

}  // namespace rodedraad::store
