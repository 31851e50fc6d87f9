#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "child_process.h"

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

  /// The port on which all partners' messages come in.
  std::uint16_t port() const { return port_; }
  /// From exec to the ready file.
  double start_ms() const { return start_ms_; }
  const ChildProcess& process() const { return *process_; }

 private:
  std::optional<ChildProcess> process_;  ///< ends with this object
  std::uint16_t port_ = 0;
  double start_ms_ = 0;
};

}  // namespace rodedraad::bench
