#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "refusal.h"

namespace rodedraad::http {

/// The longest request target that is taken (RFC 9110 section 4.1 asks for 8000 at least).
inline constexpr std::size_t kMaxTarget = 8192;
/// The most header fields in one message.
inline constexpr std::size_t kMaxFields = 100;

/// Finds the end of a message's head and refuses what a parser behind it cannot see or would let
/// pass: bare LF, obs-fold, control characters, too many or too long lines. It looks at each byte
/// once, so a sender that drips costs nothing extra.
class HeadScanner {
 public:
  explicit HeadScanner(std::size_t limit) : limit_(limit) {}

  /// \p data is all of the message that has arrived, with what was seen before at its front. Gives
  /// the size of the head, its empty line included, or 0 when the end is not there yet.
  std::size_t scan(std::string_view data);

  /// Set when the message must not be parsed at all.
  const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  std::size_t refuse(int status, const char* reason);
  bool check(std::string_view line);

  std::size_t limit_;
  std::size_t line_ = 0;
  std::size_t seen_ = 0;
  std::size_t lines_ = 0;
  std::optional<Refusal> refusal_;
};

}  // namespace rodedraad::http
