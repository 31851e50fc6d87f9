#include <span>

#include "names.h"
#include "rodedraad/store/transaction.h"
#include "sealed_rows.h"
#include "statements.h"
#include "text_forms.h"

/// What the console needs beside what the messages do: names to find, and what people decide.
namespace rodedraad::store {

void Transaction::add_names(const std::string& case_id, const KeyPtr& key,
                            std::span<const model::Fact> facts) {
  for (const auto& fact : facts) {
    if (!is_name(fact.path) || fact.withdrawn) continue;
    const auto names = vault_.of_names(statements_, key->municipality);
    for (const auto& word : words_of_name(fact.value)) {
      const auto hash = name_hash(names, word);
      statements_.run(
          "INSERT INTO name (gemeente, word, case_id) VALUES (?,?,?) ON CONFLICT DO NOTHING",
          key->municipality, Bytes{hash}, case_id);
    }
  }
}

void Transaction::renew_names(const std::string& case_id) {
  std::vector<model::Fact> facts;
  statements_.each(
      "SELECT seq, key, facts FROM fact WHERE case_id = ?",
      [&](Row row) {
        const auto place = std::to_string(row.number());
        const auto key = row.number();
        const auto opened = open_text(statements_, vault_, key, "fact", place, row.text());
        for (auto& fact : unpack_facts(opened.plain)) facts.push_back(std::move(fact));
      },
      case_id);
  statements_.run("DELETE FROM name WHERE case_id = ?", case_id);
  add_names(case_id, key_of_case(case_id, {}), facts);
}

void Transaction::claim_task(const std::string& id, const std::string& by, Instant at) {
  statements_.run("UPDATE task SET claimed_by = ?, claimed_at = ? WHERE id = ? AND done = 0", by,
                  by.empty() ? 0 : to_number(at), id);
}

void Transaction::put_proposal(const ProposalRow& row) {
  const auto key = row.case_id.empty() ? vault_.of_day(statements_, row.at, row.municipality)
                                       : vault_.of_case(statements_, row.case_id, row.municipality);
  const auto sealed = seal_text(key, "proposal", row.id, row.content);
  statements_.run(
      "INSERT INTO proposal (id, kind, object, gemeente, case_id, key, sealed, asked_by, why, at, "
      "state, decided_by, decided_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO "
      "UPDATE "
      "SET state = excluded.state, decided_by = excluded.decided_by, decided_at = "
      "excluded.decided_at",
      row.id, row.kind, row.object, row.municipality, row.case_id, key->id, Bytes{sealed},
      row.asked_by, row.why, to_number(row.at), row.state, row.decided_by,
      to_number(row.decided_at));
}

void Transaction::add_revision(const RevisionRow& row) {
  statements_.run("INSERT INTO revision (hash, at, actor, origin, files) VALUES (?,?,?,?,?)",
                  row.hash, to_number(row.at), row.actor, row.origin, Bytes{row.files});
}

void Transaction::put_bulk(const BulkRow& row) {
  statements_.run(
      "INSERT INTO bulk (id, kind, filter, why, actor, approved_by, at, total, done, failed, "
      "state) "
      "VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET approved_by = "
      "excluded.approved_by, total = excluded.total, done = excluded.done, failed = "
      "excluded.failed, state = excluded.state",
      row.id, row.kind, row.filter, row.why, row.actor, row.approved_by, to_number(row.at),
      row.total, row.done, row.failed, row.state);
}

void Transaction::put_bulk_item(const BulkItemRow& row) {
  statements_.run(
      "INSERT INTO bulk_item (bulk, delivery, result) VALUES (?,?,?) ON CONFLICT (bulk, delivery) "
      "DO UPDATE SET result = excluded.result",
      row.bulk, row.delivery, row.result);
}

}  // namespace rodedraad::store
