#include "search_fill.h"

#include <string>

#include "names.h"
#include "rodedraad/store/vault.h"
#include "sealed_rows.h"
#include "sqlite.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

constexpr std::int64_t kTellEvery = 50'000;

class Filling {
 public:
  Filling(Statements& statements, Vault& vault, const Progress& progress)
      : statements_(statements), vault_(vault), progress_(progress) {}

  void names() {
    std::int64_t done = 0;
    statements_.each("SELECT seq, case_id, key, facts FROM fact", [&](Row row) {
      const auto place = std::to_string(row.number());
      const auto case_id = row.text();
      const auto key_id = row.number();
      const auto opened = open_text(statements_, vault_, key_id, "fact", place, row.text());
      for (const auto& fact : unpack_facts(opened.plain)) {
        if (is_name(fact.path) && !fact.withdrawn) add(case_id, key_id, fact.value);
      }
      tell("names of facts", ++done);
    });
  }

  /// Whether a term runs is not known here: the clock looks at every case at once and says so.
  void terms() {
    statements_.run(
        "UPDATE deadline SET gemeente = coalesce((SELECT gemeente FROM zaak WHERE id = case_id), "
        "'')");
    statements_.run(
        "UPDATE zaak SET wake = '1970-01-01' WHERE merged_into = '' AND closed = '' AND EXISTS "
        "(SELECT 1 FROM deadline WHERE case_id = zaak.id)");
  }

  void tasks() {
    statements_.run(
        "UPDATE task SET gemeente = coalesce((SELECT gemeente FROM zaak WHERE id = case_id), '')");
  }

 private:
  void add(const std::string& case_id, std::int64_t key_id, const std::string& value) {
    const auto key = vault_.key(statements_, key_id);
    if (key == nullptr) return;
    const auto names = vault_.of_names(statements_, key->municipality);
    for (const auto& word : words_of_name(value)) {
      const auto hash = name_hash(names, word);
      statements_.run(
          "INSERT INTO name (gemeente, word, case_id) VALUES (?,?,?) ON CONFLICT DO NOTHING",
          key->municipality, Bytes{hash}, case_id);
    }
  }

  void tell(const char* what, std::int64_t done) {
    if (done % kTellEvery == 0) progress_(std::to_string(done) + ' ' + what);
  }

  Statements& statements_;
  Vault& vault_;
  const Progress& progress_;
};

}  // namespace

void fill_search(SqliteConnection& connection, Vault& vault, const Progress& progress) {
  Statements statements{connection};
  vault.open(statements);
  Filling filling{statements, vault, progress};
  filling.names();
  filling.terms();
  filling.tasks();
}

}  // namespace rodedraad::store
