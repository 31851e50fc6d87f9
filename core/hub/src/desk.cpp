#include "rodedraad/hub/desk.h"

#include <utility>

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
    case Verdict::not_arrived:
      break;
  }
  return DeliveryState::queued;
}

std::string reason(Verdict verdict, const store::Actor& actor) {
  switch (verdict) {
    case Verdict::cancel:
      return "ingetrokken door " + actor.name + ": " + actor.why;
    case Verdict::arrived:
      return "aangekomen, volgens " + actor.name;
    case Verdict::not_arrived:
      return "niet aangekomen, volgens " + actor.name;
    case Verdict::resend:
      break;
  }
  return {};
}

}  // namespace

std::string refusal(const store::DeliveryRow& row, Verdict verdict) {
  switch (verdict) {
    case Verdict::resend:
      return cannot_resend(row);
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
  if (seen.state == DeliveryState::rejected) {
    if (!standing->desk) return std::nullopt;
    if (decision.verdict == Verdict::cancel) {
      transaction.put_at_desk(*standing, false, {}, "handled", work.now, actor);
      return standing;
    }
    auto again = seen;
    again.message.id = work.fresh_id;
    again.repeats = decision.delivery;
    again.state = DeliveryState::queued;
    again.attempts = again.answer_status = 0;
    again.answer_text.clear();
    again.next_at = again.created = again.changed = work.now;
    again.deadline = deadline_of(again.state, connection, work.now);
    transaction.insert(again);
    transaction.put_at_desk(*standing, false, {}, "sent again as " + work.fresh_id, work.now,
                            actor);
    return transaction.standing(work.fresh_id);
  }
  if (seen.state == DeliveryState::queued && !work.withdraw(*standing)) return std::nullopt;
  const auto to = outcome(decision.verdict);
  const auto deadline = deadline_of(to, connection, work.now);
  transaction.move(*standing, {to, work.now, deadline, reason(decision.verdict, actor)}, actor);
  return transaction.standing(decision.delivery);
}

}  // namespace rodedraad::hub
