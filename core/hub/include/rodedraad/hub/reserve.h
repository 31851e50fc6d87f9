#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <thread>

namespace rodedraad::hub {

/// Room on the store's disk for what was accepted: a file of that size. Messages are only taken in
/// while it is there. When the disk runs full it is given back, so that what is under way can be
/// finished; it is taken again, and messages with it, when there is room once more.
class Reserve {
 public:
  /// \p folder is where the store is; \p bytes 0: no reserve, always there. Looks at the disk now,
  /// and from now on regularly.
  Reserve(const std::filesystem::path& folder, std::uint64_t bytes);
  /// Gives it back.
  ~Reserve();
  Reserve(const Reserve&) = delete;
  Reserve& operator=(const Reserve&) = delete;

  /// Whether messages may be taken in. [any thread]
  bool held() const { return held_; }
  /// From now on so much. [any thread]
  void resize(std::uint64_t bytes) { wanted_ = bytes; }

 private:
  void keep(const std::stop_token& stop);
  void look();
  bool make(std::uint64_t bytes) const;
  void give_back() const;

  std::filesystem::path file_;
  std::atomic<std::uint64_t> wanted_;
  std::uint64_t size_ = 0;  ///< of the file; only on the thread that looks
  std::atomic<bool> held_ = false;
  std::jthread keeper_;
};

}  // namespace rodedraad::hub
