#pragma once

#include <string>

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// The answer to a sender: for an enveloped message a Bv03, Fo01 or Fo03; for a bare one 202, or a
/// Fo01 or Fo03 that says what is wrong. \p now_ms counts only when the id of the message does not
/// hold a moment, so that a repeat gets the same answer.
sdk::Answer reply_to_message(const sdk::ReplyRequest& request, const std::string& application,
                             std::int64_t now_ms);

}  // namespace rodedraad::wmo
