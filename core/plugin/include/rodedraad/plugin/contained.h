#pragma once

#include "rodedraad/sdk/abi_v1.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::plugin {

/// Runs a call into a plugin. The contract forbids exceptions to leave it; one that does is the
/// plugin's bug and ends here.
template <class Body>
rd_status contained(rd_error& error, const Body& body) {
  try {
    return body();
  } catch (...) {
    sdk::fill(&error, "de plugin liet een exception ontsnappen, wat zijn contract verbiedt");
    return RD_BUG;
  }
}

}  // namespace rodedraad::plugin
