#pragma once

#include <string>

#include "rodedraad/purposes/matrix.h"

namespace rodedraad::purposes {

/// "pip.registreren (regel pip/pip-registreren); ..."
inline std::string words_for(const std::vector<Use>& uses) {
  std::string out;
  for (const auto& [message, by] : uses) {
    if (!out.empty()) out += "; ";
    out.append(message).append(" (").append(by).append(")");
  }
  return out;
}

/// What travels.
inline std::string form_of(const Row& row) { return row.reference ? "verwijzing" : "waarde"; }

}  // namespace rodedraad::purposes
