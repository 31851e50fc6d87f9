#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rodedraad::bench {

/// How long a program that does nothing takes from exec to its end.
double nothing_ms();

/// The memory of a program that only waits.
double nothing_mb();

/// A hub of its own, as an administrator starts it.
class HubProcess {
 public:
  /// \p program runs on \p config and \p data, and on the partners at one address. Returns when the
  /// hub says that it is ready. Throws std::runtime_error when it does not within half a minute.
  HubProcess(const std::string& program, const std::filesystem::path& config,
             const std::filesystem::path& data, const std::string& partners);
  /// Stops it if that was not done.
  ~HubProcess();
  HubProcess(const HubProcess&) = delete;
  HubProcess& operator=(const HubProcess&) = delete;

  /// The port on which all partners' messages come in.
  std::uint16_t port() const { return port_; }
  /// From exec to the ready file.
  double start_ms() const { return start_ms_; }
  double rss_mb() const;
  double peak_mb() const;
  /// User and system time of all its threads so far.
  double cpu_seconds() const;
  void stop();

 private:
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
  double start_ms_ = 0;
};

}  // namespace rodedraad::bench
