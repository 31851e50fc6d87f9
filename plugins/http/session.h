#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "answer_head.h"
#include "deadline.h"
#include "parser.h"
#include "rodedraad/sdk/host.h"
#include "rodedraad/sdk/message.h"
#include "stream.h"

namespace rodedraad::http {

class Server;

/// One incoming connection: reads a request, hands it over, writes the answer, and only then looks
/// at the next one, so that answers keep the order of the requests. Lives on the reactor.
class Session : public std::enable_shared_from_this<Session> {
 public:
  using List = std::list<std::shared_ptr<Session>>;

  Session(Server& server, Stream stream);

  void start();
  /// Instead of start: tells the peer that there is no room, and ends.
  void turn_away();
  /// Ends when the answer under way, if any, is written; at once without one.
  void wind_down();
  /// Ends at once. After this nothing happens here any more.
  void close();

  /// Where the server keeps this session.
  List* list = nullptr;
  List::iterator place;

 private:
  enum class Phase {
    shaking_hands,
    idle,
    receiving,
    inviting,
    in_hand,
    answering,
    draining,
    closed
  };

  void shake_hands();
  void next_request();
  void read();
  void on_read(boost::system::error_code error, std::size_t size);
  void advance();
  bool on_head();
  void invite();
  /// Whether the hub refuses who sends this, before any of the body is read.
  bool turned_away();
  void hand_over();
  /// What the hub calls, from any thread.
  sdk::Host::Answered answered();
  void answer(sdk::Answer answer);
  void refuse(const Refusal& refusal);
  void write(const AnswerFrame& frame);
  void on_written(boost::system::error_code error);
  void finish();
  void drain();
  void drop_rest();
  void expired();

  Server& server_;
  Stream stream_;
  Deadline deadline_;
  Phase phase_ = Phase::idle;
  bool reading_ = false;
  bool keep_alive_ = true;
  bool in_doubt_ = false;
  boost::beast::flat_buffer buffer_;
  std::optional<RequestParser> parser_;
  sdk::Message message_;
  Tls::Context context_;
  std::string sender_;  ///< as the certificate proves it
  AnswerFrame frame_;
  sdk::Answer answer_;
  std::string head_;
};

}  // namespace rodedraad::http
