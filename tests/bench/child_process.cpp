#include "child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace rodedraad::bench {

namespace {

std::string told_of(pid_t pid, const char* file) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/" + file);
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// The number behind \p name in /proc/PID/status, of kB.
double status_mb(pid_t pid, const std::string& name) {
  const auto text = told_of(pid, "status");
  const auto at = text.find(name);
  return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size())) / 1024;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& words, const std::string& log) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(),
                                     O_CREAT | O_TRUNC | O_WRONLY, 0644);
  ::posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  const auto failed =
      ::posix_spawnp(&pid_, arguments.front(), &actions, nullptr, arguments.data(), ::environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error(words.front() + " cannot be started");
}

ChildProcess::~ChildProcess() { stop(); }

int ChildProcess::stop() { return signal(SIGTERM); }

int ChildProcess::wait() { return signal(0); }

void ChildProcess::kill() { signal(SIGKILL); }

int ChildProcess::signal(int number) {
  if (pid_ == 0) return status_;
  ::kill(pid_, number);
  ::waitpid(std::exchange(pid_, 0), &status_, 0);
  status_ = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  return status_;
}

bool ChildProcess::ended() {
  if (pid_ != 0 && ::waitpid(pid_, &status_, WNOHANG) != 0) pid_ = 0;
  return pid_ == 0;
}

double ChildProcess::rss_mb() const { return status_mb(pid_, "VmRSS:"); }

double ChildProcess::peak_mb() const { return status_mb(pid_, "VmHWM:"); }

double ChildProcess::cpu_seconds() const {
  const auto text = told_of(pid_, "stat");
  // utime and stime are the 12th and 13th word behind the name.
  std::istringstream rest{text.substr(text.rfind(')') + 2)};
  std::string skipped;
  for (int i = 0; i < 11; ++i) rest >> skipped;
  double user = 0;
  double system = 0;
  rest >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace rodedraad::bench
