#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace rodedraad::bench {

/// A program that runs beside this one.
class ChildProcess {
 public:
  /// What it says goes to the file \p log. Throws std::runtime_error when it cannot be started.
  ChildProcess(const std::vector<std::string>& words, const std::string& log);
  /// Stops it if that was not done.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Asks it to end, and waits until it has. \returns its exit code.
  int stop();
  /// Waits until it ends by itself. \returns its exit code.
  int wait();
  /// Ends it at once, as a power cut would.
  void kill();
  /// Whether it ended by itself.
  bool ended();

  double rss_mb() const;
  double peak_mb() const;
  /// User and system time of all its threads so far.
  double cpu_seconds() const;

 private:
  int signal(int number);

  pid_t pid_ = 0;
  int status_ = 0;
};

}  // namespace rodedraad::bench
