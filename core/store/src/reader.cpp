#include "rodedraad/store/reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "read_rows.h"
#include "sealed_rows.h"
#include "standing.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

/// KiB: the upper pages of the trees of ten million messages, so that a row of them is one page of
/// the disk away. What a small store does not have it does not take.
constexpr int kCache = 8'000;

template <class Result>
std::optional<Result> first(std::vector<Result> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::vector<std::string> texts(Statements& statements, std::string_view sql,
                               const std::string& value) {
  std::vector<std::string> result;
  statements.each(
      sql, [&](Row row) { result.push_back(row.text()); }, value);
  return result;
}

template <class... Values>
std::int64_t count(Statements& statements, const std::string& from, const Values&... values) {
  std::int64_t result = 0;
  statements.each(
      "SELECT count(*) FROM " + from, [&](Row row) { result = row.number(); }, values...);
  return result;
}

/// Of the history only the latest statement per field, key and source counts.
std::vector<model::Fact> latest_facts(Statements& statements, Vault& vault,
                                      const std::string& case_id, bool& damaged) {
  std::vector<model::Fact> said;
  statements.each(
      "SELECT seq, key, facts FROM fact WHERE case_id = ? ORDER BY seq",
      [&](Row row) {
        const auto place = std::to_string(row.number());
        const auto key = row.number();
        const auto opened = open_text(statements, vault, key, "fact", place, row.text());
        damaged = damaged || opened.damaged;
        for (auto& fact : unpack_facts(opened.plain)) said.push_back(std::move(fact));
      },
      case_id);
  std::stable_sort(said.begin(), said.end(), model::said_before);
  std::vector<model::Fact> result;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
  for (auto& fact : said) {
    const auto [place, is_new] =
        places.try_emplace({fact.path, fact.key, fact.source}, result.size());
    if (is_new) {
      result.push_back(std::move(fact));
    } else {
      result[place->second] = std::move(fact);
    }
  }
  return result;
}

std::vector<DeadlineRow> deadlines_of(Statements& statements, Vault& vault,
                                      const std::string& case_id, bool& damaged) {
  std::vector<DeadlineRow> result;
  statements.each(
      "SELECT deadline, item, key, sealed, due <> '' FROM deadline WHERE case_id = ?",
      [&](Row row) {
        DeadlineRow into;
        into.deadline = row.text();
        const auto place = place_of_term(into.deadline, row.text());
        const auto key = row.number();
        const auto opened = open_text(statements, vault, key, "deadline", place, row.text());
        damaged = damaged || opened.damaged;
        if (opened.plain.empty()) return;
        unpack(opened.plain, into);
        into.runs = row.number() != 0;
        result.push_back(std::move(into));
      },
      case_id);
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return std::tie(a.due, a.deadline, a.item) < std::tie(b.due, b.deadline, b.item);
  });
  return result;
}

std::vector<model::CaseIdentifier> identifiers_of(Statements& statements, Vault& vault,
                                                  const std::string& case_id, bool& damaged) {
  std::vector<model::CaseIdentifier> result;
  statements.each(
      "SELECT type, value, key, sealed FROM identifier WHERE case_id = ?",
      [&](Row row) {
        model::CaseIdentifier into;
        into.type = row.text();
        const auto place = place_of_identifier(into.type, row.text());
        const auto key = row.number();
        auto opened = open_text(statements, vault, key, "identifier", place, row.text());
        damaged = damaged || opened.damaged;
        if (opened.plain.empty()) return;
        into.value = std::move(opened.plain);
        result.push_back(std::move(into));
      },
      case_id);
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return std::tie(a.type, a.value) < std::tie(b.type, b.value);
  });
  return result;
}

}  // namespace

Reader::Reader(const Location& location)
    : vault_(location.shared_vault()),
      connection_(open_reader(location, kCache)),
      statements_(std::make_unique<Statements>(*connection_)) {
  vault_->open_to_read(*statements_);
}
Reader::~Reader() = default;

