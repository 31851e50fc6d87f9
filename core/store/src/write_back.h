#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

namespace rodedraad::store {

/// Writes back into the file of a store what its log holds, on a thread and a connection of its
/// own: who waits for a commit does not wait for that. What is committed meanwhile stays in the
/// log, so that the thread that commits has to write back the last bit itself.
class WriteBack {
 public:
  explicit WriteBack(std::filesystem::path file);
  /// Waits until none is under way.
  ~WriteBack();
  WriteBack(const WriteBack&) = delete;
  WriteBack& operator=(const WriteBack&) = delete;

  enum class Stage { none, under_way, done };
  /// A stage is told as done once. Throws StoreError when a write or a sync failed.
  Stage stage();
  /// When none is under way.
  void begin();
  /// Until none is under way.
  void wait();

 private:
  void run();

  std::filesystem::path file_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  Stage stage_ = Stage::none;
  bool stopping_ = false;
  std::string problem_;
  std::thread thread_;
};

}  // namespace rodedraad::store
