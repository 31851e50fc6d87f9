#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/ids.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/store/transaction.h"
#include "rodedraad/workflow/retention.h"

/// Erasing what may not be kept any longer (Besluit inburgering art. 9.9), and saying so.
namespace rodedraad::hub {

/// The kind of the message row that tells what was erased from a case: which classes, how many
/// fields, since when and by which article, and no values.
inline constexpr const char* kRetentionKind = "bewaartermijn";

/// The record of emptying old messages: at most \p count after \p seq that are of before \p before.
store::AuditRow erased_contents(store::Instant now, store::Instant before, std::int64_t seq,
                                std::int64_t count);

/// What is taken from one case.
struct Retained {
  Plan plan;  ///< the record, and the case as it is afterwards
  workflow::RetentionDue due;
  std::vector<store::DeadlineRow> deadlines;  ///< that counted from what goes
  /// More than what is short-term goes: what the case's messages say goes with it.
  bool contents = false;
  /// Nothing of the case still has to go anywhere: when it is emptied its keys can go too.
  bool all_sent = false;
};

/// Plans what must go from \p file today; nothing when nothing must.
std::optional<Retained> make_retention_plan(const config::Config& config, const model::Clock& clock,
                                            Ids& ids, const store::CaseFile& file);

/// Writes such a plan down, all or nothing.
void write(store::Transaction& transaction, Retained& retained);

/// The moment of before which the content of handled messages goes; nothing when it stays.
std::optional<model::Instant> contents_before(const config::Retention& rules,
                                              std::chrono::year_month_day day);

}  // namespace rodedraad::hub
