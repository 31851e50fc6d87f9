#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "exchange.h"
#include "rodedraad/sdk/transport.h"
#include "transport.h"

namespace rodedraad::soap {

/// SOAP in both directions, on top of the transport of HTTP: the hub sees the content of Bodies,
/// HTTP sees envelopes.
class SoapTransport final : public sdk::Transport {
 public:
  SoapTransport(const sdk::Host& host, std::span<const sdk::Pair> settings);
  SoapTransport(const SoapTransport&) = delete;
  SoapTransport& operator=(const SoapTransport&) = delete;

  void start() override { http_.start(); }
  std::string_view address() const override { return http_.address(); }
  void send(const sdk::Message& message, Done done) override;
  void stop(std::chrono::milliseconds deadline) override { http_.stop(deadline); }

 private:
  /// The hub as HTTP sees it.
  rd_host table();
  void accept(sdk::Message request, sdk::Host::Answered answered) const;
  bool turns_away(const sdk::Message& head, sdk::Host::Answered answered) const;

  sdk::Host host_;
  /// Shared with answers that come when the transport is gone.
  std::shared_ptr<const Exchange> exchange_;
  rd_host table_;
  http::HttpTransport http_;
};

}  // namespace rodedraad::soap
