#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <unordered_set>
#include <vector>

#include "call.h"
#include "kept_streams.h"
#include "reactor.h"
#include "settings.h"

namespace rodedraad::http {

/// Sends requests to one partner, over kept connections where there are any. The hub limits how
/// many are under way. Lives on the reactor.
class Client {
 public:
  using Endpoints = std::vector<boost::asio::ip::tcp::endpoint>;
  /// Where to connect to, or why nowhere.
  using Resolved = std::function<void(const tl::expected<Endpoints, std::string>&)>;

  /// \p tls is for https and may be null without. \p emptied is called each time that no call is
  /// left.
  Client(std::shared_ptr<Reactor> reactor, const Settings& settings, Tls* tls,
         std::function<void()> emptied);

  void send(Outgoing request, sdk::Transport::Done done);
  /// Ends every call now.
  void abort();
  bool empty() const { return calls_.empty(); }

  // For calls.
  const Settings& settings() const { return settings_; }
  boost::asio::io_context& context() { return reactor_->context(); }
  bool is_secure() const { return settings_.url->secure; }
  /// For the next handshake.
  const Tls::Context& tls_context() { return tls_->context(); }
  /// Asks where the partner is, anew for each connection. Only addresses that the hub may connect
  /// to come back, and the connection goes to one of these: there is no second look at the name
  /// between the check and the use.
  void resolve(Resolved resolved);
  std::optional<Stream> take_kept();
  void keep(Stream stream) { kept_.put(std::move(stream)); }
  void remove(const std::shared_ptr<Call>& call);

  /// Texts for an administrator. They hold no path: paths of partners hold identifiers of persons.
  std::string no_connection(const std::string& reason) const;
  std::string no_answer(const std::string& reason) const;

 private:
  std::shared_ptr<Reactor> reactor_;
  const Settings& settings_;
  std::function<void()> emptied_;
  Tls* tls_;
  Tls::Context kept_under_;  ///< the context of the kept connections
  boost::asio::ip::tcp::resolver resolver_;
  KeptStreams kept_;
  std::unordered_set<std::shared_ptr<Call>> calls_;
};

}  // namespace rodedraad::http
