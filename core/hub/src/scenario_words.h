#pragma once

#include <string>
#include <vector>

#include "scenario_window.h"

namespace rodedraad::hub {

/// What is in a row, in one Dutch sentence without values of the case.
std::string in_words(const store::DeliveryRow& row);
std::string in_words(const store::TaskRow& row);
std::string in_words(const store::DeadlineRow& row);
std::string in_words(const store::MessageRow& row);
std::string in_words(const workflow::RuleOutcome& outcome);

/// All that happened, one sentence each.
std::vector<std::string> in_words(const Window& window);

}  // namespace rodedraad::hub
