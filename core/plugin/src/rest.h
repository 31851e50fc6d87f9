#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace rodedraad::plugin {

/// How long a plugin that fell rests before it is started again: doubled each time it falls without
/// having answered in between. Short at the most, because a thread waits for it. Pure: chance comes
/// in from outside, from 0 to 1.
class Rest {
 public:
  using Length = std::chrono::milliseconds;
  static constexpr Length kFirst{5};
  static constexpr Length kMost{200};

  void fell() { falls_ = std::min(falls_ + 1, 16U); }
  void answered() { falls_ = 0; }
  /// Between half and all of what this many falls ask for.
  Length length(double chance) const {
    if (falls_ == 0) return Length{0};
    const auto whole = std::min<std::int64_t>(kMost.count(), kFirst.count() << (falls_ - 1));
    return Length{static_cast<std::int64_t>(static_cast<double>(whole) * (0.5 + chance / 2))};
  }

 private:
  unsigned falls_ = 0;
};

}  // namespace rodedraad::plugin
