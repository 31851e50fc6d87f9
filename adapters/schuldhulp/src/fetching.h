#pragma once

#include "rodedraad/schuldhulp/adapter.h"
#include "rodedraad/sdk/adapter.h"

/// The DDAS API: POST /gegevens (DDAS-SHV.yaml, DDAS-VS.yaml 1.0.0).
namespace rodedraad::schuldhulp {

/// Asks for a page; the first when the request names none.
sdk::Message encode_question(const sdk::EncodeRequest& request, const Options& options);

/// What the answer means: a delivery to decode, or why there is none.
sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer);

}  // namespace rodedraad::schuldhulp
