#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/causes.h"
#include "rodedraad/store/search.h"

/// What lies at the dead-letter desk, deliveries and messages that came in alike. To it belongs
/// what nobody but a person can help: what waits for a connection that is gone, and what waits for
/// its person longer than its connection lets anything wait. No message is opened for it.
namespace rodedraad::hub {

struct DeskItem {
  bool incoming = false;  ///< a message that came in, not a delivery
  std::int64_t seq = 0;   ///< among deliveries, or among messages
  std::string id, connection, kind, case_id, municipality;
  std::string purpose;     ///< of a delivery
  std::string_view state;  ///< as the store calls it
  std::string reason;      ///< why, in words of ours; a partner's own words are in the delivery
  int status = 0;
  int attempts = 0;
  bool again = false;     ///< a person sent it again before
  model::Instant made{};  ///< or received
  model::Instant since{};
  const Cause* cause = nullptr;  ///< never null
};

/// Everything at the desk in these municipalities (empty: all), the newest first of each sort.
/// Throws what Search throws.
void each_at_desk(store::Search& search, const config::Config& config,
                  const std::vector<std::string>& municipalities, model::Instant now,
                  const std::function<void(DeskItem)>& found);

/// The deliveries with this cause, or with an empty one all at the desk, as a query of the store.
store::DeliveryQuery deliveries_at_desk(store::Search& search, const config::Config& config,
                                        std::string_view cause, model::Instant now);

/// Many of one sort.
struct DeskGroup {
  const Cause* cause = nullptr;
  std::string connection, kind;
  std::int64_t count = 0;
  model::Instant made{};   ///< the first of them
  model::Instant since{};  ///< the one that lies longest
};

/// The largest first.
std::vector<DeskGroup> groups_of(const std::vector<DeskItem>& items);

}  // namespace rodedraad::hub
