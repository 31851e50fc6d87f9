#pragma once

#include "commands.h"
#include "installation.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::cli {

/// The store of a data folder, for reading. Throws Stop when there is none.
store::Location store_of(const Installation& installation, const Place& place);
store::Reader open_store(const Installation& installation, const Place& place);

}  // namespace rodedraad::cli
