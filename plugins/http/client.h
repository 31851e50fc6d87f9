#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
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
  /// \p emptied is called each time that no call is left.
  Client(std::shared_ptr<Reactor> reactor, const Settings& settings, std::function<void()> emptied);

  void send(Outgoing request, sdk::Transport::Done done);
  /// Ends every call now.
  void abort();
  bool empty() const { return calls_.empty(); }

  // For calls.
  const Settings& settings() const { return settings_; }
  boost::asio::io_context& context() { return reactor_->context(); }
  const std::vector<boost::asio::ip::tcp::endpoint>& endpoints() const { return endpoints_; }
  std::optional<Stream> take_kept() { return kept_.take(); }
  void keep(Stream stream) { kept_.put(std::move(stream)); }
  void remove(const std::shared_ptr<Call>& call);

  /// Texts for an administrator. They hold no path: paths of partners hold identifiers of persons.
  std::string no_connection(const std::string& reason) const;
  std::string no_answer(const std::string& reason) const;

 private:
  std::shared_ptr<Reactor> reactor_;
  const Settings& settings_;
  std::function<void()> emptied_;
  std::vector<boost::asio::ip::tcp::endpoint> endpoints_;
  KeptStreams kept_;
  std::unordered_set<std::shared_ptr<Call>> calls_;
};

}  // namespace rodedraad::http
