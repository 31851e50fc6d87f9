#pragma once

namespace Poco::Data {
class Session;
}

namespace rodedraad::store {

class Vault;

/// Seals what a store of before held as it is. In the transaction of its schema step.
void seal_what_is_there(Poco::Data::Session& session, Vault& vault);

/// Rewrites the file of a store in which something was sealed, so that nothing of what was there
/// before is left in it. Goes on with what was broken off. Outside of a transaction.
void leave_nothing_behind(Poco::Data::Session& session);

}  // namespace rodedraad::store
