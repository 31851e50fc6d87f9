#pragma once

#include <string>

#include "network.h"
#include "rodedraad/config/config.h"

namespace rodedraad::simulation {

/// Where messages come in, and the partners that each of them goes to.
inline constexpr const char* kSource = "bron";
inline constexpr const char* kRepeats = "herkent";  ///< recognises repeats
inline constexpr const char* kOnce = "eenmalig";    ///< does not
inline constexpr const char* kSlow = "langzaam";    ///< allows two a second

/// Two municipalities, and one rule that tells every partner of every message.
config::Config region(Wire& wire);

/// The partners of region(), on the network.
void add_partners(Network& network);

}  // namespace rodedraad::simulation
