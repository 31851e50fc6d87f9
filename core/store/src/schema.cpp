#include "schema.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "postgres.h"
#include "postgres_dialect.h"
#include "rodedraad/store/database.h"
#include "sealing.h"
#include "search_fill.h"
#include "sqlite.h"

namespace rodedraad::store {

namespace {

// How the tables would spread by municipality (gemeente): docs/decisions/0045. An empty body is
// NULL. Instants are milliseconds since 1970 UTC; days are text YYYY-MM-DD.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE message (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  gemeente TEXT NOT NULL,
  connection TEXT NOT NULL,
  kind TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  parent TEXT NOT NULL,
  part INTEGER NOT NULL,
  answer_to TEXT NOT NULL,
  case_id TEXT NOT NULL,
  method TEXT NOT NULL,
  target TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sender TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB,
  received INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  revision TEXT NOT NULL,
  findings TEXT NOT NULL,
  explanation TEXT NOT NULL
);
CREATE UNIQUE INDEX message_key ON message (gemeente, connection, idempotency_key)
  WHERE idempotency_key <> '' AND state <> 'refused' AND state <> 'duplicate';
CREATE INDEX message_open ON message (seq) WHERE state = 'received';
CREATE INDEX message_failed ON message (seq) WHERE state = 'failed';
CREATE INDEX message_parked ON message (seq) WHERE state = 'parked';
CREATE INDEX message_case ON message (case_id, seq) WHERE case_id <> '';
CREATE INDEX message_parent ON message (parent, part) WHERE parent <> '';

CREATE TABLE zaak (
  id TEXT PRIMARY KEY,
  gemeente TEXT NOT NULL,
  version INTEGER NOT NULL,
  merged_into TEXT NOT NULL
);
CREATE TABLE identifier (
  gemeente TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (gemeente, type, value)
);
CREATE INDEX identifier_case ON identifier (case_id);
CREATE INDEX identifier_value ON identifier (type, value);
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  path TEXT NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  message TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  learnt INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL
);
CREATE INDEX fact_case ON fact (case_id, seq);
CREATE TABLE deadline (
  case_id TEXT NOT NULL,
  deadline TEXT NOT NULL,
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  article TEXT NOT NULL,
  start TEXT NOT NULL,
  strict_due TEXT NOT NULL,
  due TEXT NOT NULL,
  shift_reason TEXT NOT NULL,
  met_by TEXT NOT NULL,
  message TEXT NOT NULL,
  previous_due TEXT NOT NULL,
  PRIMARY KEY (case_id, deadline)
);
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  title TEXT NOT NULL,
  organisation TEXT NOT NULL,
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  created INTEGER NOT NULL,
  done INTEGER NOT NULL
);
CREATE INDEX task_case ON task (case_id);
CREATE TABLE fired (
  case_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (case_id, rule)
);
CREATE TABLE delivery (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  gemeente TEXT NOT NULL,
  case_id TEXT NOT NULL,
  connection TEXT NOT NULL,
  organisation TEXT NOT NULL,
  cause TEXT NOT NULL,
  rule TEXT NOT NULL,
  kind TEXT NOT NULL,
  purpose TEXT NOT NULL,
  ground TEXT NOT NULL,
  fields TEXT NOT NULL,
  withheld TEXT NOT NULL,
  method TEXT NOT NULL,
  target TEXT NOT NULL,
  media_type TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB,
  state TEXT NOT NULL,
  waits_for TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  answer_status INTEGER NOT NULL,
  answer_text TEXT NOT NULL,
  revision TEXT NOT NULL
);
CREATE INDEX delivery_state ON delivery (state, seq) WHERE state <> 'confirmed';
CREATE INDEX delivery_case ON delivery (case_id, seq);
CREATE INDEX delivery_cause ON delivery (cause, seq);
CREATE TABLE attempt (
  delivery TEXT NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (delivery, number)
);
CREATE TABLE wait (
  gemeente TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (gemeente, type, value, message)
);
CREATE INDEX wait_message ON wait (message);
)sql";

// evidence: why a request was allowed. signalled: somebody was told that the deadline is over.
// schedule: when something was last asked by the clock.
constexpr std::string_view kVersion2 = R"sql(
ALTER TABLE delivery ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline ADD COLUMN signalled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX deadline_due ON deadline (due) WHERE signalled = 0;
CREATE TABLE schedule (
  connection TEXT NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (connection, kind)
);
)sql";

