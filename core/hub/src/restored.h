#pragma once

#include "rodedraad/hub/context.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// When the store was put back from a backup since the hub ran: what it says must still happen can
/// have happened already. Deliveries that wait for a partner that does not recognise repeats, and
/// messages that were not processed (what follows from them would get new numbers), go to the desk.
/// Returns when that is on disk; after a crash it goes on at the next start. Before anything is
/// sent or processed.
void hold_restored(const Context& context, const store::Location& location, store::Writer& writer);

}  // namespace rodedraad::hub
