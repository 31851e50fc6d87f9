#pragma once

#include <memory>
#include <string>

#include "rodedraad/model/clock.h"
#include "rodedraad/store/vault.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

/// Wraps all keys of the store by a next master key, a few hundred at a time between what else is
/// written, and lets the one of before go when none needs it any longer. What was broken off goes
/// on where it was. \p clock and \p writer outlive it. Throws store::StoreError when the next
/// master key cannot be made or read.
void rotate_keys(store::Writer& writer, const std::shared_ptr<store::Vault>& vault,
                 const model::Clock& clock, const std::string& by);

}  // namespace rodedraad::hub
