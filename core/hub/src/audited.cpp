#include "audited.h"

#include <utility>

namespace rodedraad::hub {

store::AuditRow record_of(const store::MessageRow& message, std::string action, std::string object,
                          std::string result, std::string detail) {
  const bool own = message.connection.empty();  // the hub made the message itself
  return {.at = message.received,
          .action = std::move(action),
          .object = std::move(object),
          .result = std::move(result),
          .origin = own ? "hub" : message.connection,
          .actor = own ? "hub" : message.connection,
          .municipality = message.municipality,
          .revision = message.revision,
          .detail = std::move(detail)};
}

void audit(store::Transaction& transaction, const Plan& plan) {
  const auto& message = plan.message;
  const auto record = [&](const char* action, const std::string& object, std::string result,
                          std::string detail = {}) {
    transaction.audit(record_of(message, action, object, std::move(result), std::move(detail)));
  };
  // What moves a message that came in, the store puts on record itself.
  if (plan.internal && !message.message.id.empty()) {
    record("message.state", message.message.id, std::string{store::to_string(message.state)},
           message.case_id.empty() ? std::string{} : "case " + message.case_id);
  }
  if (plan.file != nullptr) {
    const auto& id = plan.file->file.id;
    const auto by = "message " + message.message.id;
    if (plan.opened) record("case.open", id, "done", by);
    if (plan.closed) record("case.close", id, "done", by);
    if (plan.reopened) record("case.reopen", id, "done", by);
    for (const auto& absorbed : plan.absorbed) record("case.merge", id, "done", "case " + absorbed);
  }
  for (const auto& task : plan.task_updates) {
    if (!task.done) continue;
    auto row = record_of(message, "task.done", task.id, "done", "case " + task.case_id);
    if (message.message.kind == kDoneKind) row.actor = task.done_by;
    transaction.audit(std::move(row));
  }
}

}  // namespace rodedraad::hub
