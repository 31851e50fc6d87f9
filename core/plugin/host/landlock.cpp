#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstddef>

#include "sandbox.h"

namespace rodedraad::plugin {

namespace {

/// As the newest kernel knows it; the headers here may be older. How much of it counts follows from
/// the version.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t net = 0;
  std::uint64_t scopes = 0;
};

constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kReadFolder = LANDLOCK_ACCESS_FS_READ_DIR;

constexpr std::array kSystem{"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"};

int version() {
  const auto found =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return found < 0 ? 0 : static_cast<int>(found);
}

/// A set that forbids all that the kernel's version can forbid.
int everything_forbidden(int known) {
  Ruleset rules;
  rules.files = (std::uint64_t{1} << 13U) - 1;             // all of version 1
  if (known >= 2) rules.files |= std::uint64_t{1} << 13U;  // to link and move elsewhere
  if (known >= 3) rules.files |= std::uint64_t{1} << 14U;  // to shorten
  if (known >= 5) rules.files |= std::uint64_t{1} << 15U;  // ioctl on devices
  if (known >= 4) rules.net = 3;                           // to bind and to connect by TCP
  if (known >= 6) rules.scopes = 3;                        // sockets and signals of others
  const std::size_t size = known >= 6   ? sizeof rules
                           : known >= 4 ? offsetof(Ruleset, scopes)
                                        : offsetof(Ruleset, net);
  return static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0));
}

void allow_reading(int ruleset, const char* path) {
  const int opened = ::open(path, O_PATH | O_CLOEXEC);
  if (opened < 0) return;  // what is not there needs no right
  struct stat status {};
  ::fstat(opened, &status);
  landlock_path_beneath_attr rule{};
  rule.allowed_access = kReadFile | (S_ISDIR(status.st_mode) ? kReadFolder : 0);
  rule.parent_fd = opened;
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(opened);
}

bool enforce(int ruleset) {
  const bool done = ruleset >= 0 && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  if (ruleset >= 0) ::close(ruleset);
  return done;
}

}  // namespace

int restrict_files(const std::vector<std::string>& readable) {
  const int known = version();
  if (known == 0) return 0;
  const int ruleset = everything_forbidden(known);
  for (const auto* path : kSystem) allow_reading(ruleset, path);
  for (const auto& path : readable) allow_reading(ruleset, path.c_str());
  return enforce(ruleset) ? known : 0;
}

void restrict_all_files() {
  if (const int known = version(); known > 0) enforce(everything_forbidden(known));
}

}  // namespace rodedraad::plugin
