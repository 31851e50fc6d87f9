#pragma once

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// What an answer means in the light of what DUO said before.
namespace rodedraad::duo {

/// The fields of which an answer of this kind gives the whole list: what it no longer holds is
/// taken back. Empty for kinds of which the mapping says it all.
std::span<const std::string_view> listed_fields(std::string_view kind);

/// Whether an answer of this kind says that something is no longer at DUO, without any content.
bool is_withdrawal(std::string_view kind);

/// Withdraws what is known and no longer listed; for the log of events, what was missed.
/// \p decoded is what the answer says by itself.
sdk::Decoded relate_answer(const sdk::Message& message, const sdk::Decoded& decoded,
                           const message::Mapping& mapping, const sdk::Known& known);

}  // namespace rodedraad::duo
