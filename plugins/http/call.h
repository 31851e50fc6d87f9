#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "deadline.h"
#include "outgoing.h"
#include "parser.h"
#include "rodedraad/sdk/transport.h"
#include "stream.h"

namespace rodedraad::http {

class Client;

/// One outgoing request and its answer. Its deadline holds for connecting, sending and receiving
/// together. Lives on the reactor.
class Call : public std::enable_shared_from_this<Call> {
 public:
  Call(Client& client, Outgoing request, sdk::Transport::Done done);

  void start();
  /// Ends without an answer.
  void abandon(const std::string& reason);

 private:
  enum class Phase { connecting, exchanging, done };

  void connect();
  void connect_to(const std::vector<boost::asio::ip::tcp::endpoint>& endpoints);
  void shake_hands();
  void exchange();
  void expect_answer();
  void read();
  void on_read(boost::system::error_code error, std::size_t size);
  void on_written(boost::system::error_code error, std::size_t size);
  void advance();
  bool on_head();
  void stop_reading(const std::string& problem);
  void settle();
  void expired();
  void answered();
  sdk::Sent to_sent();
  void finish(const sdk::Sent& sent);

  Client& client_;
  Outgoing request_;
  sdk::Transport::Done done_;
  Deadline deadline_;
  Phase phase_ = Phase::connecting;
  Tls::Context context_;
  std::optional<Stream> stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<AnswerParser> parser_;
  int interims_ = 0;
  bool kept_ = false;          ///< the connection was used before
  bool writing_ = false;       ///< the request is not known to be sent yet
  bool reading_ = false;       ///< the answer has neither come nor failed yet
  bool nothing_sent_ = false;  ///< no byte of the request reached the partner
  bool complete_ = false;      ///< one whole answer came
  bool turned_away_ = false;   ///< the partner ended the handshake, after the request was sent
  std::string problem_;
};

}  // namespace rodedraad::http
