#pragma once

#include "rodedraad/store/audit_log.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

inline constexpr const char* kAuditColumns =
    "seq, at, action, object, result, origin, actor, gemeente, revision, detail, seal";

/// A row of kAuditColumns up to the seal.
inline AuditRow audit_row(Row& columns) {
  AuditRow row;
  row.seq = columns.number();
  row.at = to_instant(columns.number());
  for (auto* field : {&row.action, &row.object, &row.result, &row.origin, &row.actor,
                      &row.municipality, &row.revision, &row.detail}) {
    *field = columns.text();
  }
  return row;
}

/// A row of kAuditColumns.
inline AuditLog::Sealed audit_columns(Row& columns) {
  AuditLog::Sealed out;
  out.row = audit_row(columns);
  out.seal = columns.text();
  return out;
}

}  // namespace rodedraad::store
