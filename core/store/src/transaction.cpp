#include "rodedraad/store/transaction.h"

#include <set>
#include <stdexcept>
#include <utility>

#include "pseudonyms.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/planted.h"
#include "standing.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

std::string arrow(std::string_view from, std::string_view to) {
  return std::string{from} + " -> " + std::string{to};
}

/// Throws for a move that is not on the list, and for any change of what is final.
template <class State>
void check_move(State from, State to, const std::string& id) {
  if (from == to ? !is_final(from) : may_move(from, to)) return;
  throw std::logic_error(id + ": no move " + arrow(to_string(from), to_string(to)));
}

/// Throws when a row was not in the state that the caller took it to be in.
void check_changed(int rows, const std::string& id, std::string_view from) {
  if (rows != 1) throw std::logic_error(id + ": is not " + std::string{from} + " any more");
}

/// For planted(): whether this process saw the key for the first time, as if no other ever did.
[[maybe_unused]] bool forgotten_key(Statements& statements, const std::string& key) {
  static std::set<std::string> seen;
  if (seen.empty()) statements.run("DROP INDEX IF EXISTS message_key");
  return seen.insert(key).second;
}

}  // namespace

std::optional<Earlier> Transaction::earlier(const std::string& connection,
                                            const std::string& municipality,
                                            const std::string& key) {
  if (key.empty()) return std::nullopt;
  if (planted("dedupe-in-memory") && forgotten_key(statements_, connection + municipality + key)) {
    return std::nullopt;
  }
  std::optional<Earlier> found;
  statements_.each(
      "SELECT id, body_hash FROM message WHERE gemeente = ? AND connection = ? AND "
      "idempotency_key = ? AND idempotency_key <> '' AND state <> 'refused' AND state <> "
      "'duplicate'",
      [&](Row row) {
        auto id = row.text();
        found = {std::move(id), row.text()};
      },
      municipality, connection, key);
  return found;
}

void Transaction::insert(MessageRow& row) {
  const auto& message = row.message;
  statements_.run(
      "INSERT INTO message (id, gemeente, connection, kind, idempotency_key, body_hash, "
      "parent, part, answer_to, case_id, method, target, media_type, sender, headers, "
      "body, received, state, reason, revision, findings, explanation) "
      "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      message.id, row.municipality, row.connection, message.kind, row.idempotency_key,
      row.body_hash, row.parent, row.part, row.answer_to, row.case_id, message.method,
      message.target, message.media_type, message.sender, headers_to_text(message.headers),
      Bytes{message.body}, to_number(row.received), to_string(row.state), row.reason, row.revision,
      findings_to_text(row.findings), row.explanation);
  row.seq = statements_.last_row();
}

void Transaction::update(const MessageRow& row, MessageState from, Instant now,
                         const Actor& actor) {
  const auto& id = row.message.id;
  check_move(from, row.state, id);
  statements_.run(
      "UPDATE message SET state = ?, reason = ?, case_id = ?, findings = ?, explanation = "
      "?, revision = ? WHERE id = ? AND state = ?",
      to_string(row.state), row.reason, row.case_id, findings_to_text(row.findings),
      row.explanation, row.revision, id, to_string(from));
  check_changed(statements_.changed(), id, to_string(from));
  if (row.state != from) {
    tell("message.state", id, arrow(to_string(from), to_string(row.state)), now, row.municipality,
         row.revision, actor);
  }
}

std::optional<MessageState> Transaction::message_state_of(const std::string& id) {
  std::optional<MessageState> result;
  statements_.each(
      "SELECT state FROM message WHERE id = ?",
      [&](Row row) { result = message_state(row.text()); }, id);
  return result;
}

void Transaction::forget(const std::string& message) {
  statements_.run("UPDATE message SET body = NULL, idempotency_key = '' WHERE id = ?", message);
}

