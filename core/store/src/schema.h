#pragma once

#include "rodedraad/store/database.h"

namespace Poco::Data {
class Session;
}

namespace rodedraad::store {

class Vault;

/// Brings the store to the newest schema, one numbered step after another, each in a transaction of
/// its own. Throws StoreError when the store is newer than this program. \p told hears how far it
/// is with a store that was there before.
void migrate(Poco::Data::Session& session, Vault& vault, const Progress& told);

}  // namespace rodedraad::store
