#pragma once

#include <functional>
#include <memory>

#include "commands.h"
#include "installation.h"
#include "rodedraad/hub/processor.h"

namespace rodedraad::cli {

/// The writer of a folder on which no hub runs and of which the caller has the DataLock.
std::unique_ptr<store::Writer> open_to_write(const store::Location& location);

/// Writes to a folder on which no hub runs. Throws store::StoreError when another process has it.
void write_offline(const Place& place, const store::Location& location, store::Writer::Work work);

/// Does what a running hub would do, on a folder on which none runs: \p what gets a processor and
/// gives it work. What must be sent waits in the store for the hub.
void process_offline(Installation& installation, const Place& place,
                     const std::function<void(hub::Processor&)>& what);

}  // namespace rodedraad::cli
