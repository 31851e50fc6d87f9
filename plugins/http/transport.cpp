#include "transport.h"

#include <string>
#include <utility>

namespace rodedraad::http {

using sdk::Level;
using sdk::SentOutcome;

HttpTransport::HttpTransport(const sdk::Host& host, std::span<const sdk::Pair> settings)
    : host_(host), settings_(read_settings(settings)) {
  if (settings_.address && settings_.server_tls) {
    server_tls_.emplace(TlsSide::server, *settings_.server_tls, host_);
  }
  if (settings_.needs_client_tls()) {
    client_tls_.emplace(TlsSide::client, settings_.client_tls, host_);
  }
}

HttpTransport::~HttpTransport() { stop(std::chrono::milliseconds{0}); }

void HttpTransport::start() {
  reactor_ = std::make_shared<Reactor>([host = host_](const char* problem) {
    host.log(Level::error, "http.fault", {{"reason", problem}});
  });
  const auto emptied = [this] { check_quiet(); };
  auto* const tls = client_tls_ ? &*client_tls_ : nullptr;
  if (settings_.url) client_.emplace(reactor_, settings_, tls, emptied);
  if (settings_.credentials.auth == Auth::oauth2) {
    tokens_.emplace(reactor_, host_, settings_, tls, emptied);
  }
  if (settings_.address) {
    server_.emplace(reactor_, host_, settings_, server_tls_ ? &*server_tls_ : nullptr, emptied);
    server_->listen();
    host_.log(Level::info, "http.listening", {{"address", server_->address()}});
  }
  const std::lock_guard lock{mutex_};
  reactor_->start();
  running_ = true;
}

std::string_view HttpTransport::address() const {
  return server_ ? std::string_view{server_->address()} : std::string_view{};
}

void HttpTransport::send(const sdk::Message& message, Done done) {
  if (!settings_.url) {
    done({SentOutcome::not_sent, {}, "this connection has no url to send to"});
    return;
  }
  bool runs = false;
  if (settings_.credentials.auth == Auth::oauth2) {
    auto owned = std::make_shared<const sdk::Message>(message);
    runs = post([this, owned = std::move(owned), done] { send_with_token(owned, done, true); });
  } else {
    const auto own = headers_of(settings_.credentials, host_.now_ms());
    auto request = to_outgoing(message, *settings_.url, own);
    if (!request) {
      done({SentOutcome::not_sent, {}, request.error()});
      return;
    }
    runs = post([this, request = std::move(*request), done]() mutable {
      client_->send(std::move(request), std::move(done));
    });
  }
  if (!runs) done({SentOutcome::not_sent, {}, "the connection is stopped"});
}

void HttpTransport::send_with_token(const std::shared_ptr<const sdk::Message>& message,
                                    const Done& done, bool again) {
  tokens_->with_token([this, message, done, again](const Token& token) {
    if (!token) {
      done({SentOutcome::not_sent, {}, token.error()});
      return;
    }
    auto request =
        to_outgoing(*message, *settings_.url, headers_with_token(settings_.credentials, *token));
    if (!request) {
      done({SentOutcome::not_sent, {}, request.error()});
      return;
    }
    client_->send(
        std::move(*request), [this, message, done, again, used = *token](const sdk::Sent& sent) {
          const bool refused = sent.outcome == SentOutcome::answered && sent.answer.status == 401;
          if (!refused || !again) {
            done(sent);
            return;
          }
          tokens_->forget(used);
          send_with_token(message, done, false);
        });
  });
}

bool HttpTransport::post(std::function<void()> handler) {
  const std::lock_guard lock{mutex_};
  if (!running_) return false;
  reactor_->post(std::move(handler));
  return true;
}

void HttpTransport::stop(std::chrono::milliseconds deadline) {
  {
    // What was posted before this stands before wind_down in the reactor's queue, so no call is
    // lost.
    const std::lock_guard lock{mutex_};
    if (!std::exchange(running_, false)) return;
  }
  std::promise<void> quiet;
  auto is_quiet = quiet.get_future();
  reactor_->post([this, quiet = std::move(quiet)]() mutable {
    quiet_ = std::move(quiet);
    wind_down();
  });
  is_quiet.wait_for(deadline);
  std::promise<void> ended;
  auto has_ended = ended.get_future();
  reactor_->post([this, &ended] {
    abort();
    ended.set_value();
  });
  has_ended.wait();
  reactor_->stop();
  if (server_) host_.log(Level::info, "http.stopped", {{"address", server_->address()}});
}

void HttpTransport::wind_down() {
  if (server_) server_->stop();
  check_quiet();
}

void HttpTransport::abort() {
  quiet_.reset();
  if (server_) server_->abort();
  // First those that wait for a token: what comes of them must not start a call behind the abort.
  if (tokens_) tokens_->abort();
  if (client_) client_->abort();
}

void HttpTransport::check_quiet() {
  if (!quiet_ || (server_ && !server_->empty()) || (client_ && !client_->empty()) ||
      (tokens_ && !tokens_->empty())) {
    return;
  }
  quiet_->set_value();
  quiet_.reset();
}

}  // namespace rodedraad::http
