#pragma once

#include <string>
#include <vector>

#include "rodedraad/hub/cases.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/workflow/decide.h"

/// What one incoming message does: everything from decode to encode, thought through without any
/// effect. The processor commits a plan in one transaction; `rodedraad try` prints it.
namespace rodedraad::hub {

/// Everything that must be written for one message.
struct Plan {
  store::MessageRow message;                 ///< with its new state, reason, findings, explanation
  std::vector<store::MessageRow> parts;      ///< of a batch
  std::vector<model::CaseIdentifier> waits;  ///< parked: until a case has one of these
  CaseFilePtr file;                          ///< the case afterwards; null when there is none
  bool opened = false;
  bool forget = false;    ///< what it says must not stay: it is about people who are not ours
  bool answered = false;  ///< the sender was answered in its own protocol
  std::vector<std::string> absorbed;  ///< cases that this message showed to be the same person
  std::vector<model::CaseIdentifier> new_identifiers;
  std::vector<model::Fact> new_facts;
  std::vector<model::Change> changes;
  std::vector<store::DeadlineRow> deadlines;  ///< new or moved
  std::vector<store::TaskRow> tasks;
  std::vector<workflow::RuleOutcome> outcomes;
  std::vector<std::string> fired_once;
  std::vector<store::DeliveryRow> sends;     ///< new
  std::vector<store::DeliveryRow> unparked;  ///< were parked, go now
  std::vector<store::MessageRow> released;   ///< waited for this person, are processed again
};

/// Plans one message in state received. Never throws for what a message holds.
Plan make_plan(const Context& context, Cases& cases, store::MessageRow message);

}  // namespace rodedraad::hub