// Terms tell their repetition apart in a column of its own, and can lapse, stand still, or be given
// by a partner. Tasks have names, texts and days, and move with a mandate. A case knows when the
// clock must look at it again, and can be closed. setting: what the hub remembers of itself.
constexpr std::string_view kVersion3 = R"sql(
CREATE TABLE term (
  case_id TEXT NOT NULL,
  deadline TEXT NOT NULL,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  article TEXT NOT NULL,
  start TEXT NOT NULL,
  strict_due TEXT NOT NULL,
  due TEXT NOT NULL,
  shift_reason TEXT NOT NULL,
  met_by TEXT NOT NULL,
  message TEXT NOT NULL,
  previous_due TEXT NOT NULL,
  given TEXT NOT NULL,
  suspended_since TEXT NOT NULL,
  met_on TEXT NOT NULL,
  stopped TEXT NOT NULL,
  stop_reason TEXT NOT NULL,
  met_after_start INTEGER NOT NULL,
  PRIMARY KEY (case_id, deadline, item)
);
INSERT INTO term SELECT case_id,
  CASE instr(deadline, '/') WHEN 0 THEN deadline ELSE substr(deadline, 1, instr(deadline, '/') - 1) END,
  CASE instr(deadline, '/') WHEN 0 THEN '' ELSE substr(deadline, instr(deadline, '/') + 1) END,
  title, rule, article, start, strict_due, due, shift_reason, met_by, message, previous_due,
  '', '', '', '', '', 0 FROM deadline;
DROP TABLE deadline;
ALTER TABLE term RENAME TO deadline;
ALTER TABLE task RENAME TO task_before;
CREATE TABLE task (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  created INTEGER NOT NULL,
  due TEXT NOT NULL,
  done INTEGER NOT NULL,
  done_by TEXT NOT NULL
);
INSERT INTO task SELECT CAST(id AS TEXT), case_id, title, '', '', '', organisation, rule, message,
  created, '', done, '' FROM task_before;
DROP TABLE task_before;
CREATE INDEX task_case ON task (case_id);
CREATE INDEX task_open ON task (created) WHERE done = 0;
ALTER TABLE zaak ADD COLUMN looked TEXT NOT NULL DEFAULT '';
ALTER TABLE zaak ADD COLUMN wake TEXT NOT NULL DEFAULT '';
ALTER TABLE zaak ADD COLUMN closed TEXT NOT NULL DEFAULT '';
ALTER TABLE zaak ADD COLUMN close_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX zaak_wake ON zaak (wake, id) WHERE wake <> '';
ALTER TABLE delivery ADD COLUMN chosen TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN with_values TEXT NOT NULL DEFAULT '';
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
)sql";

// audit: what was done, by whom, with which result; every record is sealed with all before it. See
// AuditRow and AuditChain.
constexpr std::string_view kVersion4 = R"sql(
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  origin TEXT NOT NULL,
  actor TEXT NOT NULL,
  gemeente TEXT NOT NULL,
  revision TEXT NOT NULL,
  detail TEXT NOT NULL,
  seal BLOB NOT NULL
);
)sql";

// verwerking: the Logboek Dataverwerkingen. It only grows; see ProcessingRow.
constexpr std::string_view kVersion5 = R"sql(
CREATE TABLE verwerking (
  seq INTEGER PRIMARY KEY,
  trace TEXT NOT NULL,
  span TEXT NOT NULL,
  parent TEXT NOT NULL,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  einde INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  activity TEXT NOT NULL,
  gemeente TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject TEXT NOT NULL
);
)sql";

// A delivery has a day on which its time in a state is over, and lies at the desk or not; one that
// a person sent again once more names the first. What waits already gets the default terms: a week
// for a confirmation, thirty days for the rest.
constexpr std::string_view kVersion6 = R"sql(
ALTER TABLE delivery ADD COLUMN deadline INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN desk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN repeats TEXT NOT NULL DEFAULT '';
UPDATE delivery SET desk = 1 WHERE state IN ('rejected by partner', 'not authorised', 'failed')
  AND state <> 'confirmed';
UPDATE delivery SET deadline = changed + 2592000000 WHERE state IN ('queued', 'parked')
  AND state <> 'confirmed';
UPDATE delivery SET deadline = changed + 604800000 WHERE state = 'awaiting confirmation'
  AND state <> 'confirmed';
CREATE INDEX delivery_desk ON delivery (seq) WHERE desk = 1;
CREATE INDEX delivery_deadline ON delivery (deadline) WHERE deadline > 0;
)sql";

