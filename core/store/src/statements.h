#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace Poco::Data {
class Session;
}

namespace rodedraad::store {

/// Bytes for a BLOB column; empty is NULL.
struct Bytes {
  std::string_view bytes;
};

/// One prepared statement. Values are borrowed: they must live until it has run.
class Statement {
 public:
  /// Throws StoreError, as all calls do.
  Statement(sqlite3* database, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int place, std::string_view text);
  void bind(int place, std::int64_t number);
  void bind(int place, Bytes blob);
  /// Runs up to the next row. \returns whether there is one.
  bool step();
  /// A column of the row; valid until the next call.
  std::string_view text(int column) const;
  /// Lets go of row and values, ready to run again.
  void reset();

 private:
  void check(int result) const;
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// The statements of the connection that writes, each prepared once and kept: for rows as wide as
/// ours, preparing and binding through Poco costs several times what SQLite itself needs to run
/// them. Must end before the session.
class Statements {
 public:
  explicit Statements(Poco::Data::Session& session);

  /// The statement with these values, ready to step. \p sql must be a literal: its address is its
  /// name.
  template <class... Values>
  Statement& with(const char* sql, const Values&... values) {
    auto& statement = kept_.try_emplace(sql, database_, sql).first->second;
    statement.reset();
    int place = 0;
    (statement.bind(++place, values), ...);
    return statement;
  }

  /// Runs a statement that gives no rows.
  template <class... Values>
  void run(const char* sql, const Values&... values) {
    auto& statement = with(sql, values...);
    statement.step();
    statement.reset();
  }

  /// The seq of the row that was inserted last.
  std::int64_t last_row() const;

 private:
  sqlite3* database_;
  std::unordered_map<const char*, Statement> kept_;
};

}  // namespace rodedraad::store
