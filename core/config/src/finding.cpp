#include "rodedraad/config/finding.h"

#include <fmt/format.h>

namespace rodedraad::config {

std::string to_string(const Finding& finding) {
  const auto& place = finding.place;
  return fmt::format("{}:{}:{}: {}: {}", place.file, place.line, place.column, finding.code,
                     finding.text);
}

}  // namespace rodedraad::config
