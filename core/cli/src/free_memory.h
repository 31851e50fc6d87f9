#pragma once

namespace rodedraad::cli {

/// From now on what a large message took goes back to the system within seconds after it is done,
/// also when the process has nothing more to do. Starts a thread that does so.
void give_free_memory_back();

}  // namespace rodedraad::cli
