#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::plugin {

/// Frames over one end of a socket pair: a length of four bytes, then that many. Each side has at
/// most one frame under way, so bytes behind a frame are a mistake. One thread at a time.
class Channel {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  /// Waits for ever.
  static constexpr Moment kNever = Moment::max();
  /// Of one frame: more is a mistake, or malice.
  static constexpr std::size_t kMost = std::size_t{64} << 20U;

  enum class Trouble { closed, late, wrong };

  explicit Channel(int descriptor) : descriptor_(descriptor) {}

  /// Nothing when all of it was sent.
  std::optional<Trouble> send(std::string_view frame, Moment until);
  /// Nothing when there is none; then trouble() says why.
  std::optional<std::string> receive(Moment until);
  Trouble trouble() const { return trouble_; }

 private:
  /// Whether the socket is ready for \p events before \p until.
  bool wait(short events, Moment until);
  std::ptrdiff_t take(Moment until);

  int descriptor_;
  Trouble trouble_ = Trouble::closed;
  std::array<char, 65536> buffer_;
};

}  // namespace rodedraad::plugin
