#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "rodedraad/store/rows.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

/// Gives \p read where each delivery stands that \p rest of the query finds.
template <class Read, class... Values>
void each_standing(Statements& statements, const std::string& rest, Read read,
                   const Values&... values) {
  statements.each(
      "SELECT seq, id, gemeente, connection, case_id, cause, revision, state, next_at, changed, "
      "deadline, desk FROM delivery " +
          rest,
      [&](Row row) {
        Standing into;
        into.seq = row.number();
        into.id = row.text();
        into.municipality = row.text();
        into.connection = row.text();
        into.case_id = row.text();
        into.cause = row.text();
        into.revision = row.text();
        const auto state = row.text();
        try {
          into.state = delivery_state(state);
        } catch (const std::invalid_argument&) {
          return;  // bit rot: it goes nowhere, and who reads it sees that it is damaged
        }
        into.next_at = to_instant(row.number());
        into.changed = to_instant(row.number());
        into.deadline = to_instant(row.number());
        into.desk = row.number() != 0;
        read(std::move(into));
      },
      values...);
}

}  // namespace rodedraad::store
