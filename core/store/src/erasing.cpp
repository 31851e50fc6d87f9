#include <algorithm>

#include "names.h"
#include "overwriting.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/transaction.h"
#include "sealed_rows.h"
#include "standing.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

void Transaction::erase_facts(const std::string& case_id,
                              std::span<const std::pair<std::string, std::string>> fields) {
  const Overwriting overwriting{statements_};
  struct Left {
    std::int64_t seq = 0, key = 0;
    std::vector<model::Fact> facts;
  };
  std::vector<Left> changed;
  statements_.each(
      "SELECT seq, key, facts FROM fact WHERE case_id = ?",
      [&](Row row) {
        Left left{row.number(), row.number(), {}};
        const auto opened =
            open_text(statements_, vault_, left.key, "fact", std::to_string(left.seq), row.text());
        left.facts = unpack_facts(opened.plain);
        const auto gone = std::erase_if(left.facts, [&](const model::Fact& fact) {
          return std::ranges::find(fields, std::pair{fact.path, fact.key}) != fields.end();
        });
        if (gone > 0) changed.push_back(std::move(left));
      },
      case_id);
  for (const auto& left : changed) {
    if (left.facts.empty()) {
      statements_.run("DELETE FROM fact WHERE seq = ?", left.seq);
      continue;
    }
    const auto sealed = seal_text(vault_.key(statements_, left.key), "fact",
                                  std::to_string(left.seq), pack(left.facts));
    statements_.run("UPDATE fact SET facts = ? WHERE seq = ?", Bytes{sealed}, left.seq);
  }
  if (std::ranges::any_of(fields, [](const auto& field) { return is_name(field.first); })) {
    renew_names(case_id);
  }
}

void Transaction::erase_deadline(const std::string& case_id, const DeadlineRow& row) {
  const Overwriting overwriting{statements_};
  statements_.run("DELETE FROM deadline WHERE case_id = ? AND deadline = ? AND item = ?", case_id,
                  row.deadline, Hash{hash_of_item(key_of_case(case_id, {}), row)});
}

void Transaction::erase_contents(const std::string& case_id) {
  const Overwriting overwriting{statements_};
  statements_.run(
      "UPDATE message SET body = NULL, notes = NULL, sender = '' WHERE case_id = ? AND case_id <> "
      "'' AND state IN ('processed', 'duplicate', 'refused', 'failed')",
      case_id);
  statements_.run(
      "UPDATE attempt SET text = '' WHERE delivery IN (SELECT id FROM delivery WHERE case_id = ? "
      "AND state NOT IN ('queued', 'in flight', 'parked', 'awaiting confirmation', 'unknown "
      "outcome'))",
      case_id);
  statements_.run(
      "UPDATE delivery SET body = NULL, notes = NULL, method = '' WHERE case_id = ? AND state NOT "
      "IN ('queued', 'in flight', 'parked', 'awaiting confirmation', 'unknown outcome')",
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
    statements_.run("UPDATE delivery SET body = NULL, notes = NULL WHERE id = ?", row.id);
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
        "DELETE FROM fired WHERE case_id = ?", "DELETE FROM name WHERE case_id = ?",
        "UPDATE zaak SET next_due = '' WHERE id = ?",
        "UPDATE proposal SET sealed = NULL, why = '' WHERE case_id = ? AND case_id <> ''"}) {
    statements_.run(sql, case_id);
  }
}

void Transaction::erase_old_contents(Instant before, std::int64_t after, std::int64_t count) {
  const Overwriting overwriting{statements_};
  statements_.run(
      "UPDATE message SET body = NULL, notes = CASE case_key WHEN 0 THEN NULL ELSE notes END WHERE "
      "seq > ? AND seq <= ? AND received < ? AND body IS NOT NULL AND state IN ('processed', "
      "'duplicate', 'refused') AND case_id NOT IN (SELECT id FROM zaak WHERE hold <> '')",
      after, after + count, to_number(before));
  statements_.run(
      "UPDATE delivery SET body = NULL WHERE seq > ? AND seq <= ? AND changed < ? AND body IS NOT "
      "NULL AND state IN ('confirmed', 'cancelled') AND case_id NOT IN (SELECT id FROM zaak WHERE "
      "hold <> '')",
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