void Transaction::settle_parked(const std::string& message, Instant now) {
  std::string municipality;
  std::string revision;
  statements_.run(
      "UPDATE message SET state = 'processed', reason = '' WHERE id = ? AND state = 'parked' "
      "AND NOT EXISTS (SELECT 1 FROM delivery WHERE cause = ? AND state = 'parked')",
      message, message);
  if (statements_.changed() == 0) return;
  statements_.each(
      "SELECT gemeente, revision FROM message WHERE id = ?",
      [&](Row row) {
        municipality = row.text();
        revision = row.text();
      },
      message);
  tell("message.state", message, arrow("parked", "processed"), now, municipality, revision, {});
}

void Transaction::put_case(const CaseFile& whole) {
  const auto& file = whole.file;
  statements_.run(
      "INSERT INTO zaak (id, gemeente, version, merged_into, looked, wake, closed, close_reason) "
      "VALUES (?,?,?,'',?,?,?,?) ON CONFLICT (id) DO UPDATE SET version = excluded.version, looked "
      "= excluded.looked, wake = excluded.wake, closed = excluded.closed, close_reason = "
      "excluded.close_reason",
      file.id, file.municipality, file.version, whole.looked, whole.wake, whole.closed,
      whole.close_reason);
}

void Transaction::add_identifier(const model::Case& file, const model::CaseIdentifier& identifier) {
  statements_.run("INSERT INTO identifier (gemeente, type, value, case_id) VALUES (?,?,?,?)",
                  file.municipality, identifier.type, identifier.value, file.id);
}

void Transaction::add_facts(const std::string& case_id, std::span<const model::Fact> facts) {
  for (const auto& fact : facts) {
    statements_.run(
        "INSERT INTO fact (case_id, path, item, value, source, message, valid_from, "
        "valid_to, learnt, withdrawn) VALUES (?,?,?,?,?,?,?,?,?,?)",
        case_id, fact.path, fact.key, fact.value, fact.source, fact.message, fact.valid_from,
        fact.valid_to, to_number(fact.learnt), fact.withdrawn ? 1 : 0);
  }
}

void Transaction::merge_case(const model::Case& file, const std::string& absorbed) {
  for (const char* sql : {"UPDATE identifier SET case_id = ? WHERE case_id = ?",
                          "UPDATE fact SET case_id = ? WHERE case_id = ?",
                          "UPDATE task SET case_id = ? WHERE case_id = ?",
                          "UPDATE delivery SET case_id = ? WHERE case_id = ?",
                          "UPDATE message SET case_id = ? WHERE case_id = ?",
                          "UPDATE OR IGNORE deadline SET case_id = ? WHERE case_id = ?",
                          "UPDATE OR IGNORE fired SET case_id = ? WHERE case_id = ?"}) {
    statements_.run(sql, file.id, absorbed);
  }
  statements_.run("UPDATE zaak SET merged_into = ? WHERE id = ? OR merged_into = ?", file.id,
                  absorbed, absorbed);
}

void Transaction::put_deadline(const std::string& case_id, const DeadlineRow& row) {
  statements_.run(
      "INSERT INTO deadline (case_id, deadline, item, title, rule, article, start, strict_due, "
      "due, shift_reason, met_by, message, previous_due, given, suspended_since, met_on, stopped, "
      "stop_reason, met_after_start) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
      "ON CONFLICT (case_id, deadline, item) DO UPDATE SET title = excluded.title, rule = "
      "excluded.rule, article = excluded.article, start = excluded.start, strict_due = "
      "excluded.strict_due, due = excluded.due, shift_reason = excluded.shift_reason, met_by = "
      "excluded.met_by, message = excluded.message, previous_due = excluded.previous_due, given = "
      "excluded.given, suspended_since = excluded.suspended_since, met_on = excluded.met_on, "
      "stopped = excluded.stopped, stop_reason = excluded.stop_reason, met_after_start = "
      "excluded.met_after_start",
      case_id, row.deadline, row.item, row.title, row.rule, row.article, row.start, row.strict_due,
      row.due, row.shift_reason, row.met_by, row.message, row.previous_due, row.given,
      row.suspended_since, row.met_on, row.stopped, row.stop_reason, row.met_after_start ? 1 : 0);
}

