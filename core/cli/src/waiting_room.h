#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "commands.h"
#include "installation.h"
#include "rodedraad/hub/reception.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/store/standby.h"

namespace rodedraad::cli {

/// Of a hub on a store that several can reach, while another one works on it: takes in what
/// comes, as soon as that can be done, and looks whether it is its turn.
class WaitingRoom {
 public:
  /// The signal that came within so long; 0 or less when none did.
  using Signal = std::function<int(std::chrono::milliseconds)>;
  /// Reads the configuration again; throws Stop when it is no good, and all is as it was.
  using Load = std::function<void()>;

  /// All outlive it. \p installation may be another one after each \p load.
  WaitingRoom(const Place& place, const std::unique_ptr<Installation>& installation, Load load,
              const model::Clock& clock, store::Standby& standby, Signal signal);

  /// Returns true when it is its turn; false when a signal to stop came. Nothing is taken in then.
  bool wait();

 private:
  void tell_who_works();
  void open();
  void reload();

  const Place& place_;
  const std::unique_ptr<Installation>& installation_;
  Load load_;
  const model::Clock& clock_;
  store::Standby& standby_;
  Signal signal_;
  std::string who_;    ///< works, as was told
  std::string wrong_;  ///< why nothing is taken in, as was told
  std::chrono::steady_clock::time_point try_again_;
  std::unique_ptr<hub::Reception> reception_;
};

}  // namespace rodedraad::cli
