#include "rodedraad/store/copy_store.h"

#include <chrono>
#include <utility>

#include "arrivals.h"
#include "moved.h"
#include "ownership.h"
#include "postgres_copy.h"
#include "postgres_dialect.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/audit_log.h"
#include "rodedraad/store/backup.h"
#include "rodedraad/store/vault.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::string_view kAction = "store.migrate";
constexpr std::size_t kPiece = std::size_t{256} * 1024;  ///< bytes of rows that are sent at once
constexpr std::chrono::milliseconds kTellEvery{500};

struct Column {
  enum class Type { number, text, bytes };
  std::string name;
  Type type = Type::text;
  bool nullable = false;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::string> key;

  static std::string list(const auto& names) {
    std::string out;
    for (const auto& name : names) (out += out.empty() ? "" : ", ") += name;
    return out;
  }
  std::string column_names() const {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(column.name);
    return list(names);
  }
  /// All rows in the order of the key, on either side.
  std::string query() const {
    return "SELECT " + column_names() + " FROM " + name + " ORDER BY " + list(key);
  }
};

Column::Type type_of(const std::string& name) {
  if (name == "bigint") return Column::Type::number;
  if (name == "text") return Column::Type::text;
  if (name == "bytea") return Column::Type::bytes;
  throw StoreError("a column of the type " + name + " cannot be moved");
}

/// As the server knows them: what belongs to the store itself, and nothing of who owns it.
std::vector<Table> tables_of(Statements& server) {
  std::vector<Table> tables;
  server.each(
      std::string{
          "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text FROM "
          "information_schema.columns WHERE table_schema = current_schema() AND table_name NOT "
          "IN "} +
          kTablesBetweenHubs + " ORDER BY table_name, ordinal_position",
      [&](Row row) {
        auto name = row.text();
        if (tables.empty() || tables.back().name != name)
          tables.push_back({std::move(name), {}, {}});
        auto& column = tables.back().columns.emplace_back();
        column.name = row.text();
        column.type = type_of(row.text());
        column.nullable = row.text() == "YES";
      });
  for (auto& table : tables) {
    server.each(
        "SELECT k.column_name::text FROM information_schema.table_constraints c JOIN "
        "information_schema.key_column_usage k USING (constraint_schema, constraint_name) WHERE "
        "c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema() AND c.table_name "
        "= ? ORDER BY k.ordinal_position",
        [&](Row row) { table.key.push_back(row.text()); }, table.name);
    if (table.key.empty()) throw StoreError("the table " + table.name + " has no key");
  }
  return tables;
}

void demand_empty(Statements& server, const std::vector<Table>& tables, const Location& to) {
  for (const auto& table : tables) {
    bool holds = false;
    server.each("SELECT 1 FROM " + table.name + " LIMIT 1", [&](Row) { holds = true; });
    if (holds) {
      throw StoreError("the store " + to.name() + " holds something already (" + table.name +
                       "): move into an empty database");
    }
  }
}

/// Tells now and then how far a table is.
class Teller {
 public:
  Teller(const CopyProgress& progress, std::string_view table, bool reading_back)
      : progress_(progress), table_(table), reading_back_(reading_back) {}

  void at(std::int64_t rows) {
    const auto now = Steady::now();
    if (!progress_ || now - told_ < kTellEvery) return;
    told_ = now;
    progress_(table_, rows, reading_back_);
  }

 private:
  const CopyProgress& progress_;
  std::string_view table_;
  bool reading_back_;
  Steady::time_point told_ = Steady::now();
};

void add_value(CopyRows& rows, const Column& column, Row& from, std::int64_t& changed) {
  if (column.type == Column::Type::number) return rows.number(from.number());
  const auto value = from.text();
  if (column.type == Column::Type::bytes) {
    // Nothing in a column that may be NULL is NULL everywhere.
    return value.empty() && column.nullable ? rows.null() : rows.bytes(value);
  }
  if (is_postgres_text(value)) return rows.bytes(value);
  ++changed;
  rows.bytes(to_postgres_text(value));
}

CopiedTable send(const Table& table, Statements& file, PostgresConnection& server,
                 const CopyProgress& progress, std::int64_t& changed) {
  CopiedTable out{table.name, 0, {}};
  crypto::Sha256 hash;
  CopyIn copy{server, table.name + " (" + table.column_names() + ")"};
  CopyRows rows;
  Teller teller{progress, table.name, false};
  const auto pass_on = [&] {
    hash.add(rows.made());
    copy.send(rows.made());
    rows.taken();
  };
  file.each(table.query(), [&](Row row) {
    rows.row(static_cast<int>(table.columns.size()));
    for (const auto& column : table.columns) add_value(rows, column, row, changed);
    ++out.rows;
    if (rows.made().size() >= kPiece) pass_on();
    teller.at(out.rows);
  });
  rows.end();
  pass_on();
  if (copy.end() != out.rows) throw StoreError("not all rows of " + table.name + " arrived");
  out.sha256 = hash.hex();
  return out;
}

void read_back(const Table& table, const CopiedTable& sent, PostgresConnection& server,
               const CopyProgress& progress) {
  crypto::Sha256 hash;
  CopyOut copy{server, table.query()};
  Teller teller{progress, table.name, true};
  std::int64_t pieces = 0;  // a row each
  for (auto piece = copy.next(); !piece.empty(); piece = copy.next()) {
    hash.add(piece);
    teller.at(pieces++);
  }
  if (copy.rows() != sent.rows || hash.hex() != sent.sha256) {
    throw StoreError("what arrived of " + table.name + " is not what was sent (" +
                     std::to_string(copy.rows()) + " rows of " + std::to_string(sent.rows) + ")");
  }
}

