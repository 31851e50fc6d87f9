#pragma once

#include <optional>

#include "rodedraad/hub/breaker.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/retry.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// What one attempt to deliver did.
struct Delivered {
  store::DeliveryRow row;
  store::AttemptRow attempt;
  Ending ending = Ending::nothing;  ///< what it says of the destination
  std::chrono::milliseconds retry_after{0};
  std::optional<store::MessageRow> content;  ///< what the partner's answer says, as a message
};

/// What the adapter makes of how a send ended.
Attempt judged(const Context& context, const store::DeliveryRow& row, const sdk::Sent& sent);

/// What follows from an attempt. \p jitter as in after_attempt.
Delivered delivered(const Context& context, const store::DeliveryRow& row, const Attempt& attempt,
                    const sdk::Answer& answer, double jitter);

}  // namespace rodedraad::hub
