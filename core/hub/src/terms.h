#pragma once

#include "rodedraad/config/config.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// How long after an unknown outcome somebody is reminded, again and again.
inline constexpr std::chrono::milliseconds kReminder = std::chrono::hours{24};

/// When a delivery that comes in \p state now has been in it for too long; none for final states
/// and for those that lie at the desk. \p connection is null when the configuration has none like
/// it.
inline model::Instant deadline_of(store::DeliveryState state, const config::Connection* connection,
                                  model::Instant now) {
  const config::Connection usual;
  const auto& terms = connection == nullptr ? usual : *connection;
  switch (state) {
    case store::DeliveryState::queued:
    case store::DeliveryState::parked:
      return now + terms.give_up_after;
    case store::DeliveryState::awaiting:
      return now + terms.confirm_within;
    case store::DeliveryState::unknown_outcome:
      return now + kReminder;
    default:
      return {};
  }
}

}  // namespace rodedraad::hub
