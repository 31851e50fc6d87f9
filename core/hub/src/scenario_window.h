#pragma once

#include <string>
#include <vector>

#include "rodedraad/hub/rehearsal.h"

namespace rodedraad::hub {

/// What happened to one person's case in a stretch of a rehearsal.
class Window {
 public:
  /// From \p from plans on. \p file is null when there is no case: then what is of no case counts.
  Window(const Rehearsal& rehearsal, std::size_t from, const store::CaseFile* file);

  /// Made and on its way, in order, as it is now.
  std::vector<const store::DeliveryRow*> sent() const;
  /// All that was made or changed: also what waits, was kept here or was given up.
  std::vector<const store::DeliveryRow*> deliveries() const;
  std::vector<const store::TaskRow*> tasks() const;
  std::vector<const workflow::RuleOutcome*> outcomes() const;
  /// What came in, by its own row.
  std::vector<const store::MessageRow*> messages() const;
  std::vector<const store::DeadlineRow*> deadlines() const;

 private:
  bool concerns(const std::string& case_id) const;
  std::vector<const Plan*> plans() const;

  const Rehearsal& rehearsal_;
  std::size_t from_;
  std::string case_;
};

}  // namespace rodedraad::hub
