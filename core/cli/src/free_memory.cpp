#include "free_memory.h"

#ifndef RODEDRAAD_SANITIZED
#include <jemalloc/jemalloc.h>

/// jemalloc reads this at the start of the program. Messages go from thread to thread; with few
/// arenas little lies about in each of them, and four are enough for them not to wait for each
/// other.
// NOLINTNEXTLINE(readability-identifier-naming): the name is jemalloc's
const char* malloc_conf = "narenas:4,dirty_decay_ms:1000,max_background_threads:1";
#endif

namespace rodedraad::cli {

void give_free_memory_back() {
#ifndef RODEDRAAD_SANITIZED
  bool on = true;
  ::mallctl("background_thread", nullptr, nullptr, &on, sizeof on);
#endif
}

}  // namespace rodedraad::cli
