#pragma once

#include <string>
#include <vector>

#include "rodedraad/hub/context.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// The parts of a batch as messages of their own: each is looked at by the adapter like a message
/// that came in alone. Whether a part was delivered before is seen when it is stored.
std::vector<store::MessageRow> split_batch(const Context& context,
                                           const config::Connection& connection,
                                           const store::MessageRow& batch,
                                           std::vector<sdk::Message> parts);

/// Whether a message is a batch, of which the sender wants to hear the result.
bool is_batch(const Context& context, const store::MessageRow& message);

/// The answer to a batch of which every part was handled: a delivery to the connection it came
/// from. Nothing when the adapter makes no results for this kind of batch.
std::vector<store::DeliveryRow> batch_result(const Context& context, const store::MessageRow& batch,
                                             const std::vector<store::MessageRow>& parts);

}  // namespace rodedraad::hub
