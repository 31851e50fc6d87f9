#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>

#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/simulate/faults.h"
#include "rodedraad/simulate/partner.h"
#include "rodedraad/simulate/simulate.h"

namespace rodedraad::simulate {

class Later;
class RecordFile;

/// A simulated partner that listens.
class Simulator {
 public:
  /// Starts to listen. Throws std::invalid_argument for wrong use, BadStory, Unavailable when it
  /// cannot listen, std::runtime_error when it cannot write its record. \p plugins has the
  /// transport http; it and \p clock outlive the simulator.
  Simulator(const SimulateOptions& options, const hub::PluginHost& plugins,
            const model::Clock& clock);
  /// Stops to listen.
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// Where it listens: "http://127.0.0.1:41007".
  std::string address() const { return transport_->address(); }

 private:
  void accept(const sdk::Message& request, const hub::Transport::Answered& answered);
  /// Lets an answer go as the fault wants it.
  void pass(FaultKind::Reply way, std::chrono::seconds delay, std::function<void()> answered);
  /// Keeps an answer until another has gone, or a while.
  void hold(std::function<void()> answered);
  /// What was held, or null; from now on it is the caller's.
  std::shared_ptr<const std::function<void()>> let_go();
  std::optional<sdk::Answer> decide(const sdk::Message& request, const FaultKind* fault);
  sdk::Answer work(const sdk::Message& request, FaultKind::Work work);
  sdk::Answer control(const sdk::Message& request);

  const model::Clock& clock_;
  std::mutex mutex_;  ///< guards partner_, faults_ and record_
  std::unique_ptr<Partner> partner_;
  Faults faults_;
  std::unique_ptr<RecordFile> record_;
  std::mutex held_mutex_;
  std::shared_ptr<const std::function<void()>> held_;  ///< an answer that waits for the next
  std::unique_ptr<Later> later_;
  std::unique_ptr<hub::Transport> transport_;
};

/// The port is taken, or the like.
class Unavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace rodedraad::simulate
