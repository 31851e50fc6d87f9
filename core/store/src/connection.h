#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

/// What the engines of the store have in common: SQLite (sqlite.h) and PostgreSQL (postgres.h). All
/// above this line is one code; what differs between their SQL is in postgres_dialect.h.
namespace rodedraad::store {

/// Bytes for a BLOB column; empty is NULL.
struct Bytes {
  std::string_view bytes;
};

/// Bytes for a column that is never NULL: a keyed hash, or nothing.
struct Hash {
  std::string_view bytes;
};

/// Bytes for a BLOB column that are kept here.
struct OwnBytes {
  std::string bytes;
};

/// What a statement is given whose number of values is not fixed.
using Value = std::variant<std::int64_t, std::string, OwnBytes>;

/// One prepared statement. Values are borrowed: they must live until it is reset. All calls throw
/// StoreError.
class Statement {
 public:
  Statement() = default;
  virtual ~Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Places count from 1.
  virtual void bind(int place, std::string_view text) = 0;
  virtual void bind(int place, std::int64_t number) = 0;
  virtual void bind(int place, Bytes blob) = 0;
  virtual void bind(int place, Hash hash) = 0;
  void bind(int place, const OwnBytes& blob) { bind(place, Bytes{blob.bytes}); }
  void bind(int place, int number) { bind(place, std::int64_t{number}); }
  void bind(int place, const std::string& text) { bind(place, std::string_view{text}); }
  void bind(int place, const char* text) { bind(place, std::string_view{text}); }

  /// Runs up to the next row. \returns whether there is one.
  virtual bool step() = 0;
  /// Runs a statement of which nobody reads rows. What goes wrong may be told at a later call of
  /// the same transaction.
  virtual void run() = 0;
  /// Of the row that it stands on. Columns count from 0.
  virtual std::string text(int column) = 0;
  virtual std::int64_t number(int column) = 0;
  /// Lets go of values and of what was read.
  virtual void reset() = 0;
};

/// The row that a query stands on, read column after column. An unread row costs nothing.
class Row {
 public:
  explicit Row(Statement& statement) : statement_(&statement) {}
  std::string text() { return statement_->text(column_++); }
  std::int64_t number() { return statement_->number(column_++); }
  int small() { return static_cast<int>(number()); }

 private:
  Statement* statement_;
  int column_ = 0;
};

/// One connection to a store. Belongs to one thread. All calls throw StoreError.
class Connection {
 public:
  Connection() = default;
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  virtual void begin() = 0;
  /// Returns when it is durable. After a failure nothing is known.
  virtual void commit() = 0;
  /// How many rows the last INSERT, UPDATE or DELETE changed.
  virtual std::int64_t changed() = 0;
  /// The last statement must have changed one row. Otherwise \p complaint is thrown as a
  /// std::logic_error, now or at a later call of the same transaction.
  virtual void must_have_changed_one(std::string complaint) = 0;

  /// Statements that are under way at \p end, or begin later, end with a StoreError.
  virtual void stop_at(std::chrono::steady_clock::time_point end) = 0;
  /// Whether that is why one ended.
  virtual bool stopped() const = 0;

  /// While it is on, what is deleted does not stay in the file, where the engine can do so.
  virtual void overwrite(bool on) = 0;
  /// Between transactions: lets the store take over what its log holds, when that became long.
  virtual void tidy() = 0;
  /// From here on tidy() leaves that to a thread of its own, where the engine can.
  virtual void tidy_beside() = 0;
  /// Between transactions: leaves nothing in the log of what was deleted, where the engine can.
  virtual void empty_log() = 0;
};

}  // namespace rodedraad::store