std::optional<std::string> Reader::case_with(const std::string& municipality,
                                             const model::CaseIdentifier& identifier) {
  std::vector<KeyPtr> names;
  if (municipality.empty()) {
    names = vault_->all_names(*statements_);
  } else if (auto key = vault_->find_names(*statements_, municipality)) {
    names.push_back(std::move(key));
  }
  std::vector<std::string> found;
  for (const auto& key : names) {
    const auto hash = identifier_hash(key, identifier);
    statements_->each(
        "SELECT case_id FROM identifier WHERE gemeente = ? AND type = ? AND value = ?",
        [&](Row row) { found.push_back(row.text()); }, key->municipality, identifier.type,
        Bytes{hash});
  }
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

std::vector<std::string> Reader::case_ids(const std::string& after, std::size_t limit) {
  std::vector<std::string> result;
  statements_->each(
      "SELECT id FROM zaak WHERE merged_into = '' AND id > ? ORDER BY id LIMIT ?",
      [&](Row row) { result.push_back(row.text()); }, after, static_cast<std::int64_t>(limit));
  return result;
}

std::vector<std::string> Reader::cases_to_wake(const std::string& day, const std::string& after,
                                               std::size_t limit) {
  std::vector<std::string> result;
  statements_->each(
      "SELECT id FROM zaak WHERE wake <> '' AND wake <= ? AND merged_into = '' AND id > ? ORDER BY "
      "id LIMIT ?",
      [&](Row row) { result.push_back(row.text()); }, day, after, static_cast<std::int64_t>(limit));
  return result;
}

std::optional<Instant> Reader::schedule(const std::string& connection, const std::string& kind) {
  std::optional<Instant> result;
  statements_->each(
      "SELECT last FROM schedule WHERE connection = ? AND kind = ?",
      [&](Row row) { result = to_instant(row.number()); }, connection, kind);
  return result;
}

std::optional<CaseFile> Reader::case_file(const std::string& id) {
  CaseFile result;
  std::string merged_into;
  statements_->each(
      "SELECT id, gemeente, version, merged_into, looked, wake, closed, close_reason, hold FROM "
      "zaak "
      "WHERE id = ?",
      [&](Row row) {
        result.file.id = row.text();
        result.file.municipality = row.text();
        result.file.version = row.number();
        merged_into = row.text();
        result.looked = row.text();
        result.wake = row.text();
        result.closed = row.text();
        result.close_reason = row.text();
        result.hold = row.text();
      },
      id);
  if (result.file.id.empty()) return std::nullopt;
  if (!merged_into.empty()) return case_file(merged_into);

  auto& damaged = result.damaged;
  result.file.identifiers = identifiers_of(*statements_, *vault_, id, damaged);
  result.file.facts = latest_facts(*statements_, *vault_, id, damaged);
  result.deadlines = deadlines_of(*statements_, *vault_, id, damaged);
  result.fired_once = texts(*statements_, "SELECT rule FROM fired WHERE case_id = ?", id);
  result.parked = deliveries_where(*statements_, *vault_,
                                   "WHERE case_id = ? AND state = 'parked' ORDER BY seq", id);
  result.tasks =
      tasks_where(*statements_, *vault_, "WHERE case_id = ? AND done = 0 ORDER BY created, id", id);
  return result;
}

std::optional<MessageRow> Reader::message(const std::string& id) {
  return first(messages(*statements_, *vault_, "WHERE id = ?", id));
}

std::vector<MessageRow> Reader::received(std::int64_t after, std::size_t limit) {
  return messages(*statements_, *vault_,
                  "WHERE state = 'received' AND seq > ? ORDER BY seq LIMIT ?", after,
                  static_cast<std::int64_t>(limit));
}

std::vector<MessageRow> Reader::all_messages(std::int64_t after, std::size_t limit) {
  return messages(*statements_, *vault_, "WHERE seq > ? ORDER BY seq LIMIT ?", after,
                  static_cast<std::int64_t>(limit));
}

bool Reader::knows_municipality(const std::string& municipality) {
  return vault_->find_names(*statements_, municipality) != nullptr;
}

std::string Reader::last_message() {
  std::string result;
  statements_->each("SELECT coalesce(max(id), '') FROM message",
                    [&](Row row) { result = row.text(); });
  return result;
}

std::vector<MessageRow> Reader::messages_of_case(const std::string& case_id) {
  return messages(*statements_, *vault_, "WHERE case_id = ? AND case_id <> '' ORDER BY seq",
                  case_id);
}

std::vector<MessageRow> Reader::parts(const std::string& batch) {
  return messages(*statements_, *vault_, "WHERE parent = ? AND parent <> '' ORDER BY part", batch);
}

std::int64_t Reader::open_parts(const std::string& batch) {
  return count(*statements_, "message WHERE parent = ? AND parent <> '' AND state = 'received'",
               batch);
}

std::vector<std::string> Reader::finished_batches() {
  std::vector<std::string> result;
  statements_->each(
      "SELECT DISTINCT parent FROM message p WHERE parent <> '' AND NOT EXISTS (SELECT 1 FROM "
      "message o WHERE o.parent = p.parent AND o.parent <> '' AND o.state = 'received') AND NOT "
      "EXISTS (SELECT 1 FROM delivery d WHERE d.cause = p.parent AND d.rule = 'resultaat')",
      [&](Row row) { result.push_back(row.text()); });
  return result;
}

std::vector<MessageRow> Reader::desk_messages() {
  return messages(*statements_, *vault_,
                  "WHERE state = 'failed' OR (state = 'parked' AND case_id = '' AND NOT EXISTS "
                  "(SELECT 1 FROM wait WHERE wait.message = message.id)) ORDER BY seq");
}

std::optional<DeliveryRow> Reader::delivery(const std::string& id) {
  return first(deliveries_where(*statements_, *vault_, "WHERE id = ?", id));
}

std::vector<DeliveryRow> Reader::deliveries(DeliveryState state, std::int64_t after,
                                            std::size_t limit) {
  return deliveries_where(
      *statements_, *vault_,
      "WHERE state = ? AND state <> 'confirmed' AND seq > ? ORDER BY seq LIMIT ?",
      std::string{to_string(state)}, after, static_cast<std::int64_t>(limit));
}

std::vector<DeliveryRow> Reader::deliveries_of_case(const std::string& case_id) {
  return deliveries_where(*statements_, *vault_, "WHERE case_id = ? ORDER BY seq", case_id);
}

std::vector<DeliveryRow> Reader::deliveries_of_message(const std::string& message) {
  return deliveries_where(*statements_, *vault_, "WHERE cause = ? ORDER BY seq", message);
}

std::optional<DeliveryRow> Reader::delivery_at(std::int64_t seq) {
  return first(deliveries_where(*statements_, *vault_, "WHERE seq = ?", seq));
}

std::vector<DeliveryRow> Reader::desk() {
  return deliveries_where(*statements_, *vault_, "WHERE desk = 1 ORDER BY seq");
}

std::vector<Standing> Reader::standing(DeliveryState state, std::int64_t after, std::size_t limit) {
  std::vector<Standing> result;
  each_standing(
      *statements_, "WHERE state = ? AND state <> 'confirmed' AND seq > ? ORDER BY seq LIMIT ?",
      [&](Standing found) { result.push_back(std::move(found)); }, std::string{to_string(state)},
      after, static_cast<std::int64_t>(limit));
  return result;
}

std::vector<Standing> Reader::overdue(Instant now, std::size_t limit) {
  std::vector<Standing> result;
  each_standing(
      *statements_,
      "WHERE deadline > 0 AND deadline <= ? AND state <> 'in flight' ORDER BY deadline LIMIT ?",
      [&](Standing found) { result.push_back(std::move(found)); }, to_number(now),
      static_cast<std::int64_t>(limit));
  return result;
}

std::vector<AttemptRow> Reader::attempts(const std::string& delivery) {
  std::vector<AttemptRow> result;
  statements_->each(
      "SELECT delivery, number, at, outcome, status, key, text FROM attempt WHERE delivery = ? "
      "ORDER BY number",
      [&](Row row) {
        auto& into = result.emplace_back();
        into.delivery = row.text();
        into.number = row.small();
        into.at = to_instant(row.number());
        into.outcome = row.text();
        into.status = row.small();
        const auto key = row.number();
        auto opened = open_text(*statements_, *vault_, key, "attempt",
                                place_of_attempt(into.delivery, into.number), row.text());
        into.text = opened.damaged ? kTextDamaged : std::move(opened.plain);
      },
      delivery);
  return result;
}

std::vector<MessageRow> Reader::waiting_for(const std::string& municipality,
                                            const model::CaseIdentifier& identifier) {
  std::vector<MessageRow> result;
  std::set<std::string> wheres{municipality, std::string{}};
  for (const auto& where : wheres) {
    const auto names = vault_->find_names(*statements_, where);
    if (names == nullptr) continue;
    const auto hash = identifier_hash(names, identifier);
    auto found = messages(*statements_, *vault_,
                          "WHERE id IN (SELECT message FROM wait WHERE gemeente = ? AND type = ? "
                          "AND value = ?) ORDER BY seq",
                          where, identifier.type, Bytes{hash});
    result.insert(result.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  }
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.seq < b.seq; });
  return result;
}

