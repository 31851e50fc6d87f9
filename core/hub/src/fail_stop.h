#pragma once

#include <string_view>

namespace rodedraad::hub {

/// After a failed write or fsync nothing is known about what is on disk (a later fsync may lie):
/// stops at once, without answering anybody, and lets the next start find out.
[[noreturn]] void stop_the_process(std::string_view what);

}  // namespace rodedraad::hub
