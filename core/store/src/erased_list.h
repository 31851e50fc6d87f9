#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rodedraad::store {

/// What was erased, by our own ids: a file that only grows, beside the keys and in no backup of the
/// store, so that what was erased stays erased when a backup is put back.
class ErasedList {
 public:
  explicit ErasedList(const std::filesystem::path& folder) : file_(folder / "erased.keys") {}

  struct Ids {
    std::vector<std::int64_t> keys;
    std::vector<std::string> messages;
  };
  /// Adds them, and has them on disk. Throws StoreError.
  void add(const Ids& ids) const;
  /// All of them; half a last line, of an add that was broken off, does not count.
  Ids read() const;

 private:
  std::filesystem::path file_;
};

}  // namespace rodedraad::store
