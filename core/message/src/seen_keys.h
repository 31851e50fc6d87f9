#pragma once

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

namespace rodedraad::message {

/// The keys of one object. Small objects are scanned, larger ones looked up in an ordered set: a
/// hash table could be slowed down by whoever chooses the keys.
class SeenKeys {
 public:
  /// Borrows \p key; false when it was there already.
  bool insert(std::string_view key);
  void clear();

 private:
  static constexpr std::size_t kScanned = 16;
  std::vector<std::string_view> few_;
  std::set<std::string_view> many_;
};

}  // namespace rodedraad::message
