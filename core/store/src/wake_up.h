#pragma once

#include <chrono>

namespace rodedraad::store {

/// Ends the wait of a thread that waits for file descriptors, once and for all. [any thread]
class WakeUp {
 public:
  WakeUp();
  ~WakeUp();
  WakeUp(const WakeUp&) = delete;
  WakeUp& operator=(const WakeUp&) = delete;

  void call() const;
  bool called() const;
  /// Returns after \p most, or when it is called.
  void wait(std::chrono::milliseconds most) const;
  /// Becomes readable by call(), and stays so.
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace rodedraad::store
