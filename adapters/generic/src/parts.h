#pragma once

#include "incoming.h"

namespace rodedraad::generic {

/// The parts of a batch, each a message of its own in the format of the batch.
std::vector<sdk::Message> parts_of(const Options& options, const Incoming& batch,
                                   const sdk::Message& message);

/// Where the rules start in a message that is a part: in a CSV its one row, whose line becomes that
/// of the file it came from.
void enter_part(Incoming& part, const sdk::Message& message);

}  // namespace rodedraad::generic
