#pragma once

#include <string>
#include <vector>

#include "rodedraad/config/scenarios.h"
#include "rodedraad/hub/scenario.h"
#include "scenario_window.h"

namespace rodedraad::hub {

/// Compares what a scenario expects of one person with what happened and what stands.
class ScenarioCheck {
 public:
  /// \p file is null when nobody knows the person.
  ScenarioCheck(const Rehearsal& rehearsal, const Window& window, CaseFilePtr file)
      : rehearsal_(rehearsal), window_(window), file_(std::move(file)) {}

  /// What is not as it should be, without step and happenings.
  std::vector<ScenarioFailure> check(const config::ExpectAction& expect);

 private:
  void check(const config::ExpectField& expected);
  void check(const config::ExpectSent& expected);
  void check(const config::ExpectHeld& expected);
  void check(const config::ExpectDeadline& expected);
  void check(const config::ExpectTask& expected);
  void check(const config::ExpectRule& expected);
  void check(const config::ExpectCase& expected);
  void check(const config::ExpectReceived& expected);
  void check(const config::ExpectWaits& expected);

  void check_nothing_else();
  void check_fields(const config::ExpectSent& expected, const store::DeliveryRow& row,
                    const std::string& what);
  void fail(const std::string& expected, const std::string& found);

  const Rehearsal& rehearsal_;
  const Window& window_;
  CaseFilePtr file_;
  config::Place place_;
  std::vector<const store::DeliveryRow*> unexpected_;  ///< sent, and not yet expected
  std::vector<ScenarioFailure> failures_;
};

}  // namespace rodedraad::hub
