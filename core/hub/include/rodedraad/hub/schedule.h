#pragma once

#include <map>
#include <thread>

#include "rodedraad/hub/context.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {

/// What happens by the clock: what connections ask regularly, and what the calendar does to cases.
/// What was missed while the hub stood still is done once when it starts.
class Schedule {
 public:
  /// \p processor outlives it.
  Schedule(const Context& context, const store::Location& location, Processor& processor);
  ~Schedule();
  void start();
  void stop();

 private:
  struct Entry {
    const config::Connection* connection;
    const config::Poll* poll;
    std::optional<model::Instant> last;
  };

  void look();

  const Context& context_;
  Processor& processor_;
  std::vector<Entry> entries_;
  std::optional<std::chrono::year_month_day> told_;  ///< the day on which cases were last woken
  std::jthread thread_;
};

/// Whether it is time, when it was last asked at \p last (nothing: never). A time of day is counted
/// from midnight in the Netherlands: on the day on which the clock is changed it is an hour off.
bool is_due(const config::Poll& poll, std::optional<model::Instant> last, model::Instant now);

}  // namespace rodedraad::hub
