#pragma once

#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "rodedraad/hub/processor.h"
#include "rodedraad/hub/reserve.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {

/// What happens by the clock: what connections ask regularly, and what the calendar does to cases.
/// What was missed while the hub stood still is done once when it starts.
class Schedule {
 public:
  /// \p processor and \p reserve outlive it. Without the reserve nothing is asked: what is answered
  /// would have no room.
  Schedule(const Setups& setups, const store::Location& location, Processor& processor,
           const Reserve& reserve);
  ~Schedule();
  void start();
  void stop();

 private:
  using Last = std::optional<model::Instant>;

  void look();
  Last& last(const std::string& connection, const std::string& message);

  const Setups& setups_;
  store::Reader reader_;
  Processor& processor_;
  const Reserve& reserve_;
  std::map<std::pair<std::string, std::string>, Last> last_;  ///< by connection and message
  std::optional<std::chrono::year_month_day> told_;  ///< the day on which cases were last woken
  std::jthread thread_;
};

/// Whether it is time, when it was last asked at \p last (nothing: never). A time of day is counted
/// from midnight in the Netherlands: on the day on which the clock is changed it is an hour off.
bool is_due(const config::Poll& poll, std::optional<model::Instant> last, model::Instant now);

}  // namespace rodedraad::hub
