#pragma once

#include <cstdint>

#include "rodedraad/sdk/host.h"

namespace rodedraad::tests {

/// The hub as an adapter sees it: a clock that stands still, and a log that goes nowhere.
class StillHost {
 public:
  explicit StillHost(std::int64_t now_ms);
  StillHost(const StillHost&) = delete;
  StillHost& operator=(const StillHost&) = delete;

  sdk::Host host() const { return sdk::Host{&host_}; }
  const rd_host* raw() const { return &host_; }
  void set(std::int64_t now_ms) { now_ms_ = now_ms; }

 private:
  std::int64_t now_ms_;
  rd_host host_;
};

}  // namespace rodedraad::tests
