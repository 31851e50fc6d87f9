#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"

namespace rodedraad::workflow {

/// One test of a condition that decided, with what it saw.
struct TestSeen {
  std::string path;
  std::string expected;  ///< in Dutch: "op of voor 2026-05-01"
  std::string saw;  ///< the value; of what says who somebody is, or about health: that it is there
  bool held = false;
  bool operator==(const TestSeen&) const = default;
};

/// Why a field may not be looked at, in Dutch; empty when it may.
using Sight = std::function<std::string(std::string_view path)>;

/// Whether the condition holds for the case on this day. A test on a field that the case does not
/// have is false, except absent; so is a comparison of dates that an unknown month or day leaves
/// open. For a repeating field a test holds when one repetition meets it. A test on a field that
/// \p sight refuses is false, absent too. \p why gets one short Dutch phrase per test that decided,
/// without values of the case; \p seen the same with values.
bool holds(const config::Condition& condition, const model::Case& file,
           std::chrono::year_month_day day, std::vector<std::string>* why = nullptr,
           std::vector<TestSeen>* seen = nullptr, const Sight& sight = {});

}  // namespace rodedraad::workflow
