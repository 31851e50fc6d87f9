#pragma once

#include "rodedraad/store/database.h"

namespace rodedraad::store {

class PostgresConnection;
class SqliteConnection;
class Vault;

/// Brings the store to the newest schema, one numbered step after another, each in a transaction of
/// its own. Throws StoreError when the store is newer than this program. \p told hears how far it
/// is with a store that was there before.
void migrate(SqliteConnection& connection, Vault& vault, const Progress& told);
/// The same on a server, by who owns the store there.
void migrate(PostgresConnection& connection);
/// Whether a hub that waits may take in for the store there: it is of this program's schema, or of
/// one before it with the same tables for what arrives. So machines that wait are renewed first.
bool can_take_in(PostgresConnection& connection);

}  // namespace rodedraad::store
