#include "raw_store.h"

#include <sqlite3.h>
#include <time.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <string_view>

#include "folder.h"

namespace rodedraad::bench {

namespace {

/// The hub's rows as they would be if nothing were sealed, with the indexes that the hub keeps.
constexpr const char* kSchema = R"sql(
CREATE TABLE message (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, gemeente TEXT NOT NULL,
  connection TEXT NOT NULL, kind TEXT NOT NULL, idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL, parent TEXT NOT NULL, part INTEGER NOT NULL, answer_to TEXT NOT NULL,
  case_id TEXT NOT NULL, method TEXT NOT NULL, target TEXT NOT NULL, media_type TEXT NOT NULL,
  sender TEXT NOT NULL, headers TEXT NOT NULL, body BLOB, received INTEGER NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL, revision TEXT NOT NULL, findings TEXT NOT NULL,
  explanation TEXT NOT NULL);
CREATE UNIQUE INDEX message_key ON message (gemeente, connection, idempotency_key)
  WHERE idempotency_key <> '' AND state <> 'refused' AND state <> 'duplicate';
CREATE INDEX message_open ON message (seq) WHERE state = 'received';
CREATE INDEX message_failed ON message (seq) WHERE state = 'failed';
CREATE INDEX message_parked ON message (seq) WHERE state = 'parked';
CREATE INDEX message_case ON message (case_id, seq) WHERE case_id <> '';
CREATE INDEX message_parent ON message (parent, part) WHERE parent <> '';
CREATE TABLE zaak (id TEXT PRIMARY KEY, gemeente TEXT NOT NULL, version INTEGER NOT NULL,
  merged_into TEXT NOT NULL);
CREATE TABLE fact (seq INTEGER PRIMARY KEY, case_id TEXT NOT NULL, path TEXT NOT NULL,
  item TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL, message TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, learnt INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL);
CREATE INDEX fact_case ON fact (case_id, seq);
CREATE TABLE delivery (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, gemeente TEXT NOT NULL,
  case_id TEXT NOT NULL, connection TEXT NOT NULL, organisation TEXT NOT NULL,
  cause TEXT NOT NULL, rule TEXT NOT NULL, kind TEXT NOT NULL, purpose TEXT NOT NULL,
  ground TEXT NOT NULL, fields TEXT NOT NULL, withheld TEXT NOT NULL, method TEXT NOT NULL,
  target TEXT NOT NULL, media_type TEXT NOT NULL, headers TEXT NOT NULL, body BLOB,
  state TEXT NOT NULL, waits_for TEXT NOT NULL, attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL,
  answer_status INTEGER NOT NULL, answer_text TEXT NOT NULL, revision TEXT NOT NULL);
CREATE INDEX delivery_state ON delivery (state, seq) WHERE state <> 'confirmed';
CREATE INDEX delivery_case ON delivery (case_id, seq);
CREATE INDEX delivery_cause ON delivery (cause, seq);
CREATE TABLE attempt (delivery TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
  outcome TEXT NOT NULL, status INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (delivery, number));
)sql";
constexpr const char* kInsertMessage =
    "INSERT INTO message (id, gemeente, connection, kind, idempotency_key, body_hash, parent, "
    "part, "
    "answer_to, case_id, method, target, media_type, sender, headers, body, received, state, "
    "reason, "
    "revision, findings, explanation) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* kPutCase =
    "INSERT INTO zaak (id, gemeente, version, merged_into) VALUES (?,?,?,'') "
    "ON CONFLICT (id) DO UPDATE SET version = excluded.version";
constexpr const char* kAddFact =
    "INSERT INTO fact (case_id, path, item, value, source, message, valid_from, valid_to, learnt, "
    "withdrawn) VALUES (?,?,?,?,?,?,?,?,?,?)";
constexpr const char* kInsertDelivery =
    "INSERT INTO delivery (id, gemeente, case_id, connection, organisation, cause, rule, kind, "
    "purpose, ground, fields, withheld, method, target, media_type, headers, body, state, "
    "waits_for, "
    "attempts, next_at, created, changed, answer_status, answer_text, revision) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* kUpdateMessage =
    "UPDATE message SET state = ?, reason = ?, case_id = ?, findings = ?, explanation = ?, "
    "revision = ? WHERE id = ?";
constexpr const char* kUpdateDelivery =
    "UPDATE delivery SET state = ?, attempts = ?, next_at = ?, changed = ?, answer_status = ?, "
    "answer_text = ? WHERE id = ?";
constexpr const char* kAddAttempt =
    "INSERT INTO attempt (delivery, number, at, outcome, status, text) VALUES (?,?,?,?,?,?)";

/// Headers as the hub keeps them, without the cost of making JSON: that is no work of a store.
constexpr std::string_view kHeaders =
    R"([["Host","127.0.0.1:41001"],["Content-Type","application/json"]])";
constexpr std::string_view kFields = "inburgeraar.bsn pvt.datumOndertekening";

std::int64_t number(model::Instant instant) { return instant.time_since_epoch().count(); }

}  // namespace

