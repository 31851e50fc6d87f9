#include "arrivals.h"

#include <string>
#include <vector>

#include "audit_columns.h"
#include "postgres.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/rows.h"
#include "statements.h"

namespace rodedraad::store {

namespace {

constexpr int kAtOnce = 1000;

// The columns of table message and audit; see postgres_schema.cpp.
constexpr const char* kTables =
    "CREATE TABLE arrived (LIKE message INCLUDING DEFAULTS INCLUDING IDENTITY);"
    "CREATE UNIQUE INDEX arrived_key ON arrived (gemeente, connection, "
    "idempotency_key) WHERE idempotency_key <> '' AND state <> 'refused';"
    "CREATE INDEX arrived_order ON arrived (seq);"
    "CREATE TABLE audit_waiting (LIKE audit INCLUDING DEFAULTS);"
    "ALTER TABLE audit_waiting DROP COLUMN seal;"
    "CREATE SEQUENCE audit_waiting_seq OWNED BY audit_waiting.seq;"
    "ALTER TABLE audit_waiting ALTER COLUMN seq SET DEFAULT nextval('audit_waiting_seq')";

constexpr const char* kIsThere =
    "SELECT EXISTS (SELECT 1 FROM arrived) OR EXISTS (SELECT 1 FROM audit_waiting)";

/// And what of the same sender has its key by now.
constexpr const char* kArrived =
    "SELECT a.seq, a.id, a.state, a.gemeente, a.connection, a.revision, coalesce(m.id, ''), "
    "coalesce(m.body_hash = a.body_hash, false) FROM arrived a LEFT JOIN message m ON m.gemeente = "
    "a.gemeente AND m.connection = a.connection AND m.idempotency_key = a.idempotency_key AND "
    "m.idempotency_key <> '' AND m.state <> 'refused' AND m.state <> 'duplicate' AND a.state = "
    "'received' ORDER BY a.seq LIMIT ?";

struct Arrived {
  std::int64_t seq = 0;
  std::string id, state, municipality, connection, revision;
  std::string earlier;  ///< under its key; empty: nothing
  bool same_body = false;
};

std::vector<Arrived> read_arrived(Statements& writer) {
  std::vector<Arrived> found;
  writer.each(
      kArrived,
      [&](Row row) {
        auto& arrived = found.emplace_back();
        arrived.seq = row.number();
        for (auto* text : {&arrived.id, &arrived.state, &arrived.municipality, &arrived.connection,
                           &arrived.revision, &arrived.earlier}) {
          *text = row.text();
        }
        arrived.same_body = row.number() != 0;
      },
      kAtOnce);
  return found;
}

void take_up(Statements& writer, AuditChain& chain, const Arrived& arrived, model::Instant now) {
  static const std::string insert =
      std::string{"INSERT INTO message ("} + kArrivingColumns +
      ") SELECT id, gemeente, connection, kind, idempotency_key, body_hash, parent, part, "
      "answer_to, case_id, method, sender, received, ?, coalesce(nullif(?, ''), reason), "
      "revision, day_key, case_key, body, notes FROM arrived WHERE seq = ?";
  std::string state = arrived.state;
  std::string reason;  // empty: as it was
  if (!arrived.earlier.empty()) {
    state = to_string(arrived.same_body ? MessageState::duplicate : MessageState::refused);
    reason = arrived.same_body
                 ? "kwam eerder binnen als bericht " + arrived.earlier
                 : "onder dit kenmerk kwam eerder een andere inhoud binnen, als bericht " +
                       arrived.earlier;
    chain.add({.at = now,
               .action = "message.state",
               .object = arrived.id,
               .result = arrived.state + " -> " + state,
               .origin = arrived.connection,
               .actor = arrived.connection,
               .municipality = arrived.municipality,
               .revision = arrived.revision});
  }
  writer.run(insert, state, reason, arrived.seq);
  writer.run("DELETE FROM arrived WHERE seq = ?", arrived.seq);
}

void seal_waiting(Statements& writer, AuditChain& chain) {
  std::vector<AuditRow> rows;
  do {
    rows.clear();
    writer.each(
        "SELECT seq, at, action, object, result, origin, actor, gemeente, revision, detail FROM "
        "audit_waiting ORDER BY seq LIMIT ?",
        [&](Row row) { rows.push_back(audit_row(row)); }, kAtOnce);
    for (auto& row : rows) {
      const auto waited = row.seq;
      chain.add(std::move(row));
      writer.run("DELETE FROM audit_waiting WHERE seq = ?", waited);
    }
  } while (rows.size() == kAtOnce);
}

}  // namespace

void make_arrivals(PostgresConnection& writer) {
  // Not again each time: that would wait for a hub that stands still while it takes in.
  if (!writer.once("SELECT to_regclass('audit_waiting')::text").empty()) return;
  writer.once(std::string{"BEGIN;"} + kTables + ";COMMIT");
}

std::size_t take_up_arrivals(Statements& writer, AuditChain& chain, model::Instant now) {
  bool is_there = false;
  writer.each(kIsThere, [&](Row row) { is_there = row.number() != 0; });
  if (!is_there) return 0;
  std::size_t count = 0;
  std::vector<Arrived> some;
  do {
    some = read_arrived(writer);
    for (const auto& arrived : some) take_up(writer, chain, arrived, now);
    count += some.size();
  } while (some.size() == kAtOnce);
  seal_waiting(writer, chain);
  return count;
}

void tell_arrival(Statements& writer) { writer.run("SELECT pg_notify(?, '')", kArrivedChannel); }

}  // namespace rodedraad::store
