#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>

#include "answer_head.h"
#include "reactor.h"
#include "rodedraad/sdk/host.h"
#include "session.h"
#include "settings.h"

namespace rodedraad::http {

/// Listens, and keeps the incoming connections within their number. When they are full, the one
/// that has waited longest for its peer makes room: so slow senders push out each other, not honest
/// ones. Lives on the reactor, but for listen.
class Server {
 public:
  /// \p emptied is called each time that no connection is left.
  /// \p tls is null for plain HTTP.
  Server(std::shared_ptr<Reactor> reactor, const sdk::Host& host, const Settings& settings,
         Tls* tls, std::function<void()> emptied);

  /// Opens the port; throws sdk::Unavailable. Before the reactor starts.
  void listen();
  /// "http://127.0.0.1:41001"
  const std::string& address() const { return address_; }

  /// No new connections and requests; answers under way are still written.
  void stop();
  /// Ends every connection now.
  void abort();
  bool empty() const { return waiting_.empty() && working_.empty(); }

  // For sessions.
  const Settings& settings() const { return settings_; }
  const sdk::Host& host() const { return host_; }
  Tls* tls() const { return tls_; }
  const std::shared_ptr<Reactor>& reactor() const { return reactor_; }
  boost::asio::io_context& context() { return reactor_->context(); }
  std::string answer_head(sdk::Answer& answer, const AnswerFrame& frame);
  /// The session begins to wait for its peer.
  void waits(Session& session);
  /// The session's request is with the hub.
  void works(Session& session);
  void remove(Session& session);
  void refused(const Refusal& refusal, const Stream& stream) const;
  void refused_handshake(const Stream& stream, boost::system::error_code error) const;

 private:
  void accept_next();
  void accept_later();
  void admit(Stream stream);
  /// Ends the connection that has waited longest for its peer, if there is one.
  void make_room();
  static void move(Session& session, Session::List& to);
  void for_each_session(const std::function<void(Session&)>& action);
  std::size_t size() const { return waiting_.size() + working_.size(); }

  std::shared_ptr<Reactor> reactor_;
  const sdk::Host& host_;
  const Settings& settings_;
  Tls* tls_;
  std::function<void()> emptied_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  std::size_t most_;  ///< connections
  std::string address_;
  AnswerHead head_;
  Session::List waiting_;  ///< the longest waiting first
  Session::List working_;
  bool full_ = false;
  bool stopping_ = false;
};

}  // namespace rodedraad::http