void Transaction::wake_all(const std::string& day) {
  statements_.run("UPDATE zaak SET wake = ? WHERE merged_into = '' AND (wake = '' OR wake > ?)",
                  day, day);
}

void Transaction::put_setting(const std::string& name, const std::string& value) {
  statements_.run(
      "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      name, value);
}

void Transaction::put_schedule(const std::string& connection, const std::string& kind,
                               Instant last) {
  statements_.run(
      "INSERT INTO schedule (connection, kind, last) VALUES (?,?,?) ON CONFLICT (connection, "
      "kind) DO UPDATE SET last = excluded.last",
      connection, kind, to_number(last));
}

void Transaction::audit(AuditRow row) { chain_.add(std::move(row)); }

void Transaction::add_processing(const ProcessingRow& row) {
  statements_.run(
      "INSERT INTO verwerking (trace, span, parent, name, start, einde, failed, activity, "
      "gemeente, "
      "subject_type, subject) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
      row.trace, row.span, row.parent, row.name, to_number(row.start), to_number(row.end),
      row.failed ? 1 : 0, row.activity, row.municipality, row.subject_type,
      pseudonyms_.of(row.municipality, row.subject_type, row.subject));
}

void Transaction::tell(const char* action, const std::string& object, std::string result,
                       Instant now, const std::string& municipality, const std::string& revision,
                       const Actor& actor) {
  audit({0, now, action, object, std::move(result), actor.origin, actor.name, municipality,
         revision, actor.why});
}

void Transaction::put_task(const TaskRow& row) {
  statements_.run(
      "INSERT INTO task (id, case_id, title, text, name, role, organisation, rule, message, "
      "created, due, done, done_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE "
      "SET organisation = excluded.organisation, done = excluded.done, done_by = excluded.done_by",
      row.id, row.case_id, row.title, row.text, row.name, row.role, row.organisation, row.rule,
      row.message, to_number(row.created), row.due, row.done ? 1 : 0, row.done_by);
}

void Transaction::add_fired(const std::string& case_id, const std::string& rule) {
  statements_.run("INSERT INTO fired (case_id, rule) VALUES (?,?) ON CONFLICT DO NOTHING", case_id,
                  rule);
}

void Transaction::insert(DeliveryRow& row) {
  const auto& message = row.message;
  statements_.run(
      "INSERT INTO delivery (id, gemeente, case_id, connection, organisation, cause, rule, "
      "kind, purpose, ground, fields, withheld, method, target, media_type, headers, body, "
      "state, waits_for, attempts, next_at, created, changed, answer_status, answer_text, "
      "revision, evidence, chosen, with_values, deadline, desk, repeats) VALUES "
      "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      message.id, row.municipality, row.case_id, row.connection, row.organisation, row.cause,
      row.rule, message.kind, row.purpose, row.ground, paths_to_text(row.fields),
      pairs_to_text(row.withheld), message.method, message.target, message.media_type,
      headers_to_text(message.headers), Bytes{message.body}, to_string(row.state), row.waits_for,
      row.attempts, to_number(row.next_at), to_number(row.created), to_number(row.changed),
      row.answer_status, row.answer_text, row.revision, row.evidence, row.chosen,
      pairs_to_text(row.with), to_number(row.deadline), at_desk(row.state) ? 1 : 0, row.repeats);
  row.seq = statements_.last_row();
}

void Transaction::update(const DeliveryRow& row, DeliveryState from, const Actor& actor) {
  const auto& message = row.message;
  check_move(from, row.state, message.id);
  const bool moves = row.state != from;
  const bool desk = moves ? at_desk(row.state) : row.desk;
  statements_.run(
      "UPDATE delivery SET fields = ?, withheld = ?, method = ?, target = ?, media_type = "
      "?, headers = ?, body = ?, state = ?, waits_for = ?, attempts = ?, next_at = ?, "
      "changed = ?, answer_status = ?, answer_text = ?, revision = ?, evidence = ?, deadline = ?, "
      "desk = ? WHERE id = ? AND state = ?",
      paths_to_text(row.fields), pairs_to_text(row.withheld), message.method, message.target,
      message.media_type, headers_to_text(message.headers), Bytes{message.body},
      to_string(row.state), row.waits_for, row.attempts, to_number(row.next_at),
      to_number(row.changed), row.answer_status, row.answer_text, row.revision, row.evidence,
      to_number(row.deadline), desk ? 1 : 0, message.id, to_string(from));
  check_changed(statements_.changed(), message.id, to_string(from));
  if (moves) {
    tell("delivery.state", message.id, arrow(to_string(from), to_string(row.state)), row.changed,
         row.municipality, row.revision, actor);
  }
}

std::optional<Standing> Transaction::standing(const std::string& id) {
  std::optional<Standing> result;
  each_standing(
      statements_, "WHERE id = ?", [&](Standing found) { result = std::move(found); }, id);
  return result;
}

std::vector<Standing> Transaction::waiting(const std::string& case_id, const std::string& purpose) {
  std::vector<Standing> result;
  each_standing(
      statements_,
      "WHERE case_id = ? AND purpose = ? AND state IN ('queued', 'parked') ORDER BY seq",
      [&](Standing found) { result.push_back(std::move(found)); }, case_id, purpose);
  return result;
}

void Transaction::move(const Standing& from, const Move& move, const Actor& actor) {
  check_move(from.state, move.to, from.id);
  const bool anew = move.to == DeliveryState::queued;
  statements_.run(
      "UPDATE delivery SET state = ?, changed = ?, deadline = ?, desk = ?, answer_text = CASE ? "
      "WHEN '' THEN answer_text ELSE ? END, attempts = CASE ? WHEN 1 THEN 0 ELSE attempts END, "
      "next_at = CASE ? WHEN 1 THEN ? ELSE next_at END WHERE id = ? AND state = ?",
      to_string(move.to), to_number(move.now), to_number(move.deadline), at_desk(move.to) ? 1 : 0,
      move.reason, move.reason, anew ? 1 : 0, anew ? 1 : 0, to_number(move.now), from.id,
      to_string(from.state));
  check_changed(statements_.changed(), from.id, to_string(from.state));
  tell("delivery.state", from.id, arrow(to_string(from.state), to_string(move.to)), move.now,
       from.municipality, from.revision, actor);
}

void Transaction::put_at_desk(const Standing& row, bool desk, Instant deadline,
                              const std::string& word, Instant now, const Actor& actor) {
  statements_.run("UPDATE delivery SET desk = ?, deadline = ? WHERE id = ? AND state = ?",
                  desk ? 1 : 0, to_number(deadline), row.id, to_string(row.state));
  check_changed(statements_.changed(), row.id, to_string(row.state));
  tell("delivery.desk", row.id, word, now, row.municipality, row.revision, actor);
}

void Transaction::add_attempt(const AttemptRow& row) {
  statements_.run(
      "INSERT INTO attempt (delivery, number, at, outcome, status, text) SELECT ?, "
      "coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM attempt WHERE delivery = ?",
      row.delivery, to_number(row.at), row.outcome, row.status, row.text, row.delivery);
}

void Transaction::add_wait(const std::string& municipality, const model::CaseIdentifier& identifier,
                           const std::string& message) {
  statements_.run(
      "INSERT INTO wait (gemeente, type, value, message) VALUES (?,?,?,?) "
      "ON CONFLICT DO NOTHING",
      municipality, identifier.type, identifier.value, message);
}

void Transaction::remove_waits(const std::string& message) {
  statements_.run("DELETE FROM wait WHERE message = ?", message);
}

}  // namespace rodedraad::store
