#pragma once

#include "options.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::zgw {

sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer);

/// The facts of a zaak or a status.
sdk::Decoded decode_answer(const sdk::Message& message, const Options& options);

}  // namespace rodedraad::zgw
