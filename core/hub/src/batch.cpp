#include "batch.h"

#include <algorithm>
#include <string>

#include "rodedraad/hub/admission.h"
#include "rodedraad/hub/trace.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

const sdk::Finding* first_error(const store::MessageRow& part) {
  const auto found = std::find_if(part.findings.begin(), part.findings.end(), [](const auto& each) {
    return each.severity == sdk::Severity::error;
  });
  return found == part.findings.end() ? nullptr : &*found;
}

/// What the sender may know: a part whose facts are in the case is done for him, also when a send
/// that follows from it still waits.
store::MessageState outcome(const store::MessageRow& part) {
  const bool in_the_case = part.state == store::MessageState::parked && !part.case_id.empty();
  return in_the_case ? store::MessageState::processed : part.state;
}

}  // namespace

std::vector<store::MessageRow> split_batch(const Context& context,
                                           const config::Connection& connection,
                                           const store::MessageRow& batch,
                                           std::vector<sdk::Message> parts) {
  std::vector<store::MessageRow> rows;
  rows.reserve(parts.size());
  for (auto& part : parts) {
    part.id = context.ids.next();
    part.target = batch.message.target;
    part.sender = batch.message.sender;
    continue_trace(batch.message, part);
    auto admitted = admit(context, connection, std::move(part));
    auto& row = admitted.row;
    if (admitted.reply == sdk::Reply::forbidden && row.findings.empty()) {
      row.findings.push_back(
          {sdk::Severity::error, "gemeente-onbekend", "gemeentecode", row.reason});
    }
    row.parent = batch.message.id;
    row.answer_to = batch.answer_to;
    row.part = static_cast<int>(rows.size()) + 1;
    rows.push_back(std::move(row));
  }
  return rows;
}

bool is_batch(const Context& context, const store::MessageRow& message) {
  const auto* connection = context.config.connection(message.connection);
  return connection != nullptr &&
         context.writes(*connection, message.message.kind + ".resultaat") != nullptr;
}

std::vector<store::DeliveryRow> batch_result(const Context& context, const store::MessageRow& batch,
                                             const std::vector<store::MessageRow>& parts) {
  if (!is_batch(context, batch)) return {};
  const auto* connection = context.config.connection(batch.connection);
  const std::string kind = batch.message.kind + ".resultaat";

  store::DeliveryRow row;
  row.message.id = context.ids.next();
  row.message.kind = kind;
  row.connection = connection->id;
  row.organisation = connection->organisation;
  row.cause = batch.message.id;
  row.rule = kBatchResult;
  row.created = row.changed = row.next_at = context.clock.now();
  row.revision = context.config.revision;

  sdk::EncodeRequest request;
  request.kind = kind;
  request.id = row.message.id;
  request.doel = connection->oin;
  request.created = model::rfc3339(row.created);
  request.fields.push_back({"resultaat.bestand", {}, batch.message.target});
  for (const auto& part : parts) {
    const auto number = std::to_string(part.part);
    request.fields.push_back({"resultaat.berichtId", number, part.idempotency_key});
    request.fields.push_back({"resultaat.status", number, std::string{to_string(outcome(part))}});
    const auto* found = first_error(part);
    request.fields.push_back({"resultaat.foutcode", number, found ? found->code : ""});
    request.fields.push_back({"resultaat.veld", number, found ? found->where : ""});
    request.fields.push_back({"resultaat.melding", number,
                              found                                             ? found->text
                              : outcome(part) == store::MessageState::processed ? std::string{}
                                                                                : part.reason});
  }
  auto message = context.adapters.at(connection->id)->encode(request);
  if (message) {
    message->id = row.message.id;
    message->kind = kind;
    row.message = std::move(*message);
  } else {
    row.state = store::DeliveryState::failed;
    row.answer_text = "het resultaat kon niet worden gemaakt: " + message.error().text;
  }
  return {row};
}

}  // namespace rodedraad::hub
