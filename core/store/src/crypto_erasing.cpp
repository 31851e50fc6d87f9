#include <charconv>
#include <set>
#include <string>

#include "erased_list.h"
#include "overwriting.h"
#include "rodedraad/store/transaction.h"
#include "standing.h"
#include "statements.h"
#include "text_forms.h"

/// Erasing by destroying keys.
namespace rodedraad::store {

namespace {

constexpr const char* kReason = "alle gegevens van de zaak zijn gewist";

/// Of "day:19500:0505".
std::int64_t day_of_scope(std::string_view scope) {
  scope.remove_prefix(std::string_view{"day:"}.size());
  std::int64_t day = 0;
  std::from_chars(scope.data(), scope.data() + scope.size(), day);
  return day;
}

}  // namespace

bool Transaction::under_way(const std::string& case_id) {
  bool found = false;
  statements_.each(
      "SELECT 1 FROM message WHERE case_id = ? AND case_id <> '' AND state = 'received' UNION ALL "
      "SELECT 1 FROM delivery WHERE case_id = ? AND state = 'in flight'",
      [&](Row) { found = true; }, case_id, case_id);
  return found;
}

void Transaction::erase_case(const std::string& case_id, Instant now, const Actor& actor) {
  ErasedList::Ids ids;
  ids.keys = vault_.ids_of_case(statements_, case_id);
  statements_.each(
      "SELECT id FROM message WHERE case_id = ? AND case_id <> ''",
      [&](Row row) { ids.messages.push_back(row.text()); }, case_id);
  ErasedList{vault_.folder()}.add(ids);
  {
    const Overwriting overwriting{statements_};
    statements_.run(
        "UPDATE attempt SET text = '' WHERE delivery IN (SELECT id FROM delivery WHERE case_id = "
        "?)",
        case_id);
    statements_.run(
        "UPDATE delivery SET body = NULL, notes = NULL, method = '', reason = '', deadline = 0, "
        "desk "
        "= 0 WHERE case_id = ?",
        case_id);
  }
  std::vector<Standing> open;
  each_standing(
      statements_, "WHERE case_id = ?",
      [&](Standing found) {
        if (may_move(found.state, DeliveryState::cancelled)) open.push_back(std::move(found));
      },
      case_id);
  for (const auto& row : open) move(row, {DeliveryState::cancelled, now, {}, kReason}, actor);
  for (const auto& message : ids.messages) empty_message(message, now, actor);
  empty_case(case_id, now);
  const Overwriting overwriting{statements_};
  vault_.destroy(statements_, ids.keys);
  wants_empty_log_ = true;
}

void Transaction::empty_message(const std::string& id, Instant now, const Actor& actor) {
  const Overwriting overwriting{statements_};
  std::string state, municipality, revision;
  statements_.each(
      "SELECT state, gemeente, revision FROM message WHERE id = ? AND state IN ('received', "
      "'parked', 'failed')",
      [&](Row row) {
        state = row.text();
        municipality = row.text();
        revision = row.text();
      },
      id);
  // No other way leads to this: it is not processed, and its sender was answered long ago.
  if (!state.empty()) {
    tell("message.state", id, state + " -> refused", now, municipality, revision, actor);
  }
  statements_.run("DELETE FROM wait WHERE message = ?", id);
  statements_.run(
      "UPDATE message SET body = NULL, notes = NULL, sender = '', idempotency_key = '', body_hash "
      "= "
      "'', reason = CASE WHEN state IN ('received', 'parked', 'failed') THEN ? ELSE reason END, "
      "state = CASE WHEN state IN ('received', 'parked', 'failed') THEN 'refused' ELSE state END "
      "WHERE id = ?",
      kReason, id);
}

std::size_t Transaction::apply_erased(Instant now) {
  const auto ids = ErasedList{vault_.folder()}.read();
  const auto today = model::rfc3339(now).substr(0, std::string_view{"YYYY-MM-DD"}.size());
  std::size_t count = 0;
  std::set<std::string> cases;
  std::vector<std::int64_t> days;
  for (const auto id : ids.keys) {
    statements_.each(
        "SELECT scope FROM data_key WHERE id = ?",
        [&](Row row) {
          const auto scope = row.text();
          constexpr std::string_view of_case = "case:";
          if (scope.starts_with(of_case)) {
            cases.insert(scope.substr(of_case.size()));
          } else {
            days.push_back(id);
          }
        },
        id);
  }
  for (const auto& message : ids.messages) {
    bool is_full = false;
    statements_.each(
        "SELECT seq FROM message WHERE id = ? AND (body IS NOT NULL OR notes IS NOT NULL)",
        [&](Row) { is_full = true; }, message);
    if (!is_full) continue;
    empty_message(message, now, {});
    ++count;
  }
  for (const auto& id : cases) {
    erase_case(id, now);
    statements_.run(
        "UPDATE zaak SET wake = '', closed = CASE closed WHEN '' THEN ? ELSE closed END, "
        "close_reason = ?, version = version + 1 WHERE id = ?",
        today, kReason, id);
    ++count;
  }
  if (!days.empty()) {
    const Overwriting overwriting{statements_};
    vault_.destroy(statements_, days);
  }
  wants_empty_log_ = wants_empty_log_ || count > 0 || !days.empty();
  return count;
}

void Transaction::hold_case(const std::string& case_id, const std::string& reason) {
  statements_.run("UPDATE zaak SET hold = ? WHERE id = ?", reason, case_id);
}

void Transaction::drop_day_keys(Instant before) {
  ErasedList::Ids ids;
  const auto last = day_number(before);
  // Each of the small selects has an index of its own; none walks over all that was handled.
  statements_.each(
      "SELECT id, scope FROM data_key WHERE scope >= 'day:' AND scope < 'day;' AND id NOT IN "
      "(SELECT day_key FROM message WHERE state = 'received' UNION ALL SELECT day_key FROM message "
      "WHERE state = 'parked' UNION ALL SELECT day_key FROM message WHERE state = 'failed' UNION "
      "ALL SELECT day_key FROM delivery WHERE state <> 'confirmed' AND state <> 'cancelled' UNION "
      "ALL SELECT day_key FROM message WHERE case_id <> '' AND case_id IN (SELECT id FROM zaak "
      "WHERE hold <> '') UNION ALL SELECT day_key FROM delivery WHERE case_id IN (SELECT id FROM "
      "zaak WHERE hold <> ''))",
      [&](Row row) {
        const auto id = row.number();
        if (day_of_scope(row.text()) < last) ids.keys.push_back(id);
      });
  if (ids.keys.empty()) return;
  ErasedList{vault_.folder()}.add(ids);
  const Overwriting overwriting{statements_};
  vault_.destroy(statements_, ids.keys);
  wants_empty_log_ = true;
}

std::int64_t Transaction::rewrap_keys(std::int64_t count) {
  const Overwriting overwriting{statements_};
  const auto done = vault_.rewrap(statements_, count);
  wants_empty_log_ = wants_empty_log_ || done > 0;
  return done;
}

}  // namespace rodedraad::store
