#pragma once

#include <cstddef>
#include <cstdint>

#include "places.h"

namespace rodedraad::files {

/// "20260302T091527Z", with which the name of everything that was put away begins.
std::string timestamp(std::int64_t ms);

/// Removes from the archive and from afgekeurd what was put away longer than the term \p
/// options.keep before \p now_ms, and tells how many files that were. Goes by the time in the name,
/// which the hub gave; what others have put there stays.
std::size_t clear(const Places& places, const Options& options, std::int64_t now_ms);

}  // namespace rodedraad::files
