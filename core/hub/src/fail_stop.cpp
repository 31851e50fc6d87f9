#include "fail_stop.h"

#include <unistd.h>

#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {
constexpr int kStoreUnavailable = 69;  // sysexits EX_UNAVAILABLE
}

void stop_the_process(std::string_view what) {
  log(LogLevel::error, "store.failed",
      {{"action", "commit"}, {"result", "stopped"}, {"origin", "hub"}, {"text", what}});
  ::_exit(kStoreUnavailable);
}

}  // namespace rodedraad::hub
