#pragma once

#include <memory>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

/// Opens a copy of a store that no hub works on, as it is: nothing is migrated.
std::unique_ptr<Poco::Data::Session> open_copy(const Location& location);

}  // namespace rodedraad::store
