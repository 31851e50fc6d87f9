#include "rodedraad/hub/desk.h"

#include <algorithm>
#include <boost/algorithm/string/replace.hpp>
#include <utility>

#include "rodedraad/message/tree.h"
#include "terms.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryState;

std::string not_so(const store::DeliveryRow& row, const std::string& what) {
  return what + ": zij is " + std::string{store::to_string(row.state)};
}

bool never_made(const store::DeliveryRow& row) {
  return row.message.body.empty() && row.message.method.empty();
}

std::string cannot_go(const store::DeliveryRow& row) {
  if (row.damaged) return row.answer_text;
  if (!never_made(row)) return {};
  return "dit bericht kon niet worden gemaakt en is er dus niet: herstel de oorzaak en laat het "
         "oorspronkelijke bericht opnieuw verwerken";
}

std::string cannot_resend(const store::DeliveryRow& row) {
  if (row.state == DeliveryState::unknown_outcome || row.state == DeliveryState::awaiting) {
    return "vraag eerst de partner of dit bericht is aangekomen, en zeg het met dead-letter settle";
  }
  if (!row.desk || !store::at_desk(row.state)) {
    return not_so(row, "deze aflevering ligt niet bij de storingen");
  }
  return cannot_go(row);
}

/// Why these bytes cannot go instead.
std::string not_fit(const store::DeliveryRow& row, const std::string& content) {
  const auto& before = row.message.body;
  if (content.empty()) return "er is geen nieuwe inhoud";
  if (content == before) return "er is niets veranderd: gebruik dead-letter resend";
  if (message::parse_json(before) && !message::parse_json(content)) {
    return "de nieuwe inhoud is geen goede JSON, en de oude wel";
  }
  if (message::parse_xml(before) && !message::parse_xml(content)) {
    return "de nieuwe inhoud is geen goede XML, en de oude wel";
  }
  return {};
}

std::string cannot_edit(const store::DeliveryRow& row, const std::string& content) {
  auto why_not = cannot_resend(row);
  return why_not.empty() ? not_fit(row, content) : why_not;
}

std::string cannot_cancel(const store::DeliveryRow& row) {
  if (row.state == DeliveryState::parked) {
    return "deze aflevering wacht op een gegeven van de zaak en gaat vanzelf, of vervalt met de "
           "zaak";
  }
  if (row.state == DeliveryState::in_flight) return not_so(row, "deze aflevering is onderweg");
  const bool open =
      row.desk || row.state == DeliveryState::queued || row.state == DeliveryState::awaiting;
  return open ? std::string{} : not_so(row, "aan deze aflevering valt niets in te trekken");
}

std::string cannot_settle(const store::DeliveryRow& row) {
  const bool in_doubt =
      row.state == DeliveryState::unknown_outcome || row.state == DeliveryState::awaiting;
  return in_doubt ? std::string{}
                  : not_so(row, "over deze aflevering is geen twijfel of zij is aangekomen");
}

DeliveryState outcome(Verdict verdict) {
  switch (verdict) {
    case Verdict::cancel:
      return DeliveryState::cancelled;
    case Verdict::arrived:
      return DeliveryState::confirmed;
    case Verdict::resend:
    case Verdict::edit:
    case Verdict::not_arrived:
      break;
  }
  return DeliveryState::queued;
}

std::string reason(const Decision& decision, model::Instant now) {
  const auto& actor = decision.actor;
  switch (decision.verdict) {
    case Verdict::cancel:
      return "ingetrokken door " + actor.name + ": " + actor.why;
    case Verdict::arrived:
      return "aangekomen, volgens " + actor.name;
    case Verdict::not_arrived:
      return "niet aangekomen, volgens " + actor.name;
    case Verdict::resend:
      if (decision.not_before > now) {
        return "gaat opnieuw vanaf " + model::rfc3339(decision.not_before) + ", volgens " +
               actor.name;
      }
      break;
    case Verdict::edit:
      break;
  }
  return {};
}

/// A new delivery of the same, into the queue.
store::DeliveryRow anew(const store::DeliveryRow& seen, const config::Connection* connection,
                        const Decision& decision, const DeskWork& work) {
  auto again = seen;
  again.message.id = work.fresh_id;
  again.repeats = seen.message.id;
  again.state = DeliveryState::queued;
  again.attempts = again.answer_status = 0;
  again.answer_text.clear();
  again.created = again.changed = work.now;
  again.next_at = std::max(work.now, decision.not_before);
  again.deadline = deadline_of(again.state, connection, again.next_at);
  return again;
}

