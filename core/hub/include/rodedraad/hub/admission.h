#pragma once

#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// The first look at an incoming message, and what the sender would hear.
struct Admitted {
  store::MessageRow row;  ///< in state received, or refused with its findings
  sdk::Reply reply = sdk::Reply::accepted;
};

/// Lets the adapter look at a message, and checks that its municipality is one of ours. message.id
/// must be set. Nothing is stored.
Admitted admit(const Context& context, const config::Connection& connection, sdk::Message message);

}  // namespace rodedraad::hub
