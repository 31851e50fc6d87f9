#include <algorithm>

#include "rodedraad/store/reader.h"
#include "rodedraad/store/transaction.h"
#include "standing.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

/// While it lives, what is deleted is overwritten with zeros (SQLite secure_delete). Not always:
/// every change of a delivery would pay for it.
class Overwriting {
 public:
  explicit Overwriting(Statements& statements) : statements_(statements) {
    statements_.run("PRAGMA secure_delete = ON");
  }
  ~Overwriting() { statements_.run("PRAGMA secure_delete = OFF"); }
  Overwriting(const Overwriting&) = delete;
  Overwriting& operator=(const Overwriting&) = delete;

 private:
  Statements& statements_;
};

}  // namespace

void Transaction::erase_facts(const std::string& case_id,
                              std::span<const std::pair<std::string, std::string>> fields) {
  const Overwriting overwriting{statements_};
  for (const auto& [path, key] : fields) {
    statements_.run("DELETE FROM fact WHERE case_id = ? AND path = ? AND item = ?", case_id, path,
                    key);
  }
}

void Transaction::erase_deadline(const std::string& case_id, const DeadlineRow& row) {
  const Overwriting overwriting{statements_};
  statements_.run("DELETE FROM deadline WHERE case_id = ? AND deadline = ? AND item = ?", case_id,
                  row.deadline, row.item);
}

void Transaction::erase_contents(const std::string& case_id) {
  const Overwriting overwriting{statements_};
  statements_.run(
      "UPDATE message SET body = NULL, headers = '', target = '', sender = '', findings = '', "
      "explanation = '' WHERE case_id = ? AND case_id <> '' AND state IN ('processed', "
      "'duplicate', 'refused', 'failed')",
      case_id);
  statements_.run(
      "UPDATE attempt SET text = '' WHERE delivery IN (SELECT id FROM delivery WHERE case_id = ? "
      "AND state NOT IN ('queued', 'in flight', 'parked', 'awaiting confirmation', 'unknown "
      "outcome'))",
      case_id);
  statements_.run(
      "UPDATE delivery SET body = NULL, headers = '', target = '', method = '', answer_text = '', "
      "with_values = '', evidence = '' WHERE case_id = ? AND state NOT IN ('queued', 'in flight', "
      "'parked', 'awaiting confirmation', 'unknown outcome')",
      case_id);
  statements_.run("DELETE FROM task WHERE case_id = ? AND done = 1", case_id);
}

void Transaction::empty_case(const std::string& case_id, Instant now) {
  const Overwriting overwriting{statements_};
  std::vector<Standing> parked;
  each_standing(
      statements_, "WHERE case_id = ? AND state = 'parked'",
      [&](Standing found) { parked.push_back(std::move(found)); }, case_id);
  for (const auto& row : parked) {
    move(row, {DeliveryState::cancelled, now, {}, {}});
    statements_.run(
        "UPDATE delivery SET body = NULL, headers = '', target = '', with_values = '', evidence = "
        "'' WHERE id = ?",
        row.id);
  }
  statements_.run(
      "DELETE FROM wait WHERE message IN (SELECT id FROM message WHERE case_id = ? AND case_id <> "
      "'')",
      case_id);
  statements_.run(
      "UPDATE message SET idempotency_key = '', body_hash = '' WHERE case_id = ? AND case_id <> ''",
      case_id);
  for (const char* sql :
       {"DELETE FROM identifier WHERE case_id = ?", "DELETE FROM fact WHERE case_id = ?",
        "DELETE FROM deadline WHERE case_id = ?", "DELETE FROM task WHERE case_id = ?",
        "DELETE FROM fired WHERE case_id = ?"}) {
    statements_.run(sql, case_id);
  }
}

void Transaction::erase_old_contents(Instant before, std::int64_t after, std::int64_t count) {
  const Overwriting overwriting{statements_};
  statements_.run(
      "UPDATE message SET body = NULL, headers = '', target = '' WHERE seq > ? AND seq <= ? AND "
      "received < ? AND body IS NOT NULL AND state IN ('processed', 'duplicate', 'refused')",
      after, after + count, to_number(before));
  statements_.run(
      "UPDATE delivery SET body = NULL, headers = '', target = '' WHERE seq > ? AND seq <= ? AND "
      "changed < ? AND body IS NOT NULL AND state IN ('confirmed', 'cancelled')",
      after, after + count, to_number(before));
}

Reader::OldContents Reader::old_contents(Instant before) {
  OldContents out;
  const auto add = [&](Row row) {
    const auto count = row.number();
    const auto first = row.number();
    if (count == 0) return;
    out.first = out.count == 0 ? first : std::min(out.first, first);
    out.count += count;
    out.last = std::max(out.last, row.number());
  };
  statements_->each(
      "SELECT count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) FROM message WHERE received < "
      "? AND body IS NOT NULL "
      "AND state IN ('processed', 'duplicate', 'refused')",
      add, to_number(before));
  statements_->each(
      "SELECT count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) FROM delivery WHERE changed < "
      "? AND body IS NOT NULL "
      "AND state IN ('confirmed', 'cancelled')",
      add, to_number(before));
  return out;
}

}  // namespace rodedraad::store
