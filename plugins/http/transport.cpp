#include "transport.h"

#include <string>
#include <utility>

namespace rodedraad::http {

using sdk::Level;
using sdk::SentOutcome;

HttpTransport::HttpTransport(const sdk::Host& host, std::span<const sdk::Pair> settings)
    : host_(host), settings_(read_settings(settings)) {}

HttpTransport::~HttpTransport() { stop(std::chrono::milliseconds{0}); }

void HttpTransport::start() {
  reactor_ = std::make_shared<Reactor>([host = host_](const char* problem) {
    host.log(Level::error, "http.fault", {{"reason", problem}});
  });
  const auto emptied = [this] { check_quiet(); };
  if (settings_.url) client_.emplace(reactor_, settings_, emptied);
  if (settings_.address) {
    server_.emplace(reactor_, host_, settings_, emptied);
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
  auto request = to_outgoing(message, *settings_.url);
  if (!request) {
    done({SentOutcome::not_sent, {}, request.error()});
  } else if (!post(std::move(*request), done)) {
    done({SentOutcome::not_sent, {}, "the connection is stopped"});
  }
}

bool HttpTransport::post(Outgoing request, const Done& done) {
  const std::lock_guard lock{mutex_};
  if (!running_) return false;
  reactor_->post([this, request = std::move(request), done]() mutable {
    client_->send(std::move(request), std::move(done));
  });
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
  if (client_) client_->abort();
}

void HttpTransport::check_quiet() {
  if (!quiet_ || (server_ && !server_->empty()) || (client_ && !client_->empty())) return;
  quiet_->set_value();
  quiet_.reset();
}

}  // namespace rodedraad::http
