#pragma once

#include "rodedraad/hub/plan.h"
#include "rodedraad/store/transaction.h"

/// What the hub does itself, as records of the audit log.
namespace rodedraad::hub {

/// A record of something that this message brought about.
store::AuditRow record_of(const store::MessageRow& message, std::string action, std::string object,
                          std::string result, std::string detail = {});

/// What became of the message, and of the case and its tasks with it.
void audit(store::Transaction& transaction, const Plan& plan);

}  // namespace rodedraad::hub
