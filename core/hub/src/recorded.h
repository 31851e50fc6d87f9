#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "rodedraad/hub/rehearsal.h"
#include "rodedraad/hub/what_if.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {

/// Ties what a replay makes to what was recorded: cases, messages out, tasks.
class Recorded {
 public:
  explicit Recorded(store::Reader& reader) : reader_(reader) {}

  /// A recorded message, of the partners or of the hub itself, with what followed from it.
  void add(const store::MessageRow& row);
  /// The replay put this recorded message in this case.
  void tie(const store::MessageRow& row, const std::string& replayed_case);

  /// What a delivery follows from, in both worlds: the partner's message; or the case, for what
  /// the clock and persons did.
  std::string origin(const store::DeliveryRow& recorded) const;
  std::string origin(const Rehearsal& hub, const store::DeliveryRow& replayed) const;

  /// The case of the replay for a recorded one; empty when it has none.
  std::string replayed_case(const std::string& recorded_case) const;
  const std::map<std::string, std::string>& cases() const { return cases_; }
  const std::vector<store::DeliveryRow>& deliveries() const { return deliveries_; }
  store::Reader& reader() { return reader_; }

 private:
  store::Reader& reader_;
  std::set<std::string> external_;            ///< messages of partners
  std::map<std::string, std::string> cases_;  ///< recorded → replayed
  std::map<std::string, std::string> back_;   ///< replayed → recorded
  std::vector<store::DeliveryRow> deliveries_;
};

/// The differences between what was recorded and what the replay made, from \p since on.
void compare(Recorded& recorded, const Rehearsal& hub, model::Instant since,
             std::vector<Difference>& differences);

/// Whether a delivery was made and went, or still may.
bool went(const store::DeliveryRow& row);

}  // namespace rodedraad::hub
