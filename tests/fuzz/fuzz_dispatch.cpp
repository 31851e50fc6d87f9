#include <cstdlib>
#include <iostream>

#include "dispatch_run.h"

/// Whatever happens to what waits, in whatever order: no overtaking, no limit broken, all goes.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  rodedraad::hub::DispatchRun run;
  for (std::size_t i = 0; i + 2 < size; i += 3) run.step(data[i], data[i + 1], data[i + 2]);
  run.drain();
  if (!run.problem().empty()) {
    std::cerr << run.problem() << '\n';
    std::abort();
  }
  return 0;
}
