#include <algorithm>
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
                                     std::pair{DeliveryState::in_flight, "in flight"sv},
                                     std::pair{DeliveryState::parked, "parked"sv},
                                     std::pair{DeliveryState::awaiting, "awaiting confirmation"sv},
                                     std::pair{DeliveryState::confirmed, "confirmed"sv},
                                     std::pair{DeliveryState::rejected, "rejected by partner"sv},
                                     std::pair{DeliveryState::not_authorised, "not authorised"sv},
                                     std::pair{DeliveryState::failed, "failed"sv},
                                     std::pair{DeliveryState::unknown_outcome, "unknown outcome"sv},
                                     std::pair{DeliveryState::cancelled, "cancelled"sv}};

// The moves that there are; what is not listed does not happen.

constexpr std::array kMessageMoves{
    // processing
    std::pair{MessageState::received, MessageState::processed},
    std::pair{MessageState::received, MessageState::parked},
    std::pair{MessageState::received, MessageState::failed},
    // the person is known now, or the last send that it waited with went on
    std::pair{MessageState::parked, MessageState::received},
    std::pair{MessageState::parked, MessageState::processed},
    // a person wants it processed again
    std::pair{MessageState::failed, MessageState::received}};

constexpr std::array kDeliveryMoves{
    // to a partner that recognises repeats: an attempt needs no mark on disk before it
    std::pair{DeliveryState::queued, DeliveryState::awaiting},
    std::pair{DeliveryState::queued, DeliveryState::confirmed},
    std::pair{DeliveryState::queued, DeliveryState::rejected},
    std::pair{DeliveryState::queued, DeliveryState::not_authorised},
    std::pair{DeliveryState::queued, DeliveryState::failed},
    // withdrawn, or a person gives it up
    std::pair{DeliveryState::queued, DeliveryState::cancelled},
    // put back from a backup: perhaps it was sent since
    std::pair{DeliveryState::queued, DeliveryState::unknown_outcome},
    // to a partner that does not
    std::pair{DeliveryState::queued, DeliveryState::in_flight},
    std::pair{DeliveryState::in_flight, DeliveryState::queued},
    std::pair{DeliveryState::in_flight, DeliveryState::awaiting},
    std::pair{DeliveryState::in_flight, DeliveryState::confirmed},
    std::pair{DeliveryState::in_flight, DeliveryState::rejected},
    std::pair{DeliveryState::in_flight, DeliveryState::not_authorised},
    std::pair{DeliveryState::in_flight, DeliveryState::failed},
    std::pair{DeliveryState::in_flight, DeliveryState::unknown_outcome},
    std::pair{DeliveryState::in_flight, DeliveryState::cancelled},
    // the case has the field now, or is closed
    std::pair{DeliveryState::parked, DeliveryState::queued},
    std::pair{DeliveryState::parked, DeliveryState::rejected},
    std::pair{DeliveryState::parked, DeliveryState::failed},
    std::pair{DeliveryState::parked, DeliveryState::cancelled},
    // the partner's word, or a person's
    std::pair{DeliveryState::awaiting, DeliveryState::confirmed},
    std::pair{DeliveryState::awaiting, DeliveryState::rejected},
    std::pair{DeliveryState::awaiting, DeliveryState::queued},
    std::pair{DeliveryState::awaiting, DeliveryState::cancelled},
    // from the desk
    std::pair{DeliveryState::not_authorised, DeliveryState::queued},
    std::pair{DeliveryState::not_authorised, DeliveryState::cancelled},
    std::pair{DeliveryState::failed, DeliveryState::queued},
    std::pair{DeliveryState::failed, DeliveryState::cancelled},
    std::pair{DeliveryState::unknown_outcome, DeliveryState::confirmed},
    std::pair{DeliveryState::unknown_outcome, DeliveryState::queued},
    std::pair{DeliveryState::unknown_outcome, DeliveryState::cancelled}};

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

template <class State, std::size_t N>
constexpr bool leads_out(const std::array<std::pair<State, State>, N>& moves, State state) {
  return std::any_of(moves.begin(), moves.end(),
                     [&](const auto& move) { return move.first == state; });
}

static_assert(!leads_out(kDeliveryMoves, DeliveryState::confirmed));
static_assert(!leads_out(kDeliveryMoves, DeliveryState::rejected));
static_assert(!leads_out(kDeliveryMoves, DeliveryState::cancelled));
static_assert(!leads_out(kMessageMoves, MessageState::processed));
static_assert(!leads_out(kMessageMoves, MessageState::refused));
static_assert(!leads_out(kMessageMoves, MessageState::duplicate));

}  // namespace

std::string_view to_string(MessageState state) { return name_of(kMessageStates, state); }
std::string_view to_string(DeliveryState state) { return name_of(kDeliveryStates, state); }
MessageState message_state(std::string_view text) { return state_of(kMessageStates, text); }
DeliveryState delivery_state(std::string_view text) { return state_of(kDeliveryStates, text); }

bool may_move(MessageState from, MessageState to) {
  return std::find(kMessageMoves.begin(), kMessageMoves.end(), std::pair{from, to}) !=
         kMessageMoves.end();
}

bool may_move(DeliveryState from, DeliveryState to) {
  return std::find(kDeliveryMoves.begin(), kDeliveryMoves.end(), std::pair{from, to}) !=
         kDeliveryMoves.end();
}

bool is_final(MessageState state) { return !leads_out(kMessageMoves, state); }
bool is_final(DeliveryState state) { return !leads_out(kDeliveryMoves, state); }

bool holds_lane(DeliveryState state) {
  return state == DeliveryState::queued || state == DeliveryState::in_flight ||
         state == DeliveryState::failed || state == DeliveryState::not_authorised ||
         state == DeliveryState::unknown_outcome;
}

bool at_desk(DeliveryState state) {
  return state == DeliveryState::rejected || state == DeliveryState::failed ||
         state == DeliveryState::not_authorised || state == DeliveryState::unknown_outcome;
}

}  // namespace rodedraad::store
