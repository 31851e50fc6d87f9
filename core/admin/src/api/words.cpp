#include "words.h"

#include <array>
#include <utility>

namespace rodedraad::admin {

namespace {

using store::DeliveryState;
using store::MessageState;
using workflow::DeadlineState;

constexpr std::array<std::pair<MessageState, std::string_view>, 6> kMessage{
    {{MessageState::received, "ontvangen"},
     {MessageState::processed, "verwerkt"},
     {MessageState::parked, "wacht"},
     {MessageState::refused, "geweigerd"},
     {MessageState::duplicate, "dubbel"},
     {MessageState::failed, "mislukt"}}};

constexpr std::array<std::pair<DeliveryState, std::string_view>, 10> kDelivery{
    {{DeliveryState::queued, "wachtrij"},
     {DeliveryState::in_flight, "onderweg"},
     {DeliveryState::parked, "wacht"},
     {DeliveryState::awaiting, "wacht-op-bevestiging"},
     {DeliveryState::confirmed, "bevestigd"},
     {DeliveryState::rejected, "afgewezen"},
     {DeliveryState::not_authorised, "niet-geautoriseerd"},
     {DeliveryState::failed, "mislukt"},
     {DeliveryState::unknown_outcome, "onzeker"},
     {DeliveryState::cancelled, "ingetrokken"}}};

constexpr std::array<std::pair<DeadlineState, std::string_view>, 5> kDeadline{
    {{DeadlineState::running, "loopt"},
     {DeadlineState::met, "gehaald"},
     {DeadlineState::late, "te-laat"},
     {DeadlineState::lapsed, "vervallen"},
     {DeadlineState::suspended, "staat-stil"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kOutcome{
    {{"confirmed", "bevestigd"},
     {"awaiting", "wacht-op-bevestiging"},
     {"rejected", "afgewezen"},
     {"not-found", "niet-gevonden"},
     {"not-authorised", "niet-geautoriseerd"},
     {"bad-request", "verkeerd-verzoek"},
     {"transient", "tijdelijk"},
     {"not-sent", "niet-verstuurd"},
     {"unknown", "onzeker"}}};

template <class Table, class State>
std::string_view word_in(const Table& table, State state) {
  for (const auto& [known, word] : table) {
    if (known == state) return word;
  }
  return {};
}

template <class State, std::size_t Size>
std::optional<State> state_in(const std::array<std::pair<State, std::string_view>, Size>& table,
                              std::string_view word) {
  for (const auto& [state, known] : table) {
    if (known == word) return state;
  }
  return std::nullopt;
}

}  // namespace

std::string_view word_of(MessageState state) { return word_in(kMessage, state); }
std::string_view word_of(DeliveryState state) { return word_in(kDelivery, state); }
std::string_view word_of(DeadlineState state) { return word_in(kDeadline, state); }

std::string_view word_of_outcome(std::string_view outcome) {
  const auto word = word_in(kOutcome, outcome);
  return word.empty() ? "onleesbaar" : word;
}

std::optional<MessageState> message_state_of(std::string_view word) {
  return state_in(kMessage, word);
}

std::optional<DeliveryState> delivery_state_of(std::string_view word) {
  return state_in(kDelivery, word);
}

}  // namespace rodedraad::admin
