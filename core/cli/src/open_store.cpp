#include "open_store.h"

#include "rodedraad/hub/location.h"

namespace rodedraad::cli {

store::Location store_of(const Installation& installation, const Place& place) {
  try {
    return hub::location_of(installation.config().hub, place.data);
  } catch (const store::StoreError& problem) {
    throw Stop(kUnavailable, problem.what());
  }
}

store::Reader open_store(const Installation& installation, const Place& place) {
  try {
    return store::Reader{store_of(installation, place)};
  } catch (const store::StoreError& problem) {
    throw Stop(kUnavailable, problem.what());
  }
}

}  // namespace rodedraad::cli
