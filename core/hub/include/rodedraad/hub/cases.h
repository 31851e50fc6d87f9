#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// A case as it was when it was looked up.
using CaseFilePtr = std::shared_ptr<const store::CaseFile>;

/// Where a plan looks up cases. Called from one thread.
class Cases {
 public:
  virtual ~Cases() = default;
  virtual CaseFilePtr by_identifier(const std::string& municipality,
                                    const model::CaseIdentifier& identifier) = 0;
  virtual CaseFilePtr by_id(const std::string& id) = 0;
  /// Messages that wait for this identifier, in this municipality or without naming one.
  virtual std::vector<store::MessageRow> waiting_for(const std::string& municipality,
                                                     const model::CaseIdentifier& identifier) = 0;
};

/// The cases of a store, to look at without any effect. Throws store::StoreError.
std::unique_ptr<Cases> stored_cases(const store::Location& location);

/// No cases at all: what a message does in an empty hub.
std::unique_ptr<Cases> no_cases();

}  // namespace rodedraad::hub
