#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "arrivals.h"
#include "load.h"

namespace rodedraad::bench {

/// What the load drives: it takes messages in over HTTP, and brings something of each to two
/// targets. The hub, or one of its peers.
class System {
 public:
  virtual ~System() = default;

  /// Where it listens: each connection goes to one of them, in turn.
  virtual Ports ports() const = 0;
  /// Message \p number, ready for the network.
  virtual std::string request(std::size_t number) const = 0;
  virtual const Arrivals& arrivals() const = 0;
  /// From now on the targets answer nobody, until release().
  virtual void hold() = 0;
  virtual void release() = 0;

  /// Of all its threads and processes.
  virtual double cpu_seconds() const = 0;
  virtual double rss_mb() const = 0;
  virtual double peak_mb() const = 0;

  /// The number of the first of \p count messages that nobody sent before.
  std::size_t take(std::size_t count) { return std::exchange(next_, next_ + count); }

 private:
  std::size_t next_ = 0;
};

}  // namespace rodedraad::bench
