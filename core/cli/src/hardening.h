#pragma once

namespace rodedraad::cli {

/// What a process that may hold keys and bodies does first: no core dump of it is made, no process
/// of the same user can read its memory, and its keys are not swapped out. Before the first thread.
void harden();

}  // namespace rodedraad::cli
