#pragma once

#include "rodedraad/store/database.h"

namespace rodedraad::store {

class SqliteConnection;
class Vault;

/// Fills what lists are found by for what a store of before held. In the transaction of its schema
/// step.
void fill_search(SqliteConnection& connection, Vault& vault, const Progress& progress);

}  // namespace rodedraad::store
