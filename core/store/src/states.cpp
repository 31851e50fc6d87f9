#include <array>
#include <stdexcept>
#include <utility>

#include "rodedraad/store/rows.h"

namespace rodedraad::store {

namespace {

using namespace std::string_view_literals;

constexpr std::array kMessageStates{std::pair{MessageState::received, "received"sv},
                                    std::pair{MessageState::processed, "processed"sv},
                                    std::pair{MessageState::parked, "parked"sv},
                                    std::pair{MessageState::refused, "refused"sv},
                                    std::pair{MessageState::duplicate, "duplicate"sv},
                                    std::pair{MessageState::failed, "failed"sv}};

constexpr std::array kDeliveryStates{std::pair{DeliveryState::queued, "queued"sv},
                                     std::pair{DeliveryState::parked, "parked"sv},
                                     std::pair{DeliveryState::awaiting, "awaiting confirmation"sv},
                                     std::pair{DeliveryState::confirmed, "confirmed"sv},
                                     std::pair{DeliveryState::rejected, "rejected by partner"sv},
                                     std::pair{DeliveryState::not_authorised, "not authorised"sv},
                                     std::pair{DeliveryState::failed, "failed"sv},
                                     std::pair{DeliveryState::cancelled, "cancelled"sv}};

template <class State, std::size_t N>
std::string_view name_of(const std::array<std::pair<State, std::string_view>, N>& names,
                         State state) {
  for (const auto& [value, name] : names) {
    if (value == state) return name;
  }
  throw std::invalid_argument("a state without a name");
}

template <class State, std::size_t N>
State state_of(const std::array<std::pair<State, std::string_view>, N>& names,
               std::string_view text) {
  for (const auto& [value, name] : names) {
    if (name == text) return value;
  }
  throw std::invalid_argument("no state is called '" + std::string{text} + "'");
}

}  // namespace

std::string_view to_string(MessageState state) { return name_of(kMessageStates, state); }
std::string_view to_string(DeliveryState state) { return name_of(kDeliveryStates, state); }
MessageState message_state(std::string_view text) { return state_of(kMessageStates, text); }
DeliveryState delivery_state(std::string_view text) { return state_of(kDeliveryStates, text); }

bool holds_lane(DeliveryState state) {
  return state == DeliveryState::queued || state == DeliveryState::failed ||
         state == DeliveryState::not_authorised;
}

bool at_desk(DeliveryState state) {
  return state == DeliveryState::rejected || state == DeliveryState::failed ||
         state == DeliveryState::not_authorised;
}

}  // namespace rodedraad::store
