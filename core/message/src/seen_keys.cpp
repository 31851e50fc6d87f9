#include "seen_keys.h"

#include <algorithm>

namespace rodedraad::message {

bool SeenKeys::insert(std::string_view key) {
  if (!many_.empty()) return many_.insert(key).second;
  if (std::find(few_.begin(), few_.end(), key) != few_.end()) return false;
  few_.push_back(key);
  if (few_.size() > kScanned) many_.insert(few_.begin(), few_.end());
  return true;
}

void SeenKeys::clear() {
  few_.clear();
  many_.clear();
}

}  // namespace rodedraad::message
