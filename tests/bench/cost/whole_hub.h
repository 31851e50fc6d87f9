#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "folder.h"
#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"
#include "simulated_hub.h"
#include "wire.h"
#include "world.h"

namespace rodedraad::bench {

/// A hub with the configuration of the Drechtsteden on one thread and a clock of its own: intake,
/// case, rules, store and deliveries as they run, and partners that answer at once without a
/// network. The same calls make the same steps.
class WholeHub {
 public:
  WholeHub();
  ~WholeHub();
  WholeHub(const WholeHub&) = delete;
  WholeHub& operator=(const WholeHub&) = delete;

  /// DUO tells of so many persons that nobody told of before; ends when all that follows is
  /// delivered. Throws std::runtime_error when something is not, as statements() does.
  void persons(std::size_t count);
  /// VluchtelingenWerk tells so many times that one of the first \p persons signed, each on another
  /// day; ends when DUO has heard all of it.
  void statements(std::size_t count, std::size_t persons);

 private:
  class Answers;

  void accept(const char* connection, sdk::Message message);
  /// Everything that can happen happens.
  void settle();

  model::SystemClock clock_;
  hub::PluginHost plugins_{clock_};
  Folder folder_;
  simulation::World world_{1};
  std::unique_ptr<Answers> answers_;
  config::Config config_;
  std::unique_ptr<simulation::SimulatedHub> hub_;
  std::size_t told_ = 0;   ///< persons
  std::size_t round_ = 0;  ///< of statements
};

}  // namespace rodedraad::bench