/// New rows get numbers behind those that are there.
void set_counters(const Table& table, Statements& server) {
  std::vector<std::string> counted;
  server.each(
      "SELECT column_name::text FROM information_schema.columns WHERE table_schema = "
      "current_schema() AND table_name = ? AND is_identity = 'YES'",
      [&](Row row) { counted.push_back(row.text()); }, table.name);
  for (const auto& column : counted) {
    std::string sql = "SELECT setval(pg_get_serial_sequence('";
    sql.append(table.name).append("', '").append(column).append("'), max(").append(column);
    sql.append(")) FROM ").append(table.name).append(" HAVING count(*) > 0");
    server.each(sql, [](Row) {});
  }
}

CheckpointList checkpoints_of(const AuditPlace& place) {
  if (!std::filesystem::exists(place.checkpoints / kCheckpointFile)) return {};
  return read_checkpoints(place.checkpoints / kCheckpointFile,
                          read_public_key(place.checkpoints / kPublicKeyFile));
}

std::int64_t verified_records(Connection& server, const Location& to) {
  const auto place = to.audit_place();
  AuditLog log{server};
  const auto verdict = verify_audit(log, crypto::read_key(place.key), checkpoints_of(place));
  if (verdict.intact()) return verdict.records;
  throw StoreError(
      "the audit log does not verify where it was moved to, from record " +
      std::to_string(verdict.faults.front().seq) +
      ": look with `rodedraad audit verify` whether it does where it comes from. When it does, a "
      "record holds bytes that are no text, which a server cannot keep as they were sealed");
}

/// The seal of a record, and what it says was done; empty where there is none.
std::pair<std::string, std::string> record(Statements& store, std::int64_t seq) {
  std::pair<std::string, std::string> found;
  store.each(
      "SELECT seal, action FROM audit WHERE seq = ?",
      [&](Row row) {
        found.first = row.text();
        found.second = row.text();
      },
      seq);
  return found;
}

/// Whether the server holds this very store, as it is now, moved.
bool is_there(Statements& file, const Location& to) {
  if (!to.exists()) return false;
  std::int64_t last = 0;
  file.each("SELECT coalesce(max(seq), 0) FROM audit", [&](Row row) { last = row.number(); });
  const auto connection = open_reader(to);
  Statements server{*connection};
  return record(server, last).first == record(file, last).first &&
         record(server, last + 1).second == kAction;
}

std::string counts(const CopiedStore& copied) {
  std::string out;
  for (const auto& table : copied.tables) {
    if (table.rows > 0)
      (out += out.empty() ? "" : ", ") += table.name + ' ' + std::to_string(table.rows);
  }
  return out;
}

void close_file(Connection& writer, Statements& file, const Location& to, Instant now) {
  writer.begin();
  put_moved_mark(file, {model::rfc3339(now), to.name()});
  writer.commit();
}

/// All that one transaction on the server does.
CopiedStore copy_all(Statements& file, PostgresConnection& server, const Location& to, AuditRow row,
                     const CopyProgress& progress) {
  Statements statements{server};
  const auto tables = tables_of(statements);
  server.once("BEGIN");
  demand_empty(statements, tables, to);
  CopiedStore copied;
  for (const auto& table : tables) {
    copied.tables.push_back(send(table, file, server, progress, copied.changed_texts));
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    read_back(tables[i], copied.tables[i], server, progress);
    set_counters(tables[i], statements);
  }
  copied.audit_records = verified_records(server, to);
  AuditChain chain{to, statements};
  row.action = kAction;
  row.object = to.name();
  row.result = "moved";
  row.detail += ": " + counts(copied);
  const auto now = row.at;
  chain.add(std::move(row));
  server.once("COMMIT");
  server.once("ANALYZE");
  chain.checkpoint(now);
  return copied;
}

}  // namespace

CopiedStore copy_store(const Location& from, const Location& to, AuditRow row,
                       const CopyProgress& progress) {
  if (!from.server.empty() || to.server.empty()) {
    throw StoreError("a store moves from a file to a server: from sqlite:FILE to postgresql://…");
  }
  if (!from.exists()) throw StoreError("there is no store at " + from.name());
  const auto writer = open_writer(from, *from.shared_vault());
  Statements file{*writer};
  const auto now = row.at;
  if (is_there(file, to)) {
    close_file(*writer, file, to, now);
    CopiedStore before;
    before.was_there = true;
    return before;
  }
  const AuditChain sound{from, file};
  const auto connection = open_writer(to, *to.shared_vault());
  auto& server = static_cast<PostgresConnection&>(*connection);
  // Who waits for its turn on that server sees that somebody works there. When it is lost all the
  // same, the next statement of its session fails.
  const SignOfLife sign{to, server, [](std::string_view) {}, [] {}};
  row.detail = "from " + from.file.filename().string();
  auto copied = copy_all(file, server, to, std::move(row), progress);
  close_file(*writer, file, to, now);
  return copied;
}

std::string undo_copy(const Location& from, AuditRow row) {
  if (!from.server.empty() || !from.exists()) {
    throw StoreError("there is no store in a file at " + from.name());
  }
  SqliteConnection writer{from.file, SqliteConnection::Mode::write};
  writer.once("PRAGMA synchronous=FULL");
  const auto mark = moved_mark(writer);
  if (mark.to.empty()) throw StoreError("the store " + from.name() + " was not moved");
  Statements statements{writer};
  AuditChain chain{from, statements, AuditChain::Doubt::accept};
  row.action = kAction;
  row.object = mark.to;
  row.result = "undone";
  row.detail = chain.doubt();
  const auto now = row.at;
  writer.begin();
  statements.run(
      "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      kRestored, mark.at);
  remove_moved_mark(statements);
  chain.add(std::move(row));
  writer.commit();
  chain.restart(now);
  return mark.to;
}

}  // namespace rodedraad::store
