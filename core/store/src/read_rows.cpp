#include "read_rows.h"

#include <stdexcept>

#include "packed.h"
#include "sealed_rows.h"
#include "text_forms.h"

namespace rodedraad::store {

const std::string kSelectMessages =
    "SELECT seq, id, gemeente, connection, kind, body_hash, parent, part, answer_to, case_id, "
    "method, sender, received, state, reason, revision, day_key, case_key, body, notes "
    "FROM message ";
const std::string kSelectDeliveries =
    "SELECT seq, id, gemeente, case_id, connection, organisation, cause, rule, kind, purpose, "
    "ground, fields, withheld, method, state, waits_for, attempts, next_at, created, "
    "changed, answer_status, revision, chosen, deadline, desk, repeats, reason, day_key, case_key, "
    "body, notes FROM delivery ";
const std::string kSelectTasks =
    "SELECT id, case_id, name, role, organisation, rule, message, created, due, done, claimed_by, "
    "claimed_at, key, sealed FROM task ";

namespace {

constexpr const char* kDamaged =
    "de inhoud is beschadigd in de opslag en wordt niet verstuurd: zet de opslag terug uit een "
    "reservekopie, of laat het oorspronkelijke bericht opnieuw verwerken";

/// A state, unless bit rot has made it into none.
template <class State, class Parse>
State state_of(const std::string& text, Parse parse, State otherwise, bool& damaged) {
  try {
    return parse(text);
  } catch (const std::invalid_argument&) {
    damaged = true;
    return otherwise;
  }
}

Sealed read_sealed(Row& row) {
  Sealed out;
  out.day_key = row.number();
  out.case_key = row.number();
  out.body = row.text();
  out.notes = row.text();
  return out;
}

}  // namespace

MessageRow read_message(Statements& statements, Vault& vault, Row row) {
  MessageRow into;
  auto& message = into.message;
  into.seq = row.number();
  message.id = row.text();
  into.municipality = row.text();
  into.connection = row.text();
  message.kind = row.text();
  into.body_hash = row.text();
  into.parent = row.text();
  into.part = row.small();
  into.answer_to = row.text();
  into.case_id = row.text();
  message.method = row.text();
  message.sender = row.text();
  into.received = to_instant(row.number());
  into.state = state_of(row.text(), message_state, MessageState::failed, into.damaged);
  into.reason = row.text();
  into.revision = row.text();
  const auto sealed = read_sealed(row);
  into.day_key = sealed.day_key;
  open(statements, vault, sealed, into);
  return into;
}

DeliveryRow read_delivery(Statements& statements, Vault& vault, Row row) {
  DeliveryRow into;
  auto& message = into.message;
  into.seq = row.number();
  message.id = row.text();
  into.municipality = row.text();
  into.case_id = row.text();
  into.connection = row.text();
  into.organisation = row.text();
  into.cause = row.text();
  into.rule = row.text();
  message.kind = row.text();
  into.purpose = row.text();
  into.ground = row.text();
  into.fields = paths_from_text(row.text());
  const auto withheld = row.text();
  try {
    into.withheld = pairs_from_text(withheld);
  } catch (const std::exception&) {
    into.damaged = true;
  }
  message.method = row.text();
  into.state = state_of(row.text(), delivery_state, DeliveryState::failed, into.damaged);
  into.waits_for = row.text();
  into.attempts = row.small();
  into.next_at = to_instant(row.number());
  into.created = to_instant(row.number());
  into.changed = to_instant(row.number());
  into.answer_status = row.small();
  into.revision = row.text();
  into.chosen = row.text();
  into.deadline = to_instant(row.number());
  into.desk = row.number() != 0;
  into.repeats = row.text();
  auto reason = row.text();
  const auto sealed = read_sealed(row);
  into.day_key = sealed.day_key;
  into.case_key = sealed.case_key;
  open(statements, vault, sealed, into);
  if (!reason.empty()) into.answer_text = std::move(reason);
  if (into.damaged) into.answer_text = kDamaged;
  return into;
}

TaskRow read_task(Statements& statements, Vault& vault, Row row) {
  TaskRow into;
  for (auto* column : {&into.id, &into.case_id, &into.name, &into.role, &into.organisation,
                       &into.rule, &into.message}) {
    *column = row.text();
  }
  into.created = to_instant(row.number());
  into.due = row.text();
  into.done = row.number() != 0;
  into.claimed_by = row.text();
  into.claimed_at = to_instant(row.number());
  const auto key = row.number();
  const auto opened = open_text(statements, vault, key, "task", into.id, row.text());
  if (opened.damaged) into.title = kTextDamaged;
  if (opened.plain.empty()) return into;
  Unpacker in{opened.plain};
  into.title = in.text();
  into.text = in.text();
  into.done_by = in.text();
  return into;
}

}  // namespace rodedraad::store