std::vector<TaskRow> Reader::tasks(const std::string& case_id) {
  return tasks_where(*statements_, *vault_, "WHERE case_id = ? ORDER BY created, id", case_id);
}

std::optional<TaskRow> Reader::task(const std::string& id) {
  return first(tasks_where(*statements_, *vault_, "WHERE id = ?", id));
}

std::vector<TaskRow> Reader::open_tasks() {
  return tasks_where(*statements_, *vault_, "WHERE done = 0 ORDER BY created, id");
}

std::string Reader::setting(const std::string& name) {
  const auto values = texts(*statements_, "SELECT value FROM setting WHERE name = ?", name);
  return values.empty() ? std::string{} : values.front();
}

std::int64_t Reader::keys_to_rewrap() { return vault_->to_rewrap(*statements_); }

Counts Reader::counts() {
  Counts result;
  result.received = count(*statements_, "message WHERE state = 'received'");
  result.parked_messages = count(*statements_, "message WHERE state = 'parked'");
  result.failed_messages = count(*statements_, "message WHERE state = 'failed'");
  result.queued = count(*statements_, "delivery WHERE state = 'queued' AND state <> 'confirmed'");
  result.parked_deliveries =
      count(*statements_, "delivery WHERE state = 'parked' AND state <> 'confirmed'");
  result.desk = count(*statements_, "delivery WHERE desk = 1");
  result.confirmed = count(*statements_, "delivery WHERE state = 'confirmed'");
  return result;
}

}  // namespace rodedraad::store
