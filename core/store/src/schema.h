#pragma once

namespace Poco::Data {
class Session;
}

namespace rodedraad::store {

class Vault;

/// Brings the store to the newest schema, one numbered step after another, each in a transaction of
/// its own. Throws StoreError when the store is newer than this program.
void migrate(Poco::Data::Session& session, Vault& vault);

}  // namespace rodedraad::store