/// Binds values one after another, then runs the statement.
class RawStore::Bound {
 public:
  Bound(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
  Bound& operator<<(std::string_view text) {
    sqlite3_bind_text(statement_, ++at_, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    return *this;
  }
  Bound& operator<<(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++at_, value);
    return *this;
  }
  Bound& blob(std::string_view bytes) {
    sqlite3_bind_blob(statement_, ++at_, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
    return *this;
  }
  void run() {
    const auto result = sqlite3_step(statement_);
    sqlite3_reset(statement_);
    if (result != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
  }

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_;
  int at_ = 0;
};

RawStore::RawStore(const std::filesystem::path& folder) {
  const auto file = folder / "raw.db";
  if (sqlite3_open_v2(file.c_str(), &database_,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                      nullptr) != SQLITE_OK) {
    throw std::runtime_error("the raw store cannot be opened");
  }
  run("PRAGMA journal_mode=WAL");
  run("PRAGMA synchronous=FULL");
  run("PRAGMA wal_autocheckpoint=2000");
  run("PRAGMA cache_size=-32000");
  run(kSchema);
  insert_message_ = prepare(kInsertMessage);
  put_case_ = prepare(kPutCase);
  add_fact_ = prepare(kAddFact);
  insert_delivery_ = prepare(kInsertDelivery);
  update_message_ = prepare(kUpdateMessage);
  update_delivery_ = prepare(kUpdateDelivery);
  add_attempt_ = prepare(kAddAttempt);
}

RawStore::~RawStore() {
  for (auto* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

sqlite3_stmt* RawStore::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
      SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database_));
  }
  statements_.push_back(statement);
  return statement;
}

void RawStore::run(const char* sql) {
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(database_));
  }
}

void RawStore::commit(std::vector<MessageRows>& group) {
  run("BEGIN");
  for (auto& rows : group) write(rows);
  run("COMMIT");
}

void RawStore::write(MessageRows& rows) {
  const auto& in = rows.message;
  ((Bound{database_, insert_message_}
    << in.message.id << in.municipality << in.connection << in.message.kind << in.idempotency_key
    << in.body_hash << in.parent << std::int64_t{in.part} << in.answer_to << in.case_id
    << in.message.method << in.message.target << in.message.media_type << in.message.sender
    << kHeaders)
       .blob(in.message.body)
   << number(in.received) << to_string(in.state) << in.reason << in.revision << ""
   << in.explanation)
      .run();
  process(rows);
  (Bound{database_, put_case_} << rows.file.file.id << rows.file.file.municipality
                               << rows.file.file.version)
      .run();
  for (const auto& fact : rows.facts) {
    (Bound{database_, add_fact_} << rows.file.file.id << fact.path << fact.key << fact.value
                                 << fact.source << fact.message << fact.valid_from << fact.valid_to
                                 << number(fact.learnt) << std::int64_t{fact.withdrawn})
        .run();
  }
  for (const auto& sent : rows.sent) insert(sent.delivery);
  (Bound{database_, update_message_} << to_string(in.state) << in.reason << in.case_id << ""
                                     << in.explanation << in.revision << in.message.id)
      .run();
  confirm(rows);
  for (const auto& sent : rows.sent) update(sent);
}

void RawStore::insert(const store::DeliveryRow& out) {
  ((Bound{database_, insert_delivery_}
    << out.message.id << out.municipality << out.case_id << out.connection << out.organisation
    << out.cause << out.rule << out.message.kind << out.purpose << out.ground << kFields << ""
    << out.message.method << out.message.target << out.message.media_type << kHeaders)
       .blob(out.message.body)
   << to_string(out.state) << out.waits_for << std::int64_t{out.attempts} << number(out.next_at)
   << number(out.created) << number(out.changed) << std::int64_t{out.answer_status}
   << out.answer_text << out.revision)
      .run();
}

void RawStore::update(const MessageRows::Sent& sent) {
  const auto& [out, attempt] = sent;
  (Bound{database_, update_delivery_}
   << to_string(out.state) << std::int64_t{out.attempts} << number(out.next_at)
   << number(out.changed) << std::int64_t{out.answer_status} << out.answer_text << out.message.id)
      .run();
  (Bound{database_, add_attempt_} << attempt.delivery << std::int64_t{attempt.number}
                                  << number(attempt.at) << attempt.outcome
                                  << std::int64_t{attempt.status} << attempt.text)
      .run();
}

RawSpeed raw_speed(std::size_t messages, std::size_t group, std::size_t deliveries) {
  const Folder folder;
  RawStore raw{folder.path()};
  const auto cpu = thread_cpu_seconds();
  std::chrono::duration<double> spent{};
  std::vector<MessageRows> rows;
  double making = 0;
  Latencies commits;
  for (std::size_t done = 0; done < messages; done += group) {
    const auto made = thread_cpu_seconds();
    rows.clear();
    for (std::size_t i = 0; i < group; ++i) rows.push_back(sample_rows(done + i, deliveries));
    making += thread_cpu_seconds() - made;
    const auto start = std::chrono::steady_clock::now();
    raw.commit(rows);
    const auto took = std::chrono::steady_clock::now() - start;
    commits.add(took);
    spent += took;
  }
  const auto count = static_cast<double>(messages);
  return {count / spent.count(), (thread_cpu_seconds() - cpu - making) * 1e6 / count,
          std::move(commits)};
}

double thread_cpu_seconds() {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

}  // namespace rodedraad::bench
