#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <vector>

#include "sandbox.h"

namespace rodedraad::plugin {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "say which system calls this processor has"
#endif

/// Computing, and speaking over the channel that is open.
constexpr std::array kServing{
    SYS_brk,          SYS_clock_gettime,  SYS_clock_nanosleep,
    SYS_close,        SYS_exit,           SYS_exit_group,
    SYS_fstat,        SYS_futex,          SYS_getpid,
    SYS_getrandom,    SYS_gettid,         SYS_gettimeofday,
    SYS_lseek,        SYS_madvise,        SYS_mremap,
    SYS_munmap,       SYS_nanosleep,      SYS_ppoll,
    SYS_read,         SYS_recvfrom,       SYS_restart_syscall,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
    SYS_sched_yield,  SYS_sendto,         SYS_sigaltstack,
    SYS_write,        SYS_writev,
#ifdef RODEDRAAD_SANITIZED  // which looks through a pipe whether an address can be read
    SYS_pipe2,
#endif
};

/// A call that is allowed unless one of its arguments has a bit of these.
struct Unless {
  int call;
  unsigned argument;
  std::uint32_t bits;
};

/// Memory, but never with code: what is mapped or made writable cannot be run.
constexpr std::array kServingUnless{Unless{SYS_mmap, 2, PROT_EXEC},
                                    Unless{SYS_mprotect, 2, PROT_EXEC}};

/// Opening, but never to write: also where there is no Landlock.
constexpr std::uint32_t kToWrite = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
constexpr std::array kLoadingUnless {
  Unless{SYS_openat, 2, kToWrite},
#if defined(__x86_64__)
      Unless{SYS_open, 1, kToWrite},
#endif
};

/// Besides: opening what Landlock leaves, putting it in memory, and taking the next steps.
constexpr std::array kLoading {
  SYS_faccessat, SYS_faccessat2, SYS_getcwd, SYS_getdents64, SYS_geteuid, SYS_getuid,
      SYS_landlock_add_rule, SYS_landlock_create_ruleset, SYS_landlock_restrict_self, SYS_mmap,
      SYS_mprotect, SYS_newfstatat, SYS_pread64, SYS_readlinkat, SYS_sched_getaffinity, SYS_seccomp,
      SYS_statfs, SYS_statx, SYS_sysinfo, SYS_uname,
#if defined(__x86_64__)
      SYS_access, SYS_lstat, SYS_readlink, SYS_stat,
#endif
};

constexpr std::uint32_t kDenied = SECCOMP_RET_ERRNO | EPERM;

/// A filter in the making: what no line allows is denied.
class Filter {
 public:
  Filter() {
    load(offsetof(seccomp_data, arch));
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0));
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    load(offsetof(seccomp_data, nr));
  }

  void allow(std::span<const int> calls) {
    for (const int call : calls) {
      add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
      add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
  }

  void allow(std::span<const Unless> calls) {
    for (const auto& [call, argument, bits] : calls) {
      add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4));
      load_argument(argument);
      add(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
      add(BPF_STMT(BPF_RET | BPF_K, kDenied));
      add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
  }

  /// A call whose first argument is a process, when that is this one: how abort ends it.
  void allow_on_itself(int call) {
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4));
    load_argument(0);
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(::getpid()), 1, 0));
    add(BPF_STMT(BPF_RET | BPF_K, kDenied));
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  }

  void install() {
    add(BPF_STMT(BPF_RET | BPF_K, kDenied));
    const sock_fprog program{static_cast<unsigned short>(lines_.size()), lines_.data()};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0) {
      throw std::runtime_error("the kernel takes no filter of system calls");
    }
  }

 private:
  void add(sock_filter line) { lines_.push_back(line); }
  void load(std::size_t offset) {
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
  }

  /// Its lower half: processors of both kinds put that first.
  void load_argument(unsigned number) {
    load(offsetof(seccomp_data, args) + number * sizeof(std::uint64_t));
  }

  std::vector<sock_filter> lines_;
};

}  // namespace

void filter_for_loading() {
  Filter filter;
  filter.allow(kServing);
  filter.allow_on_itself(SYS_tgkill);
  filter.allow(kLoading);
  filter.allow(kLoadingUnless);
  filter.install();
}

void filter_for_serving() {
  Filter filter;
  filter.allow(kServing);
  filter.allow_on_itself(SYS_tgkill);
  filter.allow(kServingUnless);
  filter.install();
}

}  // namespace rodedraad::plugin
