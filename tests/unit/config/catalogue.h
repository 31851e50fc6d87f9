#pragma once

#include "rodedraad/config/catalogue.h"

namespace rodedraad::config {

/// The plugins of this project as they describe themselves, without loading them.
Catalogue installed_plugins();

}  // namespace rodedraad::config
