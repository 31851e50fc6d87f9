#pragma once

#include <string_view>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// Notificatie API 1.8.0: the one interface that the municipality hosts.
namespace rodedraad::duo {

/// \p oin is DUO's; a notification from another bron is forbidden unless it is empty.
sdk::Admission admit_notification(const sdk::Message& message, const message::Mapping& mapping,
                                  std::string_view oin);

sdk::Answer reply_to_notification(const sdk::ReplyRequest& request);

/// The person, the event, and the questions that the table "opvolging" of the mapping ties to it.
sdk::Decoded decode_notification(const sdk::Message& message, const message::Mapping& mapping);

}  // namespace rodedraad::duo
