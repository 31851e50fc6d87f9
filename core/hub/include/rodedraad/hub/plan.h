#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/hub/cases.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/workflow/decide.h"

/// What one thing that happens does: a message that comes in, the clock, a person. Everything from
/// decode to encode, thought through without any effect. The processor commits a plan in one
/// transaction; `rodedraad try` prints it.
namespace rodedraad::hub {

/// The kinds of the message rows that the hub makes itself, of a case, so that `trace` can tell
/// what the clock or a person did.
inline constexpr const char* kDayKind = "klok.dag";
inline constexpr const char* kDoneKind = "taak.gedaan";

/// What waits to be sent under a purpose and does not go any more.
struct Withdrawal {
  std::string purpose;
  std::string reason;
};

/// Everything that must be written for one message.
struct Plan {
  store::MessageRow message;  ///< with its new state, reason, findings, explanation
  bool internal = false;      ///< the hub made the message row itself; without id: nothing happened
  std::vector<store::MessageRow> parts;      ///< of a batch
  std::vector<model::CaseIdentifier> waits;  ///< parked: until a case has one of these
  CaseFilePtr file;                          ///< the case afterwards; null when there is none
  bool opened = false;
  bool closed = false;    ///< the case ends with this
  bool reopened = false;  ///< the case goes on with this
  bool forget = false;    ///< what it says must not stay: it is about people who are not ours
  bool answered = false;  ///< the sender was answered in its own protocol
  std::vector<std::string> absorbed;  ///< cases that this message showed to be the same person
  std::vector<model::CaseIdentifier> new_identifiers;
  std::vector<model::Fact> new_facts;
  std::vector<model::Change> changes;
  std::vector<store::DeadlineRow> deadlines;  ///< new or changed
  std::vector<store::DeadlineRow> stands;     ///< of others: that they run, or not any more
  std::vector<store::TaskRow> tasks;          ///< new
  std::vector<store::TaskRow> task_updates;   ///< done, or of another organisation
  std::vector<workflow::RuleOutcome> outcomes;
  std::vector<std::string> fired_once;
  std::vector<store::DeliveryRow> sends;         ///< new
  std::vector<store::DeliveryRow> unparked;      ///< were parked; go now, or never
  std::vector<Withdrawal> withdrawals;           ///< of this case
  std::vector<store::MessageRow> released;       ///< waited for this person, are processed again
  std::vector<store::ProcessingRow> processing;  ///< for the Logboek Dataverwerkingen
};

/// Puts a message at the desk because something in the store is not as it was put there: \p what,
/// "dit bericht". Nothing else happens.
Plan make_quarantine(const Context& context, store::MessageRow message, std::string what);

/// Plans one message in state received. Never throws for what a message holds.
Plan make_plan(const Context& context, Cases& cases, store::MessageRow message);

/// Plans a message that was decoded already. Its connection must be in the configuration.
Plan make_told_plan(const Context& context, Cases& cases, store::MessageRow message,
                    sdk::Decoded decoded);

/// What the calendar does to a case until today. The row in \p message has an id only when
/// something happened; the case has in any case been looked at.
Plan make_clock_plan(const Context& context, Cases& cases, const std::string& case_id);

/// A person did a task; \p by says who. Without file when the task is not open in this case.
Plan make_done_plan(const Context& context, Cases& cases, const std::string& case_id,
                    const std::string& task_id, const std::string& by);

}  // namespace rodedraad::hub
