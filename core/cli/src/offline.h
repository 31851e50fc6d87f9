#pragma once

#include <functional>

#include "commands.h"
#include "installation.h"
#include "rodedraad/hub/processor.h"

namespace rodedraad::cli {

/// Writes to a folder on which no hub runs. Throws store::StoreError when another process has it.
void write_offline(const Place& place, const store::Location& location, store::Writer::Work work);

/// Does what a running hub would do, on a folder on which none runs: \p what gets a processor and
/// gives it work. What must be sent waits in the store for the hub.
void process_offline(Installation& installation, const Place& place,
                     const std::function<void(hub::Processor&)>& what);

}  // namespace rodedraad::cli
