#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "postgres.h"

/// Many rows at once to or from a server, in PostgreSQL's binary COPY format. Not within begin()
/// and commit(), which send ahead; within a transaction that once() began. All calls throw
/// StoreError, and the connection is of no use then.
namespace rodedraad::store {

/// Rows in the binary COPY format, from the first byte of the stream to the last.
class CopyRows {
 public:
  CopyRows();

  /// Begins a row of so many values, which follow.
  void row(int values);
  void null();
  void number(std::int64_t number);
  /// Of a text or of a BYTEA.
  void bytes(std::string_view bytes);
  /// After the last row.
  void end();

  /// What was made since the last take.
  const std::string& made() const { return made_; }
  void taken() { made_.clear(); }

 private:
  void big_endian(std::uint64_t number, int length);

  std::string made_;
};

/// Sends rows. \p target: TABLE (COLUMN, …).
class CopyIn {
 public:
  CopyIn(PostgresConnection& connection, const std::string& target);
  void send(std::string_view bytes);
  /// \returns how many rows the server took.
  std::int64_t end();

 private:
  PostgresConnection& connection_;
};

/// Reads what a query gives as it comes, whatever its size.
class CopyOut {
 public:
  CopyOut(PostgresConnection& connection, const std::string& query);
  /// The next piece of the stream, valid until the next call; empty after the last one.
  std::string_view next();
  /// After the last piece: how many rows it were.
  std::int64_t rows() const { return rows_; }
  ~CopyOut();
  CopyOut(const CopyOut&) = delete;
  CopyOut& operator=(const CopyOut&) = delete;

 private:
  PostgresConnection& connection_;
  char* piece_ = nullptr;
  std::int64_t rows_ = 0;
};

}  // namespace rodedraad::store
