#pragma once

#include <string_view>

#include "rodedraad/hub/dispatch.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/planted.h"
#include "rodedraad/store/rows.h"

/// A row of the store as Dispatch sees it.
namespace rodedraad::hub {

/// A lane is a destination and a case; what is of no case stands behind what it follows from.
static inline Dispatch::Place place_of(const store::Standing& row) {
  if (planted("unordered-lane")) return {row.seq, row.connection, row.id};
  return {row.seq, row.connection, row.case_id.empty() ? row.cause : row.case_id};
}

inline store::Standing standing_of(const store::DeliveryRow& row) {
  return {row.seq,      row.message.id, row.municipality, row.connection, row.case_id,  row.cause,
          row.revision, row.state,      row.next_at,      row.changed,    row.deadline, row.desk};
}

inline bool recognises_repeats(const Context& context, const store::DeliveryRow& row) {
  const auto* connection = context.config.connection(row.connection);
  const auto* kind =
      connection == nullptr ? nullptr : context.writes(*connection, row.message.kind);
  return kind != nullptr && kind->idempotent;
}

}  // namespace rodedraad::hub
