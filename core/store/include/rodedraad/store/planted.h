#pragma once

#include <string_view>

#ifdef RODEDRAAD_PLANTED_BUGS
#include <cstdlib>
#endif

/// Bugs on purpose, for the programs rodedraad-planted of tests/faults and simulation-planted of
/// tests/simulation and for nothing else: each of them must be found. In what is shipped this is
/// false at compile time and leaves nothing behind. See docs/decisions/0035-planted-bugs.md.
namespace rodedraad {

#ifdef RODEDRAAD_PLANTED_BUGS
inline namespace with_planted_bugs {
/// Whether this is the bug that RODEDRAAD_PLANT names.
inline bool planted(std::string_view bug) {
  static const char* const named = std::getenv("RODEDRAAD_PLANT");
  return named != nullptr && bug == named;
}
}  // namespace with_planted_bugs
#else
constexpr bool planted(std::string_view /*bug*/) { return false; }
#endif

}  // namespace rodedraad
