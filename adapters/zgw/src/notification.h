#pragma once

#include "options.h"
#include "rodedraad/sdk/adapter.h"

/// What a subscriber of the Notificaties API receives.
namespace rodedraad::zgw {

sdk::Admission admit_notification(const sdk::Message& message, const Options& options);

sdk::Answer reply_to_notification(const sdk::ReplyRequest& request);

/// The zaak that changed, and what must be asked of it. A test, or what became of something that is
/// no zaak, says nothing.
sdk::Decoded decode_notification(const sdk::Message& message, const Options& options);

}  // namespace rodedraad::zgw
