#include "sealing.h"

#include <functional>
#include <string>
#include <vector>

#include "packed.h"
#include "rodedraad/store/transaction.h"
#include "row_numbers.h"
#include "sealed_rows.h"
#include "sqlite.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

/// Set while the file may still hold what was there before.
constexpr const char* kToRewrite = "opslag.herschrijven";

class Sealing {
 public:
  Sealing(Statements& statements, Vault& vault)
      : statements_(statements),
        vault_(vault),
        transaction_(statements, vault, numbers_, nullptr, nullptr) {}

  void all() {
    identifiers();
    facts();
    deadlines();
    messages();
    deliveries();
    attempts();
    tasks();
    waits();
    if (found_) transaction_.put_setting(kToRewrite, "1");
  }

 private:
  /// Reads ids first, so that no statement walks over a table that another changes.
  void each(const std::string& select, const std::function<void(Row)>& take) {
    statements_.each(select, [&](Row row) {
      found_ = true;
      take(row);
    });
  }

  void identifiers() {
    struct Old {
      std::string gemeente, type, value, case_id;
    };
    std::vector<Old> all;
    each("SELECT gemeente, type, value, case_id FROM identifier", [&](Row row) {
      all.push_back({row.text(), row.text(), row.text(), row.text()});
    });
    statements_.run("DELETE FROM identifier");
    for (const auto& old : all) {
      model::Case file;
      file.id = old.case_id;
      file.municipality = old.gemeente;
      transaction_.add_identifier(file, {old.type, old.value});
    }
  }

  void facts() {
    std::string case_id;
    std::vector<model::Fact> together;
    std::int64_t seq = 0;
    const auto flush = [&] {
      if (together.empty()) return;
      const auto key = person(case_id, {});
      const auto sealed = seal_text(key, "fact", std::to_string(++seq), pack(together));
      statements_.run("INSERT INTO fact (seq, case_id, key, facts) VALUES (?,?,?,?)", seq, case_id,
                      key->id, Bytes{sealed});
      together.clear();
    };
    each(
        "SELECT case_id, path, item, value, source, message, valid_from, valid_to, learnt, "
        "withdrawn FROM fact_before ORDER BY seq",
        [&](Row row) {
          const auto of = row.text();
          model::Fact fact;
          for (auto* text : {&fact.path, &fact.key, &fact.value, &fact.source, &fact.message,
                             &fact.valid_from, &fact.valid_to}) {
            *text = row.text();
          }
          fact.learnt = to_instant(row.number());
          fact.withdrawn = row.number() != 0;
          if (of != case_id || (!together.empty() && together.back().message != fact.message)) {
            flush();
          }
          case_id = of;
          together.push_back(std::move(fact));
        });
    flush();
  }

  void deadlines() {
    each(
        "SELECT case_id, deadline, item, title, rule, article, start, strict_due, due, "
        "shift_reason, met_by, message, previous_due, given, suspended_since, met_on, stopped, "
        "stop_reason, met_after_start FROM deadline_before",
        [&](Row row) {
          const auto case_id = row.text();
          DeadlineRow out;
          for (auto* text : {&out.deadline, &out.item, &out.title, &out.rule, &out.article,
                             &out.start, &out.strict_due, &out.due, &out.shift_reason, &out.met_by,
                             &out.message, &out.previous_due, &out.given, &out.suspended_since,
                             &out.met_on, &out.stopped, &out.stop_reason}) {
            *text = row.text();
          }
          out.met_after_start = row.number() != 0;
          put_deadline(case_id, out);
        });
  }

  void put_deadline(const std::string& case_id, const DeadlineRow& row) {
    const auto key = person(case_id, {});
    const auto item = row.item.empty() ? std::string{}
                                       : keyed_hash(vault_.of_names(statements_, key->municipality),
                                                    "item", row.item);
    const auto sealed = seal_text(key, "deadline", place_of_term(row.deadline, item), pack(row));
    statements_.run(
        "INSERT INTO deadline (case_id, deadline, item, key, sealed) VALUES (?,?,?,?,?)", case_id,
        row.deadline, Hash{item}, key->id, Bytes{sealed});
  }

  std::vector<std::string> ids(const std::string& table) {
    std::vector<std::string> out;
    each("SELECT id FROM " + table, [&](Row row) { out.push_back(row.text()); });
    return out;
  }

