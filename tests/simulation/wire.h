#pragma once

#include "rodedraad/sdk/transport.h"

namespace rodedraad::simulation {

/// The other end of the simulated transport. Its address goes through a setting of the plugin, so
/// that the hub sees a plugin like any other.
class Wire {
 public:
  virtual ~Wire() = default;
  virtual void send(const std::string& destination, const sdk::Message& message,
                    sdk::Transport::Done done) = 0;
  /// Whatever is under way from this hub ends now, unknown.
  virtual void cut(const std::string& destination) = 0;
};

}  // namespace rodedraad::simulation