// What is said of persons lies under seal; see sealed_rows.h. A value by which something is found
// is a keyed hash. Facts that came together, and terms, are one text each. Sealing what is there is
// in sealing.cpp, between this script and the next. reason: why a delivery was moved, in our words.
constexpr std::string_view kVersion7 = R"sql(
CREATE TABLE data_key (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  gemeente TEXT NOT NULL,
  wrapped_by TEXT NOT NULL,
  wrapped BLOB NOT NULL
);
CREATE INDEX data_key_scope ON data_key (scope);
ALTER TABLE message ADD COLUMN day_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN case_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN notes BLOB;
ALTER TABLE delivery ADD COLUMN day_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN case_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN notes BLOB;
ALTER TABLE delivery ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE identifier ADD COLUMN key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE identifier ADD COLUMN sealed BLOB;
ALTER TABLE task ADD COLUMN key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN sealed BLOB;
ALTER TABLE zaak ADD COLUMN hold TEXT NOT NULL DEFAULT '';
CREATE INDEX zaak_hold ON zaak (id) WHERE hold <> '';
ALTER TABLE fact RENAME TO fact_before;
ALTER TABLE deadline RENAME TO deadline_before;
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  key INTEGER NOT NULL,
  facts BLOB NOT NULL
);
CREATE TABLE deadline (
  case_id TEXT NOT NULL,
  deadline TEXT NOT NULL,
  item BLOB NOT NULL,
  key INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (case_id, deadline, item)
);
)sql";
constexpr std::string_view kAfterSealing = R"sql(
DROP TABLE fact_before;
DROP TABLE deadline_before;
CREATE INDEX fact_case ON fact (case_id, seq);
DROP INDEX identifier_value;
ALTER TABLE message DROP COLUMN target;
ALTER TABLE message DROP COLUMN media_type;
ALTER TABLE message DROP COLUMN headers;
ALTER TABLE message DROP COLUMN findings;
ALTER TABLE message DROP COLUMN explanation;
ALTER TABLE delivery DROP COLUMN target;
ALTER TABLE delivery DROP COLUMN media_type;
ALTER TABLE delivery DROP COLUMN headers;
ALTER TABLE delivery DROP COLUMN answer_text;
ALTER TABLE delivery DROP COLUMN evidence;
ALTER TABLE delivery DROP COLUMN with_values;
ALTER TABLE task DROP COLUMN title;
ALTER TABLE task DROP COLUMN text;
ALTER TABLE task DROP COLUMN done_by;
)sql";

/// Who may log in at the hub itself. No text of it is about a resident.
constexpr std::string_view kVersion8 = R"sql(
CREATE TABLE account (
  name TEXT PRIMARY KEY,
  display TEXT NOT NULL,
  hash TEXT NOT NULL,
  roles TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  last_login INTEGER NOT NULL
);
)sql";

// What the lists of the console are found by; see search.h and docs/decisions/0039. Beside a sealed
// term stand its municipality and, while it runs, its due day. What is there already is filled in
// by search_fill.cpp, between this script and the next. name: keyed hashes of the words of names.
// proposal, revision, bulk: see console_rows.h.
constexpr std::string_view kVersion9 = R"sql(
CREATE TABLE name (
  gemeente TEXT NOT NULL,
  word BLOB NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (gemeente, word, case_id)
) WITHOUT ROWID;
ALTER TABLE deadline ADD COLUMN gemeente TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline ADD COLUMN due TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN gemeente TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN claimed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN claimed_at INTEGER NOT NULL DEFAULT 0;
CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  gemeente TEXT NOT NULL,
  case_id TEXT NOT NULL,
  key INTEGER NOT NULL,
  sealed BLOB,
  asked_by TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL
);
CREATE INDEX proposal_case ON proposal (case_id) WHERE case_id <> '';
CREATE TABLE revision (
  seq INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT NOT NULL,
  files BLOB
);
CREATE INDEX revision_hash ON revision (hash, seq);
CREATE TABLE bulk (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  filter TEXT NOT NULL,
  why TEXT NOT NULL,
  actor TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  state TEXT NOT NULL
);
CREATE TABLE bulk_item (
  bulk TEXT NOT NULL,
  delivery TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (bulk, delivery)
) WITHOUT ROWID;
)sql";
constexpr std::string_view kAfterFilling = R"sql(
CREATE INDEX name_case ON name (case_id);
CREATE INDEX deadline_due ON deadline (due, gemeente, deadline) WHERE due <> '';
CREATE INDEX deadline_running ON deadline (case_id, due) WHERE due <> '';
CREATE INDEX task_list ON task (done, due, created, id);
CREATE INDEX message_line ON message (gemeente, connection, kind);
CREATE INDEX message_refused ON message (seq) WHERE state = 'refused';
CREATE INDEX message_duplicate ON message (seq) WHERE state = 'duplicate';
CREATE INDEX delivery_line ON delivery (gemeente, connection, organisation, kind);
DROP INDEX delivery_state;
CREATE INDEX delivery_state ON delivery (state, seq, connection, gemeente)
  WHERE state <> 'confirmed';
CREATE INDEX audit_object ON audit (object);
CREATE INDEX audit_people ON audit (seq) WHERE actor <> origin;
CREATE INDEX audit_actor ON audit (actor) WHERE actor <> origin;
CREATE INDEX audit_action ON audit (action)
  WHERE action NOT IN ('message.accept', 'message.state', 'delivery.state');
