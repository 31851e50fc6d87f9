#include "server.h"

#include <sys/resource.h>
#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace {

/// How long to wait before the next accept when the process has no descriptor left.
constexpr std::chrono::milliseconds kPause{50};

/// Descriptors that the rest of the process needs: its store, its plugins, its partners.
constexpr std::size_t kOtherDescriptors = 128;

/// How many of \p wanted connections the process has descriptors for.
std::size_t affordable(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return wanted;
  const auto all = static_cast<std::size_t>(limit.rlim_cur);
  return std::min(wanted, std::max(all / 2, all - std::min(all, kOtherDescriptors)));
}

}  // namespace

Server::Server(std::shared_ptr<Reactor> reactor, const sdk::Host& host, const Settings& settings,
               Tls* tls, std::function<void()> emptied)
    : reactor_(std::move(reactor)),
      host_(host),
      settings_(settings),
      tls_(tls),
      emptied_(std::move(emptied)),
      acceptor_(reactor_->context()),
      pause_(reactor_->context()),
      most_(affordable(settings.max_connections)) {}

void Server::listen() {
  const auto& authority = *settings_.address;
  const tcp::endpoint endpoint{*literal_address(authority.host), authority.port.value_or(0)};
  error_code error;
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address{true}, error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
  if (error) {
    throw sdk::Unavailable("cannot listen on " + authority.text() + ": " + error.message());
  }
  if (most_ < settings_.max_connections) {
    host_.log(sdk::Level::warn, "http.few-descriptors",
              {{"max-connections", std::to_string(most_)}});
  }
  const auto local = acceptor_.local_endpoint();
  address_ = (tls_ == nullptr ? "http://" : "https://") +
             Authority{local.address().to_string(), local.port()}.text();
  accept_next();
}

void Server::accept_next() {
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping_ || error == net::error::operation_aborted) return;
    if (error) {
      host_.log(sdk::Level::warn, "http.accept-failed", {{"reason", error.message()}});
      make_room();
      accept_later();
      return;
    }
    admit(Stream{std::move(socket)});
    accept_next();
  });
}

void Server::accept_later() {
  pause_.expires_after(kPause);
  pause_.async_wait([this](error_code error) {
    if (!error && !stopping_) accept_next();
  });
}

void Server::admit(Stream stream) {
  const bool full = size() >= most_;
  if (full && !full_) {
    host_.log(sdk::Level::warn, "http.full", {{"max-connections", std::to_string(most_)}});
  }
  full_ = full;
  const bool room = !full || !waiting_.empty();
  if (full) make_room();
  const auto session = std::make_shared<Session>(*this, std::move(stream));
  session->list = &waiting_;
  session->place = waiting_.insert(waiting_.end(), session);
  room ? session->start() : session->turn_away();
}

void Server::make_room() {
  if (waiting_.empty()) return;
  const auto longest = waiting_.front();
  longest->close();
}

std::string Server::answer_head(sdk::Answer& answer, const AnswerFrame& frame) {
  return head_.make(answer, frame, host_.now_ms());
}

void Server::move(Session& session, Session::List& to) {
  to.splice(to.end(), *session.list, session.place);
  session.list = &to;
}

void Server::waits(Session& session) { move(session, waiting_); }

void Server::works(Session& session) { move(session, working_); }

void Server::remove(Session& session) {
  // The caller holds the session; without that, this would be the end of it.
  session.list->erase(session.place);
  if (empty()) emptied_();
}

void Server::refused(const Refusal& refusal, const Stream& stream) const {
  host_.log(sdk::Level::info, "http.refused",
            {{"status", std::to_string(refusal.status)},
             {"reason", refusal.reason},
             {"peer", stream.peer()}});
}

void Server::refused_handshake(const Stream& stream, error_code error) const {
  host_.log(sdk::Level::warn, "tls.refused",
            {{"reason", stream.handshake_problem(error)}, {"peer", stream.peer()}});
}

void Server::stop() {
  stopping_ = true;
  error_code ignored;
  acceptor_.close(ignored);
  pause_.cancel();
  for_each_session([](Session& session) { session.wind_down(); });
}

void Server::abort() {
  for_each_session([](Session& session) { session.close(); });
}

void Server::for_each_session(const std::function<void(Session&)>& action) {
  std::vector<std::shared_ptr<Session>> all{waiting_.begin(), waiting_.end()};
  all.insert(all.end(), working_.begin(), working_.end());
  for (const auto& session : all) action(*session);
}

}  // namespace rodedraad::http
