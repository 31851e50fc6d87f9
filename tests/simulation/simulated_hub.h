#pragma once

#include <memory>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/deliverer.h"
#include "rodedraad/hub/intake.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/hub/reserve.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/writer.h"
#include "world.h"

namespace rodedraad::simulation {

/// A hub put together as hub::Hub does it, but without threads: it goes on step by step, and what
/// goes first when several things could is chance. When the object ends the hub was killed: what
/// was not committed is gone.
class SimulatedHub {
 public:
  SimulatedHub(World& world, const config::Config& config, const hub::PluginHost& plugins,
               const store::Location& location);
  ~SimulatedHub();
  SimulatedHub(const SimulatedHub&) = delete;
  SimulatedHub& operator=(const SimulatedHub&) = delete;

  /// Does one thing. \returns whether there was something that could be done now.
  bool step();
  /// How long until there may be something again although nothing happens.
  hub::Tick wait() const { return next_ - ticks(); }

  hub::Intake& intake() { return *intake_; }
  hub::Deliverer& deliverer() { return *deliverer_; }

 private:
  /// What time passed is not what the clock says: the clock may be put forward or back.
  hub::Tick ticks() const;

  World& world_;
  hub::Ids ids_;
  hub::Setups setups_;
  std::unique_ptr<store::Writer> writer_;
  std::unique_ptr<hub::Crew> crew_;
  hub::Metrics metrics_;
  std::unique_ptr<hub::Deliverer> deliverer_;
  std::unique_ptr<hub::Processor> processor_;
  std::unique_ptr<hub::Reserve> reserve_;
  std::unique_ptr<hub::Intake> intake_;
  std::vector<std::shared_ptr<hub::Transport>> transports_;
  hub::Tick next_{};
};

}  // namespace rodedraad::simulation
