#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>

#include "connection.h"

struct pg_conn;
struct pg_result;

namespace rodedraad::store {

class PostgresStatement;
class WakeUp;

/// A connection to a store in a PostgreSQL database, by libpq. Poco's own PostgreSQL session sends
/// each value as text, a blob as twice its length in hexadecimal, and waits for every answer:
/// docs/decisions/0043.
///
/// One that writes sends the statements of a transaction without waiting (pipeline mode) until
/// somebody needs a result. It is lost for good when the server ends it: what was going on is not
/// known then. One that reads connects again.
class PostgresConnection final : public Connection {
 public:
  enum class Mode { write, read };
  /// \p url as libpq reads it. Throws StoreError, as all calls do; no text of one has a password or
  /// a value in it.
  PostgresConnection(const std::string& url, Mode mode);
  ~PostgresConnection() override;

  std::unique_ptr<Statement> prepare(std::string_view sql) override;
  void begin() override;
  void commit() override;
  std::int64_t changed() override;
  void must_have_changed_one(std::string complaint) override;
  void stop_at(std::chrono::steady_clock::time_point end) override;
  bool stopped() const override { return stopped_; }
  void overwrite(bool) override {}  // the server decides when a dead row goes: VACUUM
  void tidy() override {}
  void tidy_beside() override {}
  void empty_log() override {}

  /// Runs one or more statements that are not worth keeping. \returns the first column of the first
  /// row of the last one, as text.
  std::string once(const std::string& sql);
  /// Waits until another session notifies a channel that this one listens to, at most so long, or
  /// until \p wake_up is called. \returns whether one did.
  bool hears(std::chrono::milliseconds most, const WakeUp& wake_up);
  /// The server's name and that of the database, without user and password.
  std::string place() const;
  /// How often it waited for what the server answered to statements that were sent.
  std::size_t waits() const { return waits_; }

 private:
  friend class CopyIn;
  friend class CopyOut;
  friend class PostgresStatement;
  struct Result;

  void connect();
  /// Whether the server ended a connection that only reads, and there is another one now.
  bool connected_again();
  void prepare(PostgresStatement& statement);
  void send(PostgresStatement& statement);
  /// The result of the statement that was sent last, after a round to the server.
  Result collect();
  Result take_pending();
  /// Of one statement.
  Result result();
  [[noreturn]] void fail(const pg_result* result);
  void check_time();

  std::string url_;
  Mode mode_;
  pg_conn* connection_ = nullptr;
  std::size_t generation_ = 0;  ///< of the connection; what was prepared belongs to one
  std::size_t names_ = 0;
  /// Of statements whose results nobody waited for: what to say unless it changed one row; empty:
  /// it may change any number.
  std::deque<std::string> pending_;
  bool in_transaction_ = false;
  std::int64_t changed_ = 0;
  std::size_t waits_ = 0;
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
  bool stopped_ = false;
};

/// Whether a store URL is one of PostgreSQL.
bool is_postgres(std::string_view url);

}  // namespace rodedraad::store
