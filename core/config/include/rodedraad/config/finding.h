#pragma once

#include <string>
#include <vector>

namespace rodedraad::config {

/// Where something stands in the configuration. line and column from 1; 0 when unknown.
struct Place {
  std::string file;  ///< relative to the configuration folder
  int line = 0;
  int column = 0;
  auto operator<=>(const Place&) const = default;
};

enum class Severity { error, warning };

/// A mistake in the configuration.
struct Finding {
  Severity severity = Severity::error;
  Place place;
  std::string code;  ///< stable, e.g. "field-unknown"; all codes: docs/handboek/bevindingen.md
  std::string text;  ///< what is wrong and what to do
  bool operator==(const Finding&) const = default;
};

/// "region.xml:12:7: task-unknown: ..."
std::string to_string(const Finding& finding);

}  // namespace rodedraad::config
