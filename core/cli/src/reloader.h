#pragma once

#include <functional>
#include <string>

#include "commands.h"
#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/hub.h"

namespace rodedraad::cli {

/// Reads the configuration folder and the plugins again, and gives them to the running hub: one at
/// a time, in the order in which it was asked, on a thread of its own.
class Reloader {
 public:
  using Done = std::function<void(const hub::Reloaded&)>;
  using Simulated = std::function<void(const std::string& why_not)>;

  /// \p clock and \p hub outlive it. \p changed is called after the hub took something over.
  Reloader(Place place, const model::Clock& clock, hub::Hub& hub, std::function<void()> changed);

  /// Of another \p folder than the hub's own, unless it is empty. \p done is called on the
  /// reloader's thread; not when it stops first. [any thread]
  void ask(std::string folder, std::string origin, std::string actor, Done done);
  /// Has a connection talk to its simulator or to its partner; in line with the reloads, and \p
  /// done as there. [any thread]
  void ask_simulator(hub::SimulatorWish wish, Simulated done);
  /// Ends what is in hand.
  void stop() { crew_.stop(); }

 private:
  hub::Reloaded reload(const std::string& folder, const std::string& origin,
                       const std::string& actor);
  std::string simulate(const hub::SimulatorWish& wish);

  Place place_;
  const model::Clock& clock_;
  hub::Hub& hub_;
  std::function<void()> changed_;
  hub::Crew crew_;
};

}  // namespace rodedraad::cli
