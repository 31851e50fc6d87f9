#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/sdk/adapter.h"

namespace prometheus {
struct MetricFamily;
}

namespace rodedraad::hub {

/// Counts what happens since the hub started, for who watches it from outside (Prometheus). Labels
/// are ids of the configuration and words of ours: nothing of a person. [any thread]
class Metrics {
 public:
  Metrics();
  ~Metrics();

  /// A sender at this connection got this answer, and what it is about is on disk.
  void answered(const std::string& connection, sdk::Reply reply);
  /// A sender at this connection was told to come back later, before his message was looked at.
  void turned_away(const std::string& connection);
  /// An attempt at a delivery took so long and is on disk; \p outcome as AttemptRow has it.
  void attempted(const std::string& connection, const std::string& outcome,
                 std::chrono::duration<double> took);

  /// All of it, in the form of the library that writes it out.
  std::vector<prometheus::MetricFamily> collect() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace rodedraad::hub
