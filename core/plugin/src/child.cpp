#include "child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>

namespace rodedraad::plugin {

namespace {

/// Descriptors are moved here before they are put in their places, so that none overwrites another.
constexpr int kOutOfTheWay = 10;
constexpr int kTimeToDie = 200;  // ms

/// The program that serves, opened once: an upgrade of the hub on disk does not change it.
int host_program() {
  static const int opened = [] {
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed);
    const auto host = self.parent_path().parent_path() / "lib" / "rodedraad" / "plugin-host";
    const int descriptor = ::open(host.c_str(), O_RDONLY | O_CLOEXEC);
    const int moved = ::fcntl(descriptor, F_DUPFD_CLOEXEC, kOutOfTheWay);
    if (descriptor >= 0) ::close(descriptor);
    return moved;
  }();
  return opened;
}

/// What becomes of the descriptors and the process group. No signal is blocked or ignored, and no
/// variable of the environment is handed on: there may be secrets in it.
pid_t spawn(int socket, int library) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  // What a plugin prints may hold anything, so nobody sees it.
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, socket, kChannel);
  ::posix_spawn_file_actions_adddup2(&actions, library, kLibrary);
  ::posix_spawn_file_actions_adddup2(&actions, host_program(), kProgram);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, kProgram + 1);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t none;
  sigset_t all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  const auto program = "/proc/self/fd/" + std::to_string(kProgram);
  std::string name = "rodedraad-plugin-host";
  std::array<char*, 2> arguments{name.data(), nullptr};
  std::array<char*, 1> environment{nullptr};
  pid_t process = -1;
  const int failed = ::posix_spawn(&process, program.c_str(), &actions, &attributes,
                                   arguments.data(), environment.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? process : -1;
}

bool ended_within(int handle, int milliseconds) {
  pollfd ended{handle, POLLIN, 0};
  return ::poll(&ended, 1, milliseconds) == 1;
}

}  // namespace

Child::Child(pid_t process, int handle, int socket)
    : process_(process), handle_(handle), socket_(socket), channel_(socket) {}

tl::expected<std::unique_ptr<Child>, std::string> Child::start(int library, const Begin& begin,
                                                               Channel::Moment until) {
  constexpr const char* kNoProcess =
      "er kon geen apart proces voor de plugin worden gestart; kijk of de hub volledig is "
      "geïnstalleerd (lib/rodedraad/plugin-host)";
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return tl::unexpected(std::string{kNoProcess});
  }
  const int theirs = ::fcntl(ends[1], F_DUPFD_CLOEXEC, kOutOfTheWay);
  const int copy = ::fcntl(library, F_DUPFD_CLOEXEC, kOutOfTheWay);
  const auto process = theirs < 0 || copy < 0 ? -1 : spawn(theirs, copy);
  for (const int each : {ends[1], theirs, copy}) {
    if (each >= 0) ::close(each);
  }
  if (process < 0) {
    ::close(ends[0]);
    return tl::unexpected(std::string{kNoProcess});
  }
  const int handle = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
  std::unique_ptr<Child> child{new Child{process, handle, ends[0]}};
  auto answer = child->ask(written(begin), until);
  if (!answer) return tl::unexpected("bij het laden: " + std::move(answer.error()));
  Reader reader{*answer};
  reader(child->hello_.protocol);
  if (child->hello_.protocol != kProtocol) {
    return tl::unexpected<std::string>(
        "de hub is op de schijf vervangen door een andere versie; start de hub opnieuw");
  }
  reader(child->hello_.landlock, child->hello_.info);
  if (!reader.whole()) return tl::unexpected("bij het laden: " + spoke_rubbish());
  return child;
}

Child::~Child() {
  ::close(socket_);
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  if (handle_ >= 0) ::close(handle_);
}

bool Child::alive() const { return process_ > 0 && !ended_within(handle_, 0); }

tl::expected<std::string, std::string> Child::ask(std::string_view request, Channel::Moment until) {
  if (const auto trouble = channel_.send(request, until)) return tl::unexpected(ended(*trouble));
  auto answer = channel_.receive(until);
  if (!answer) return tl::unexpected(ended(channel_.trouble()));
  return std::move(*answer);
}

std::string Child::spoke_rubbish() { return "de plugin gaf een antwoord dat niet te lezen is"; }

std::string Child::ended(Channel::Trouble trouble) {
  // Its end of the channel closes a moment before it has ended.
  const bool by_itself =
      trouble == Channel::Trouble::closed && handle_ >= 0 && ended_within(handle_, kTimeToDie);
  if (!by_itself) ::kill(process_, SIGKILL);
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  if (trouble == Channel::Trouble::late) return "de plugin gaf op tijd geen antwoord";
  if (trouble == Channel::Trouble::wrong || !by_itself) return spoke_rubbish();
  if (!WIFSIGNALED(status)) {
    return "de plugin beëindigde zijn eigen proces (code " + std::to_string(WEXITSTATUS(status)) +
           ")";
  }
  return std::string{"de plugin viel om ("} + ::strsignal(WTERMSIG(status)) + ")";
}

}  // namespace rodedraad::plugin
