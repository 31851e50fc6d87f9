#pragma once

#include <optional>
#include <string_view>

#include "rodedraad/store/rows.h"
#include "rodedraad/workflow/deadline.h"

/// How the Admin API calls what the store calls in English.
namespace rodedraad::admin {

std::string_view word_of(store::MessageState state);
std::string_view word_of(store::DeliveryState state);
std::string_view word_of(workflow::DeadlineState state);
/// How an attempt to send ended, as hub::after_attempt() calls it.
std::string_view word_of_outcome(std::string_view outcome);

/// The reverse; nothing for another word.
std::optional<store::MessageState> message_state_of(std::string_view word);
std::optional<store::DeliveryState> delivery_state_of(std::string_view word);

}  // namespace rodedraad::admin
