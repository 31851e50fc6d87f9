#include "channel.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace rodedraad::plugin {

namespace {

constexpr std::size_t kPrefix = sizeof(std::uint32_t);

}  // namespace

bool Channel::wait(short events, Moment until) {
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd ready{descriptor_, events, 0};
    const int count =
        ::poll(&ready, 1, static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000)));
    if (count > 0) return true;
    if (count == 0 && left.count() <= 0) return false;
    if (count < 0 && errno != EINTR) return false;
  }
}

std::optional<Channel::Trouble> Channel::send(std::string_view frame, Moment until) {
  if (frame.size() > kMost) return Trouble::wrong;
  const auto length = static_cast<std::uint32_t>(frame.size());
  std::string whole(kPrefix, '\0');
  whole.reserve(kPrefix + frame.size());
  std::memcpy(whole.data(), &length, kPrefix);
  whole += frame;
  std::string_view left{whole};
  while (!left.empty()) {
    const int flags = MSG_NOSIGNAL | (until == kNever ? 0 : MSG_DONTWAIT);
    const auto sent = ::send(descriptor_, left.data(), left.size(), flags);
    if (sent > 0) {
      left.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      if (!wait(POLLOUT, until)) return Trouble::late;
    } else if (errno != EINTR) {
      return Trouble::closed;
    }
  }
  return std::nullopt;
}

/// Bytes that came, now in the buffer; 0 when none will come, and trouble() says why.
std::ptrdiff_t Channel::take(Moment until) {
  for (;;) {
    if (until != kNever && !wait(POLLIN, until)) {
      trouble_ = Trouble::late;
      return 0;
    }
    const auto count =
        ::recv(descriptor_, buffer_.data(), buffer_.size(), until == kNever ? 0 : MSG_DONTWAIT);
    if (count > 0) return count;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    trouble_ = Trouble::closed;
    return 0;
  }
}

std::optional<std::string> Channel::receive(Moment until) {
  std::string frame;
  std::size_t length = 0;
  std::string prefix;
  while (prefix.size() < kPrefix || frame.size() < length) {
    const auto count = take(until);
    if (count == 0) return std::nullopt;
    std::string_view came{buffer_.data(), static_cast<std::size_t>(count)};
    if (prefix.size() < kPrefix) {
      const auto part = came.substr(0, kPrefix - prefix.size());
      prefix += part;
      came.remove_prefix(part.size());
      if (prefix.size() < kPrefix) continue;
      std::uint32_t said = 0;
      std::memcpy(&said, prefix.data(), kPrefix);
      length = said;
    }
    if (length > kMost || frame.size() + came.size() > length) {
      trouble_ = Trouble::wrong;
      return std::nullopt;
    }
    // Grows with what came, not with what was promised.
    if (frame.empty()) frame.reserve(std::min(length, buffer_.size()));
    frame += came;
  }
  return frame;
}

}  // namespace rodedraad::plugin
