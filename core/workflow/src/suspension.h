#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rodedraad/workflow/deadline.h"

/// Periods in which a term stands still.
namespace rodedraad::workflow {

/// Days of which none counts for the term.
struct Standstill {
  year_month_day from;
  std::optional<year_month_day> until;  ///< the first day that counts again; nothing: it goes on
  bool operator==(const Standstill&) const = default;
};

/// The periods that the fields of \p suspensions give this case, one for each pair of the same key,
/// by their first day; what overlaps or touches is one. A period of which the first day is not
/// fully known is none, and one that is still to begin without an end is none yet.
std::vector<Standstill> standstills(std::span<const config::Suspension> suspensions,
                                    const model::Case& file, year_month_day today);

/// What periods do to a term.
struct Lengthened {
  year_month_day last;                           ///< its last day by counting alone
  std::string reason;                            ///< Dutch; empty when it is not another day
  std::optional<year_month_day> standing_still;  ///< since when
};

/// A term from \p first up to and including \p last, after \p periods. Only days on which it ran
/// lengthen it: a term in working days by working days. A period that begins after its end finds
/// nothing to stop. With \p shift the term runs on to a working day first.
Lengthened lengthen(year_month_day first, year_month_day last, const config::Length& length,
                    bool shift, std::span<const Standstill> periods);

}  // namespace rodedraad::workflow
