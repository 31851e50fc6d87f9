#pragma once

#include <string>

namespace rodedraad::http {

/// Why a message from outside is not taken: the status to answer and a sentence that names the
/// rule, never the value.
struct Refusal {
  int status = 400;
  std::string reason;
};

}  // namespace rodedraad::http
