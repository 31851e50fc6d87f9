#pragma once

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// The messages that a delivery is split into: JSON of our own making, each about one person.
namespace rodedraad::schuldhulp {

sdk::Admission admit_part(const sdk::Message& message);

sdk::Decoded decode_part(const sdk::Message& message, const message::Mapping& mapping);

/// A traject in the light of what was said of it before: its earlier key is kept when the periods
/// overlap, what the new picture no longer holds is withdrawn, and an older picture changes
/// nothing.
sdk::Decoded relate_traject(const sdk::Message& message, const message::Mapping& mapping,
                            const sdk::Known& known);

}  // namespace rodedraad::schuldhulp
