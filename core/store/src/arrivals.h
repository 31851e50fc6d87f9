#pragma once

#include <cstddef>

#include "rodedraad/model/clock.h"

/// What hubs that wait for their turn took in, on a server: it lies in tables of its own until the
/// hub that works takes it up. So one hub writes the tables of the store, gives messages their
/// place in the order, and seals the audit log.
namespace rodedraad::store {

class AuditChain;
class RowNumbers;
class PostgresConnection;
class Statements;

/// Where a hub that waits says that it left something.
inline constexpr const char* kArrivedChannel = "rodedraad_arrived";

/// Tables that are no part of a store: they hold what hubs that share it tell each other.
inline constexpr const char* kTablesBetweenHubs =
    "('schema_version', 'owner', 'arrived', 'audit_waiting')";

/// Of table message and arrived alike: what is stored of a message that comes in.
inline constexpr const char* kArrivingColumns =
    "id, gemeente, connection, kind, idempotency_key, body_hash, parent, part, answer_to, case_id, "
    "method, sender, received, state, reason, revision, day_key, case_key, body, notes";

/// Makes the tables; for the hub that works.
void make_arrivals(PostgresConnection& writer);

/// In a transaction of the hub that works: gives what arrived its place among the messages, and
/// seals what waits for the audit log. All that was committed before the call. What came
/// under a key that had another message meanwhile stays, as a duplicate or refused.
/// \returns how many messages.
std::size_t take_up_arrivals(Statements& writer, RowNumbers& numbers, AuditChain& chain,
                             model::Instant now);

/// In a transaction of a hub that waits: wakes the hub that works once it is committed.
void tell_arrival(Statements& writer);

}  // namespace rodedraad::store