  void messages() {
    for (const auto& id : ids("message")) {
      MessageRow old;
      statements_.each(
          "SELECT id, gemeente, connection, case_id, idempotency_key, body_hash, target, "
          "media_type, headers, "
          "body, received, findings, explanation FROM message WHERE id = ?",
          [&](Row row) {
            old.message.id = row.text();
            old.municipality = row.text();
            old.connection = row.text();
            old.case_id = row.text();
            old.idempotency_key = row.text();
            old.body_hash = row.text();
            old.message.target = row.text();
            old.message.media_type = row.text();
            old.message.headers = headers_from_text(row.text());
            old.message.body = row.text();
            old.received = to_instant(row.number());
            old.findings = findings_from_text(row.text());
            old.explanation = row.text();
          },
          id);
      const auto names = vault_.of_names(statements_, old.municipality);
      const auto hash = [&](const char* what, const std::string& value) {
        return value.empty() ? std::string{} : keyed_hash(names, what, value);
      };
      const auto key = hash("key", old.idempotency_key);
      const auto body = hash("body", old.body_hash);
      const auto sealed =
          seal(day(old.received, old.municipality), person(old.case_id, old.municipality), old);
      statements_.run(
          "UPDATE message SET idempotency_key = ?, body_hash = ?, day_key = ?, case_key = ?, body "
          "= ?, notes = ?, target = '', headers = '', findings = '', explanation = '' WHERE id = ?",
          Hash{key}, Hash{body}, sealed.day_key, sealed.case_key, Bytes{sealed.body},
          Bytes{sealed.notes}, id);
    }
  }

  void deliveries() {
    for (const auto& id : ids("delivery")) {
      DeliveryRow old;
      statements_.each(
          "SELECT id, gemeente, connection, case_id, target, media_type, headers, body, created, "
          "answer_text, "
          "with_values, evidence FROM delivery WHERE id = ?",
          [&](Row row) {
            old.message.id = row.text();
            old.municipality = row.text();
            old.connection = row.text();
            old.case_id = row.text();
            old.message.target = row.text();
            old.message.media_type = row.text();
            old.message.headers = headers_from_text(row.text());
            old.message.body = row.text();
            old.created = to_instant(row.number());
            old.answer_text = row.text();
            old.with = pairs_from_text(row.text());
            old.evidence = row.text();
          },
          id);
      const auto sealed =
          seal(day(old.created, old.municipality), person(old.case_id, old.municipality), old);
      statements_.run(
          "UPDATE delivery SET day_key = ?, case_key = ?, body = ?, notes = ? WHERE id = ?",
          sealed.day_key, sealed.case_key, Bytes{sealed.body}, Bytes{sealed.notes}, id);
    }
  }

  void attempts() {
    std::vector<AttemptRow> all;
    each("SELECT delivery, at, outcome, status, text FROM attempt ORDER BY delivery, number",
         [&](Row row) {
           AttemptRow old;
           old.delivery = row.text();
           old.at = to_instant(row.number());
           old.outcome = row.text();
           old.status = row.small();
           old.text = row.text();
           all.push_back(std::move(old));
         });
    statements_.run("DELETE FROM attempt");
    for (const auto& old : all) transaction_.add_attempt(old);
  }

  void tasks() {
    for (const auto& id : ids("task")) {
      std::string case_id;
      Packer packed;
      statements_.each(
          "SELECT case_id, title, text, done_by FROM task WHERE id = ?",
          [&](Row row) {
            case_id = row.text();
            for (int i = 0; i < 3; ++i) packed.text(row.text());
          },
          id);
      const auto key = vault_.of_case(statements_, case_id, {});
      const auto sealed = seal_text(key, "task", id, packed.packed());
      statements_.run("UPDATE task SET key = ?, sealed = ? WHERE id = ?", key->id, Bytes{sealed},
                      id);
    }
  }

  void waits() {
    struct Old {
      std::string gemeente, type, value, message;
    };
    std::vector<Old> all;
    each("SELECT gemeente, type, value, message FROM wait", [&](Row row) {
      all.push_back({row.text(), row.text(), row.text(), row.text()});
    });
    statements_.run("DELETE FROM wait");
    for (const auto& old : all) {
      transaction_.add_wait(old.gemeente, {old.type, old.value}, old.message);
    }
  }

  KeyPtr day(Instant moment, const std::string& municipality) {
    return vault_.of_day(statements_, moment, municipality);
  }
  KeyPtr person(const std::string& case_id, const std::string& municipality) {
    return case_id.empty() ? nullptr : vault_.of_case(statements_, case_id, municipality);
  }

  Statements& statements_;
  Vault& vault_;
  RowNumbers numbers_;
  Transaction transaction_;
  bool found_ = false;
};

}  // namespace

void seal_what_is_there(SqliteConnection& connection, Vault& vault) {
  Statements statements{connection};
  vault.open(statements);
  Sealing{statements, vault}.all();
}

void leave_nothing_behind(SqliteConnection& connection) {
  const auto mark = "FROM setting WHERE name = '" + std::string{kToRewrite} + "'";
  if (connection.once("SELECT count(*) " + mark) == "0") return;
  // What is live is sealed by now: it may lie in a file meanwhile, which memory may be too small
  // for.
  connection.once("PRAGMA temp_store=FILE");
  connection.once("VACUUM");
  connection.once("PRAGMA temp_store=MEMORY");
  connection.once("DELETE " + mark);
  connection.empty_log();
}

}  // namespace rodedraad::store
