#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "sandbox.h"

namespace rodedraad::plugin {

namespace {

constexpr rlim_t kDescriptors = 32;  // loading opens a few libraries at a time

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit value{most, most};
  if (::setrlimit(resource, &value) != 0) throw std::runtime_error("a limit is not taken");
}

}  // namespace

void limit_process(std::uint64_t memory) {
#ifndef RODEDRAAD_SANITIZED  // sanitizers map terabytes
  limit(RLIMIT_AS, memory);
#else
  static_cast<void>(memory);
#endif
  limit(RLIMIT_NOFILE, kDescriptors);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_MSGQUEUE, 0);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> none{};
  if (::syscall(SYS_capset, &header, none.data()) != 0 ||
      ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
    throw std::runtime_error("rights cannot be given up");
  }
}

}  // namespace rodedraad::plugin
