#include "hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "rodedraad/crypto/secret.h"

namespace rodedraad::cli {

void harden() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#ifndef RODEDRAAD_SANITIZED
  // A sanitizer looks for leaks by tracing its own process, which this forbids.
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
  crypto::keep_secrets_in_locked_memory();
}

}  // namespace rodedraad::cli
