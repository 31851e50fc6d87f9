#include "postgres_copy.h"

#include <libpq-fe.h>

#include <charconv>
#include <limits>
#include <memory>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

constexpr std::string_view kSignature{"PGCOPY\n\xFF\r\n\0", 11};
constexpr std::string_view kBinary = " (FORMAT BINARY)";

using Result = std::unique_ptr<PGresult, void (*)(PGresult*)>;

Result owned(PGresult* result) { return {result, &PQclear}; }

/// What the server says when all is through.
Result last_word(pg_conn* connection) {
  auto first = owned(PQgetResult(connection));
  while (owned(PQgetResult(connection)) != nullptr) {
  }
  return first;
}

std::int64_t rows_of(PGresult* result) {
  const std::string_view said = PQcmdTuples(result);
  std::int64_t rows = 0;
  std::from_chars(said.data(), said.data() + said.size(), rows);
  return rows;
}

}  // namespace

CopyRows::CopyRows() : made_(kSignature) {
  big_endian(0, 4);  // flags: none
  big_endian(0, 4);  // length of what a later version says here
}

void CopyRows::big_endian(std::uint64_t number, int length) {
  for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
    made_ += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU);
  }
}

void CopyRows::row(int values) { big_endian(static_cast<std::uint64_t>(values), 2); }
void CopyRows::null() { big_endian(0xFFFFFFFFU, 4); }
void CopyRows::end() { big_endian(0xFFFFU, 2); }

void CopyRows::number(std::int64_t number) {
  big_endian(sizeof number, 4);
  big_endian(static_cast<std::uint64_t>(number), sizeof number);
}

void CopyRows::bytes(std::string_view bytes) {
  big_endian(bytes.size(), 4);
  made_ += bytes;
}

CopyIn::CopyIn(PostgresConnection& connection, const std::string& target)
    : connection_(connection) {
  const auto begun = owned(PQexec(
      connection_.connection_, ("COPY " + target + " FROM STDIN" + std::string{kBinary}).c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) connection_.fail(begun.get());
}

void CopyIn::send(std::string_view bytes) {
  constexpr std::size_t kAtOnce = std::numeric_limits<int>::max() / 2;
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, kAtOnce);
    if (PQputCopyData(connection_.connection_, piece.data(), static_cast<int>(piece.size())) != 1) {
      connection_.fail(nullptr);
    }
    bytes.remove_prefix(piece.size());
  }
}

std::int64_t CopyIn::end() {
  if (PQputCopyEnd(connection_.connection_, nullptr) != 1) connection_.fail(nullptr);
  const auto last = last_word(connection_.connection_);
  if (PQresultStatus(last.get()) != PGRES_COMMAND_OK) connection_.fail(last.get());
  return rows_of(last.get());
}

CopyOut::CopyOut(PostgresConnection& connection, const std::string& query)
    : connection_(connection) {
  const auto begun = owned(PQexec(
      connection_.connection_, ("COPY (" + query + ") TO STDOUT" + std::string{kBinary}).c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_OUT) connection_.fail(begun.get());
}

CopyOut::~CopyOut() { PQfreemem(piece_); }

std::string_view CopyOut::next() {
  PQfreemem(piece_);
  piece_ = nullptr;
  const int length = PQgetCopyData(connection_.connection_, &piece_, 0);
  if (length > 0) return {piece_, static_cast<std::size_t>(length)};
  if (length == -2) connection_.fail(nullptr);
  const auto last = last_word(connection_.connection_);
  if (PQresultStatus(last.get()) != PGRES_COMMAND_OK) connection_.fail(last.get());
  rows_ = rows_of(last.get());
  return {};
}

}  // namespace rodedraad::store
