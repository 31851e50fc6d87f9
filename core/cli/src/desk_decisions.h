#pragma once

#include <string>

#include "commands.h"
#include "installation.h"
#include "rodedraad/hub/desk.h"

/// What a person decides at the dead-letter desk: through the running hub, or in the store when
/// there is none.
namespace rodedraad::cli {

/// \returns why not, or empty.
std::string decide(Installation& installation, const Place& place, store::Reader& reader,
                   const store::DeliveryRow& row, const hub::Decision& decision);

/// Processes a message that lies at the desk once more. \returns why not, or empty.
std::string process_again(Installation& installation, const Place& place, store::Reader& reader,
                          store::MessageRow row);

/// Who decides: who \p by says, else the user of this machine.
store::Actor decider(const std::string& by, const std::string& reason);

}  // namespace rodedraad::cli
