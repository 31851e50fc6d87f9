#pragma once

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// What the answer to a return message means: StUF's Bv and Fo messages, bare or as a SOAP fault,
/// and otherwise the HTTP status.
sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer);

}  // namespace rodedraad::wmo
