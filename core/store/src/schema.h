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
/// Whether the store there is of this program's schema.
bool has_newest_schema(PostgresConnection& connection);

}  // namespace rodedraad::store
