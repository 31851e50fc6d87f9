#include "statements.h"

#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Session.h>
#include <sqlite3.h>

#include <string>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

Statement::Statement(sqlite3* database, const char* sql) : database_(database) {
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
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

bool Statement::step() {
  const auto result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
  return result == SQLITE_ROW;
}

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Statement::reset() {
  sqlite3_reset(statement_);  // repeats the result of a step that failed, which was told already
  sqlite3_clear_bindings(statement_);
}

void Statement::check(int result) const {
  // The message names tables and columns, never values.
  if (result != SQLITE_OK) throw StoreError(std::string{"SQLite: "} + sqlite3_errmsg(database_));
}

Statements::Statements(Poco::Data::Session& session)
    : database_(Poco::Data::SQLite::Utility::dbHandle(session)) {}

std::int64_t Statements::last_row() const { return sqlite3_last_insert_rowid(database_); }

}  // namespace rodedraad::store
