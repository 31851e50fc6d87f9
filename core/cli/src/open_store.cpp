#include "open_store.h"

namespace rodedraad::cli {

store::Location store_of(const Installation& installation, const Place& place) {
  try {
    return store::Location::from_url(installation.config().hub.store_url, place.data);
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
