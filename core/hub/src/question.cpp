#include "question.h"

#include "rodedraad/workflow/condition.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

store::DeliveryRow asked(const Context& context, const config::Connection& connection,
                         const config::Poll& poll, const store::CaseFile& file) {
  const auto* purpose = context.config.purpose(connection.ask_purpose);
  workflow::SendDecision decision;
  decision.rule = kScheduled;
  decision.message = poll.message;
  decision.connection = connection.id;
  decision.organisation = connection.organisation;
  decision.purpose = connection.ask_purpose;
  if (purpose != nullptr) decision.ground = purpose->article;
  decision.chosen = "de koppeling vraagt dit op vaste tijden";
  return make_delivery(context, file, decision, kScheduled);
}

}  // namespace

store::DeliveryRow question(const Context& context, const config::Connection& connection,
                            const config::Poll& poll) {
  auto row = asked(context, connection, poll, {});
  // Of no case and no message: one that failed must not hold up what is asked tomorrow.
  row.cause = row.message.id;
  return row;
}

std::optional<store::DeliveryRow> question_about(const Context& context,
                                                 const config::Connection& connection,
                                                 const config::Poll& poll,
                                                 const store::CaseFile& file) {
  const auto today = model::dutch_day(context.clock.now());
  if (!file.closed.empty() || !workflow::holds(poll.when, file.file, today)) return std::nullopt;
  auto row = asked(context, connection, poll, file);
  if (row.state != store::DeliveryState::queued) return std::nullopt;
  return row;
}

}  // namespace rodedraad::hub
