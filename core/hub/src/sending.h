#pragma once

#include <string>

#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::hub {

/// The rule name of follow-up requests that an adapter asked for.
inline constexpr const char* kFollowUp = "opvolging";
/// The rule name of the result of a batch.
inline constexpr const char* kBatchResult = "resultaat";
/// The rule name of an answer in the sender's own protocol.
inline constexpr const char* kResponse = "antwoord";
/// The rule name of what is asked by the clock.
inline constexpr const char* kScheduled = "rooster";

/// Makes one outgoing message: only what the purpose allows reaches the adapter. The row is queued
/// when it was made, parked when the case lacks a required field, and failed, with the reason, when
/// it can never be made like this.
store::DeliveryRow make_delivery(const Context& context, const store::CaseFile& file,
                                 const workflow::SendDecision& decision, const std::string& cause);

/// Makes what an adapter wants its sender to hear. Only the adapter's own fields go into it,
/// nothing of the case. Failed, with the reason, when it cannot be made.
store::DeliveryRow make_response(const Context& context, const config::Connection& connection,
                                 const store::MessageRow& cause, const std::string& case_id,
                                 const sdk::Response& response);

/// Whether vetting kept the message here: the partner would refuse it.
bool vetoed(const store::DeliveryRow& row);

/// Looks at a queued delivery that was made under another revision: as it was made it goes on when
/// its purpose still allows all that it carries. Otherwise it is made again with what was accepted
/// and is still allowed, when the partner has never seen it; or it fails, with the reason. \p file
/// is null when it is about nobody.
void review(const Context& context, const store::CaseFile* file, store::DeliveryRow& row);

/// Whether review() would let it go as it was made, as far as can be told without its case.
bool still_fits(const Context& context, const store::DeliveryRow& row);

/// Tries again to make a parked delivery.
void make_again(const Context& context, const store::CaseFile& file, store::DeliveryRow& row);

}  // namespace rodedraad::hub
