#pragma once

#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>

#include "client.h"
#include "reactor.h"
#include "rodedraad/sdk/transport.h"
#include "server.h"
#include "settings.h"
#include "token_keeper.h"

namespace rodedraad::http {

/// HTTP/1.1 in both directions, in the clear on this machine or under TLS, on one thread of its
/// own.
class HttpTransport final : public sdk::Transport {
 public:
  HttpTransport(const sdk::Host& host, std::span<const sdk::Pair> settings);
  ~HttpTransport() override;
  HttpTransport(const HttpTransport&) = delete;
  HttpTransport& operator=(const HttpTransport&) = delete;

  void start() override;
  std::string_view address() const override;
  void send(const sdk::Message& message, Done done) override;
  void stop(std::chrono::milliseconds deadline) override;

 private:
  /// Runs \p handler on the reactor; false when the transport does not run.
  bool post(std::function<void()> handler);
  /// On the reactor. \p again: a token that the partner refuses is fetched anew, once.
  void send_with_token(const std::shared_ptr<const sdk::Message>& message, const Done& done,
                       bool again);
  void wind_down();
  void abort();
  void check_quiet();

  sdk::Host host_;
  Settings settings_;
  std::optional<Tls> server_tls_;
  std::optional<Tls> client_tls_;
  std::shared_ptr<Reactor> reactor_;
  std::optional<Server> server_;
  std::optional<Client> client_;
  std::optional<TokenKeeper> tokens_;
  std::mutex mutex_;
  bool running_ = false;                     ///< under mutex_
  std::optional<std::promise<void>> quiet_;  ///< on the reactor: stop waits for it
};

}  // namespace rodedraad::http
