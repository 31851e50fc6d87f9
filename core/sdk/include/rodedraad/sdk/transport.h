#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "rodedraad/sdk/errors.h"
#include "rodedraad/sdk/host.h"
#include "rodedraad/sdk/message.h"
#include "rodedraad/sdk/text.h"

/// For authors of transports: derive from Transport and end the file with
/// RODEDRAAD_TRANSPORT(YourTransport, kDescribe). See docs/plugin-guide.md.
namespace rodedraad::sdk {

enum class SentOutcome : std::int32_t {
  answered = RD_ANSWERED,
  not_sent = RD_NOT_SENT,
  unknown = RD_UNKNOWN
};

/// How a send ended. answer counts only when outcome is answered; error (no personal data)
/// otherwise.
struct Sent {
  SentOutcome outcome = SentOutcome::not_sent;
  Answer answer;
  std::string error;
};

/// How bytes travel. The constructor gets (Host, std::span<const Pair> settings), throws
/// BadSetting, and does no input, output or threads; start does, and throws Unavailable.
class Transport {
 public:
  using Done = std::function<void(const Sent&)>;

  virtual ~Transport() = default;
  virtual void start() = 0;
  /// Where it listens ("http://127.0.0.1:41001"); empty when it does not.
  virtual std::string_view address() const = 0;
  /// Returns at once; \p done is called exactly once, from any thread, also through stop.
  virtual void send(const Message& message, Done done) = 0;
  /// No Host::accept and no Done after this returns.
  virtual void stop(std::chrono::milliseconds deadline) = 0;
};

namespace detail {

void send(Transport&, const rd_message*, rd_sent_fn, void*) noexcept;
void stop(Transport&, std::uint32_t deadline_ms) noexcept;

inline Transport& transport(void* self) { return *static_cast<Transport*>(self); }

}  // namespace detail

template <class T>
constexpr rd_transport transport_table() {
  return rd_transport{
      sizeof(rd_transport),
      [](const rd_host* host, const rd_pair* settings, std::size_t n, void** self,
         rd_error* error) -> rd_status {
        return detail::guard(error, [&] {
          const auto owned = copy(settings, n);
          *self = static_cast<Transport*>(new T(Host{host}, std::span<const Pair>{owned}));
        });
      },
      [](void* self, rd_error* error) -> rd_status {
        return detail::guard(error, [&] { detail::transport(self).start(); });
      },
      [](void* self) -> rd_str { return str(detail::transport(self).address()); },
      [](void* self, const rd_message* message, rd_sent_fn done, void* ctx) {
        detail::send(detail::transport(self), message, done, ctx);
      },
      [](void* self, std::uint32_t deadline_ms) {
        detail::stop(detail::transport(self), deadline_ms);
      },
      [](void* self) { delete static_cast<Transport*>(self); }};
}

}  // namespace rodedraad::sdk

#define RODEDRAAD_TRANSPORT(Class, Describe)                                         \
  namespace {                                                                        \
  constexpr rd_transport kTransportTable = rodedraad::sdk::transport_table<Class>(); \
  }                                                                                  \
  extern "C" RD_EXPORT const rd_plugin rodedraad_plugin_v1;                          \
  const rd_plugin rodedraad_plugin_v1 = Describe(&kTransportTable, nullptr)
