#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/sdk/message.h"

/// What a plugin may ask of the hub, as a class.
namespace rodedraad::sdk {

enum class Level : std::int32_t {
  debug = RD_LOG_DEBUG,
  info = RD_LOG_INFO,
  warn = RD_LOG_WARN,
  error = RD_LOG_ERROR
};

/// Thread-safe. Valid until the plugin's destructor returns.
class Host {
 public:
  using Fields = std::vector<std::pair<std::string_view, std::string_view>>;
  /// Called exactly once, from any thread.
  using Answered = std::function<void(const Answer&)>;

  explicit Host(const rd_host* host) : host_(host) {}

  /// One event with fields. No personal data and no message content, ever.
  void log(Level level, std::string_view event, const Fields& fields = {}) const;

  /// The hub's clock in milliseconds since 1970 UTC.
  std::int64_t now_ms() const { return host_->now_ms(host_->ctx); }

  /// Transports: hands over an incoming message. Returns at once; \p answered gets the answer to
  /// give, which is positive only when the message is on disk.
  void accept(const Message& message, Answered answered) const;

  /// Transports: whether the hub refuses who sends \p head, a message without its body; \p answered
  /// gets the answer to give then, and is not called otherwise. To be asked before the body is
  /// read. A hub of before contract 1.2 refuses in accept only.
  bool turns_away(const Message& head, Answered answered) const;

 private:
  const rd_host* host_;
};

}  // namespace rodedraad::sdk
