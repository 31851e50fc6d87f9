#pragma once

#include <string_view>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// What DUO answers.
namespace rodedraad::duo {

/// The kinds of content that a mapping must know: all but the code list and the log of events,
/// which make no facts by themselves.
std::vector<std::string_view> mapped_kinds();

/// What an answer means. DUO has no error codes: a 403 with reasons is a functional rejection, a
/// 403 without a body says that this municipality may not ask.
sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer);

/// The facts in an answer of kind message.kind. An answer that breaks DUO's own specification gives
/// findings and no facts: half of it is not believed.
sdk::Decoded decode_answer(const sdk::Message& message, const message::Mapping& mapping);

}  // namespace rodedraad::duo
