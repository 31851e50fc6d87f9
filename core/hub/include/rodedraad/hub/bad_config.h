#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "rodedraad/config/finding.h"

namespace rodedraad::hub {

/// A configuration of which the parts cannot be made, although its files are in order: a plugin
/// refuses its settings, a port is taken.
class BadConfig : public std::runtime_error {
 public:
  BadConfig(config::Place place, std::string code, std::string text)
      : BadConfig({config::Severity::error, std::move(place), std::move(code), std::move(text)}) {}
  explicit BadConfig(config::Finding finding)
      : std::runtime_error(config::to_string(finding)), finding_(std::move(finding)) {}

  const config::Finding& finding() const { return finding_; }

 private:
  config::Finding finding_;
};

}  // namespace rodedraad::hub
