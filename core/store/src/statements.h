#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

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

/// The row that a query stands on, read column after column. An unread row costs nothing.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  std::string text();
  std::int64_t number();
  int small() { return static_cast<int>(number()); }

 private:
  sqlite3_stmt* statement_;
  int column_ = 0;
};

/// One prepared statement. Values are borrowed: they must live until it is reset.
class Statement {
 public:
  /// Throws StoreError, as all calls do.
  Statement(sqlite3* database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int place, std::string_view text);
  void bind(int place, std::int64_t number);
  void bind(int place, Bytes blob);
  void bind(int place, Hash hash);
  void bind(int place, const OwnBytes& blob) { bind(place, Bytes{blob.bytes}); }
  /// Runs up to the next row. \returns whether there is one.
  bool step();
  Row row() const { return Row{statement_}; }
  /// Lets go of values and of what was read, which would hold up checkpoints.
  void reset();

 private:
  void check(int result) const;
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// The statements of one connection, each prepared once and kept: for rows as wide as ours,
/// preparing and binding through Poco costs several times what SQLite itself needs to run them.
/// Must end before the session.
class Statements {
 public:
  explicit Statements(Poco::Data::Session& session);
  ~Statements();
  Statements(const Statements&) = delete;
  Statements& operator=(const Statements&) = delete;

  /// Runs a statement and gives every row of its result to \p read, which does not run this same
  /// statement itself.
  template <class Read, class... Values>
  void each(std::string_view sql, Read read, const Values&... values) {
    auto& statement = kept(sql);
    const Use use{statement};
    int place = 0;
    (statement.bind(++place, values), ...);
    while (statement.step()) read(statement.row());
  }

  /// The same with values of which only the caller knows how many there are.
  template <class Read>
  void each_of(std::string_view sql, std::span<const Value> values, Read read) {
    auto& statement = kept(sql);
    const Use use{statement};
    int place = 0;
    for (const auto& value : values) {
      std::visit([&](const auto& known) { statement.bind(++place, known); }, value);
    }
    while (statement.step()) read(statement.row());
  }

  /// Runs a statement that gives no rows.
  template <class... Values>
  void run(std::string_view sql, const Values&... values) {
    each(
        sql, [](Row) {}, values...);
  }

  /// Writes the write-ahead log back into the store when a commit made it this many pages long or
  /// longer (a checkpoint that waits for no reader). Between transactions. A failed write or sync
  /// is a StoreError.
  void write_back_from(int pages);

  /// Statements that are under way at \p end, or begin later, end with a StoreError.
  void stop_at(std::chrono::steady_clock::time_point end);
  /// Whether that is why one ended.
  bool stopped() const { return stopped_; }

  /// The seq of the row that was inserted last.
  std::int64_t last_row() const;
  /// How many rows the last INSERT, UPDATE or DELETE changed.
  int changed() const;

 private:
  struct Use {
    Statement& statement;
    ~Use() { statement.reset(); }
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Statement& kept(std::string_view sql);
  static int look_at_clock(void* self);

  sqlite3* database_;
  int log_pages_ = 0;  ///< after the last commit
  std::chrono::steady_clock::time_point end_{};
  bool stopped_ = false;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> kept_;
};

}  // namespace rodedraad::store
