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
  /// What it runs on. The partners are at one address; the messages of all of them come in at one.
  struct Place {
    std::filesystem::path config, data;
    std::string partners;
    std::string store = {};  ///< URL; empty: a file in the data folder
  };
  enum class Until { works, takes_in };

  /// Returns when the hub works, or takes messages in beside one that works on the same store.
  /// Throws std::runtime_error when it does not within half a minute.
  HubProcess(const std::string& program, const Place& place, Until until = Until::works);

  /// Where messages come in.
  std::uint16_t port() const { return port_; }
  /// From exec until then.
  double start_ms() const { return start_ms_; }
  const ChildProcess& process() const { return *process_; }

 private:
  std::optional<ChildProcess> process_;  ///< ends with this object
  std::uint16_t port_ = 0;
  double start_ms_ = 0;
};

}  // namespace rodedraad::bench
