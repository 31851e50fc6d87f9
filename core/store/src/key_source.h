#pragma once

#include <string>

#include "rodedraad/crypto/secret.h"

namespace rodedraad::store {

/// The key that a source names: "file:PATH", "credential:NAME" or "command:TEXT". Throws
/// StoreError.
crypto::Secret key_from(const std::string& source);

}  // namespace rodedraad::store