CREATE INDEX verwerking_subject ON verwerking (substr(subject, 1, 16));
)sql";

// Cases are listed by the first day on which a term of them is due, and those are that have none.
// Refused messages and duplicates of one connection are found among those of all from the index,
// and what is parked of a case without looking at all that was ever sent about it.
constexpr std::string_view kVersion10 = R"sql(
ALTER TABLE zaak ADD COLUMN next_due TEXT NOT NULL DEFAULT '';
UPDATE zaak SET next_due = coalesce((SELECT min(due) FROM deadline WHERE case_id = zaak.id
  AND due <> ''), '');
DROP INDEX deadline_running;
CREATE INDEX zaak_due ON zaak (next_due, gemeente, id) WHERE next_due <> '';
CREATE INDEX zaak_without_term ON zaak (id, gemeente)
  WHERE next_due = '' AND closed = '' AND merged_into = '';
DROP INDEX message_refused;
DROP INDEX message_duplicate;
CREATE INDEX message_refused ON message (seq, connection, gemeente, kind) WHERE state = 'refused';
CREATE INDEX message_duplicate ON message (seq, connection, gemeente, kind)
  WHERE state = 'duplicate';
CREATE INDEX delivery_parked ON delivery (case_id, seq) WHERE state = 'parked';
)sql";

constexpr std::array kSteps{kVersion1, kVersion2, kVersion3, kVersion4, kVersion5,
                            kVersion6, kVersion7, kVersion8, kVersion9, kVersion10};
constexpr int kSealingStep = 7;
constexpr int kFillingStep = 9;
/// Since this version what a hub that takes in reads and writes is as it is now.
constexpr int kArrivalsSince = 9;

/// "CREATE INDEX message_line", to tell how far a step is.
std::string first_words(std::string_view statement) {
  std::string out;
  for (int words = 0; words < 3; ++words) {
    statement.remove_prefix(std::min(statement.find_first_not_of(" \n"), statement.size()));
    const auto end = std::min(statement.find_first_of(" \n("), statement.size());
    if (words > 0) out += ' ';
    out += statement.substr(0, end);
    statement.remove_prefix(end);
  }
  return out;
}

void run(SqliteConnection& connection, std::string_view script, const Progress& progress) {
  while (!script.empty()) {
    const auto end = script.find(';');
    const auto statement = script.substr(0, end);
    if (statement.find_first_not_of(" \n") != std::string_view::npos) {
      if (progress) progress(first_words(statement));
      connection.once(statement);
    }
    script = end == std::string_view::npos ? std::string_view{} : script.substr(end + 1);
  }
}

constexpr int kNewest = static_cast<int>(kSteps.size());

void demand_known(int version) {
  if (version <= kNewest) return;
  throw StoreError("the store has schema version " + std::to_string(version) +
                   ", this program knows up to " + std::to_string(kNewest) +
                   ": start the newer program, or restore a backup of before the upgrade");
}

constexpr const char* kVersion = "SELECT coalesce(max(version), 0) FROM schema_version";

}  // namespace

void migrate(SqliteConnection& connection, Vault& vault, const Progress& told) {
  connection.once("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  int version = std::stoi(connection.once(kVersion));
  demand_known(version);
  const bool is_new = version == 0;  // is made in a moment
  while (version < kNewest) {
    const auto step = version + 1;
    const Progress progress = [&](std::string_view what) {
      if (told && !is_new) told("step " + std::to_string(step) + ": " + std::string{what});
    };
    connection.begin();
    run(connection, kSteps[static_cast<std::size_t>(version)], progress);
    ++version;
    if (version == kSealingStep) {
      seal_what_is_there(connection, vault);
      run(connection, kAfterSealing, progress);
    }
    if (version == kFillingStep) {
      if (!is_new) fill_search(connection, vault, progress);
      run(connection, kAfterFilling, progress);
    }
    connection.once("INSERT INTO schema_version (version) VALUES (" + std::to_string(version) +
                    ")");
    connection.commit();
  }
}

void migrate(PostgresConnection& connection) {
  connection.once("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const int version = std::stoi(connection.once(kVersion));
  demand_known(version);
  int step = kFirstOnServer;
  for (const auto script : postgres_steps()) {
    if (step > version) {
      connection.once("BEGIN;" + std::string{script} +
                      "INSERT INTO schema_version (version) VALUES (" + std::to_string(step) +
                      ");COMMIT");
    }
    ++step;
  }
}

bool can_take_in(PostgresConnection& connection) {
  const int version = std::stoi(connection.once(kVersion));
  return version >= kArrivalsSince && version <= kNewest;
}

}  // namespace rodedraad::store