/// The new bytes, which call themselves by the new id wherever the old ones did by theirs.
void put_content(store::DeliveryRow& row, const Decision& decision, const DeskWork& work) {
  row.message.body = decision.content;
  for (const auto& mark : work.marks) {
    boost::algorithm::replace_all(row.message.body, mark, work.fresh_id);
    boost::algorithm::replace_all(row.message.target, mark, work.fresh_id);
    for (auto& header : row.message.headers) {
      boost::algorithm::replace_all(header.value, mark, work.fresh_id);
    }
  }
}

std::optional<store::Standing> replace(store::Transaction& transaction,
                                       const store::Standing& first, store::DeliveryRow again,
                                       const DeskWork& work, const store::Actor& actor) {
  transaction.insert(again);
  if (first.state == DeliveryState::rejected) {
    transaction.put_at_desk(first, false, {}, "edited as " + work.fresh_id, work.now, actor);
  } else {
    transaction.move(
        first,
        {DeliveryState::cancelled,
         work.now,
         {},
         "vervangen door " + work.fresh_id + ", bewerkt door " + actor.name + ": " + actor.why},
        actor);
    transaction.swap_places(first.id, work.fresh_id);
  }
  return transaction.standing(work.fresh_id);
}

}  // namespace

std::vector<store::TaskRow> settled_doubts(store::Reader& reader, const std::string& message,
                                           const std::string& by) {
  auto tasks = reader.tasks({});
  std::erase_if(tasks,
                [&](const store::TaskRow& task) { return task.done || task.message != message; });
  for (auto& task : tasks) {
    task.done = true;
    task.done_by = by;
  }
  return tasks;
}

std::vector<std::string> own_marks(store::Reader& reader, const store::DeliveryRow& row) {
  std::vector<std::string> result{row.message.id};
  auto before = row.repeats;
  while (!before.empty()) {
    result.push_back(before);
    const auto earlier = reader.delivery(before);
    before = earlier ? earlier->repeats : std::string{};
  }
  return result;
}

std::string refusal(const store::DeliveryRow& row, const Decision& decision) {
  switch (decision.verdict) {
    case Verdict::resend:
      return cannot_resend(row);
    case Verdict::edit:
      return cannot_edit(row, decision.content);
    case Verdict::cancel:
      return cannot_cancel(row);
    case Verdict::arrived:
      return cannot_settle(row);
    case Verdict::not_arrived:
      return cannot_settle(row) + cannot_go(row);
  }
  return {};
}

std::optional<store::Standing> carry_out(store::Transaction& transaction,
                                         const store::DeliveryRow& seen, const Decision& decision,
                                         const DeskWork& work) {
  auto standing = transaction.standing(decision.delivery);
  if (!standing || standing->state != seen.state) return std::nullopt;
  const auto& actor = decision.actor;
  const auto* connection = work.config->connection(seen.connection);
  if (decision.verdict == Verdict::edit) {
    if (!standing->desk) return std::nullopt;
    auto again = anew(seen, connection, decision, work);
    put_content(again, decision, work);
    return replace(transaction, *standing, std::move(again), work, actor);
  }
  if (seen.state == DeliveryState::rejected) {
    if (!standing->desk) return std::nullopt;
    if (decision.verdict == Verdict::cancel) {
      transaction.put_at_desk(*standing, false, {}, "handled", work.now, actor);
      return standing;
    }
    auto again = anew(seen, connection, decision, work);
    transaction.insert(again);
    transaction.put_at_desk(*standing, false, {}, "sent again as " + work.fresh_id, work.now,
                            actor);
    return transaction.standing(work.fresh_id);
  }
  if (seen.state == DeliveryState::queued && !work.withdraw(*standing)) return std::nullopt;
  const auto to = outcome(decision.verdict);
  const auto from = std::max(work.now, decision.not_before);
  const auto deadline = deadline_of(to, connection, from);
  transaction.move(*standing, {to, work.now, deadline, reason(decision, work.now), from}, actor);
  return transaction.standing(decision.delivery);
}

}  // namespace rodedraad::hub
