#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rodedraad::certify {

/// What a plugin must leave alone, and what it must give back.
struct ProcessState {
  std::vector<std::string> signals;  ///< per signal its handler
  std::string locale;
  std::string folder;
  std::string environment;
  unsigned mask = 0;
};
ProcessState process_state();

std::size_t open_descriptors();
std::size_t threads();

/// Waits up to a second until there are no more threads than \p count.
/// \returns how many there are.
std::size_t threads_after_waiting(std::size_t count);

/// Bytes that this thread got from malloc and did not give back. Throws Skipped under a sanitizer,
/// which gives out the memory itself.
std::size_t heap_in_use();

}  // namespace rodedraad::certify
