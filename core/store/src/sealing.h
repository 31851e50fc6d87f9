#pragma once

namespace rodedraad::store {

class SqliteConnection;
class Vault;

/// Seals what a store of before held as it is. In the transaction of its schema step.
void seal_what_is_there(SqliteConnection& connection, Vault& vault);

/// Rewrites the file of a store in which something was sealed, so that nothing of what was there
/// before is left in it. Goes on with what was broken off. Outside of a transaction.
void leave_nothing_behind(SqliteConnection& connection);

}  // namespace rodedraad::store
