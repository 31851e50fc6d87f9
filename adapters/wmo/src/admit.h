#pragma once

#include "official_schema.h"
#include "releases.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// The first look: wrappings, control data, and control level 1.
sdk::Admission admit_message(const sdk::Message& message, const Releases& releases,
                             const OfficialSchemas& schemas);

/// What is wrong with a message that was opened: a release that is not ours, or its schema.
std::vector<sdk::Finding> check_message(const Opened& opened, const Releases& releases,
                                        const OfficialSchemas& schemas);

}  // namespace rodedraad::wmo
