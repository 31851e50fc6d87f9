#pragma once

#include <optional>
#include <string>

#include "commands.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::cli {

/// The id of the case that the options name; nothing when there is none, or more than one. Throws
/// Stop for a number that cannot exist.
std::optional<std::string> find_case(store::Reader& reader, const CaseOptions& options);

/// What to say when find_case() finds nothing.
inline constexpr const char* kNoCase =
    "er is geen zaak van deze persoon, of meer dan een: noem dan de gemeente (--gemeente)\n";

}  // namespace rodedraad::cli
