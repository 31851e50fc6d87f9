#include "session.h"

#include <chrono>
#include <string_view>
#include <utility>

#include "request_rules.h"
#include "server.h"

namespace rodedraad::http {

namespace net = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// A whole message of the usual size comes in with one read; a long body needs fewer reads.
constexpr std::size_t kHeadRead = 4096;
constexpr std::size_t kBodyRead = std::size_t{64} << 10U;

/// How long a peer that still sends may take to see an answer that came early.
constexpr std::chrono::milliseconds kDrain{1000};

}  // namespace

Session::Session(Server& server, Stream stream)
    : server_(server), stream_(std::move(stream)), deadline_(server.context()) {}

void Session::start() {
  deadline_.watch(shared_from_this(), &Session::expired);
  server_.tls() == nullptr ? next_request() : shake_hands();
}

void Session::shake_hands() {
  phase_ = Phase::shaking_hands;
  deadline_.set(server_.settings().timeout);
  context_ = server_.tls()->context();
  stream_.handshake(TlsSide::server, *context_, {}, [self = shared_from_this()](error_code error) {
    if (self->phase_ != Phase::shaking_hands) return;
    if (error) {
      self->server_.refused_handshake(self->stream_, error);
      // The reason is on its way to the peer; closing at once could take it back.
      self->drain();
      return;
    }
    const auto oin = self->stream_.peer_oin();
    if (!oin.empty()) self->sender_ = "oin:" + oin;
    self->next_request();
  });
}

void Session::turn_away() {
  deadline_.watch(shared_from_this(), &Session::expired);
  if (server_.tls() != nullptr) return close();
  refuse({503, "There are too many connections."});
}

void Session::wind_down() {
  keep_alive_ = false;
  if (phase_ != Phase::in_hand && phase_ != Phase::answering) close();
}

void Session::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  deadline_.clear();
  stream_.close();
  server_.remove(*this);
}

void Session::next_request() {
  parser_.emplace(Limits{server_.settings().max_header, server_.settings().max_body});
  phase_ = Phase::idle;
  server_.waits(*this);
  if (buffer_.size() > 0) {
    phase_ = Phase::receiving;
    deadline_.set(server_.settings().timeout);
    advance();
    return;
  }
  // A thousand idle connections must not each hold the memory of their largest message.
  if (buffer_.capacity() > 4 * kHeadRead) buffer_ = {};
  deadline_.set(server_.settings().idle);
  read();
}

void Session::read() {
  // One read at a time: a second one could move the memory that the first writes to.
  if (std::exchange(reading_, true)) return;
  const auto size = parser_ && !parser_->started() ? kHeadRead : kBodyRead;
  stream_.read_some(buffer_.prepare(size),
                    [self = shared_from_this()](error_code error, std::size_t got) {
                      self->reading_ = false;
                      self->on_read(error, got);
                    });
}

void Session::on_read(error_code error, std::size_t size) {
  switch (phase_) {
    case Phase::idle:
      if (error) return close();
      phase_ = Phase::receiving;
      deadline_.set(server_.settings().timeout);
      server_.waits(*this);
      break;
    case Phase::receiving:
      if (error == net::error::eof) return refuse({400, "The message was cut off."});
      if (error) return close();
      break;
    case Phase::draining:
      error ? close() : drop_rest();
      return;
    case Phase::shaking_hands:
    case Phase::inviting:
    case Phase::in_hand:
    case Phase::answering:
    case Phase::closed:
      return;
  }
  buffer_.commit(size);
  advance();
}

void Session::advance() {
  for (;;) {
    switch (parser_->advance(buffer_)) {
      case Step::need_more:
        read();
        return;
      case Step::refused:
        refuse(parser_->refusal());
        return;
      case Step::head:
        if (!on_head()) return;
        break;
      case Step::complete:
        hand_over();
        return;
    }
  }
}

bool Session::on_head() {
  const auto& request = parser_->message();
  frame_.http_1_0 = request.version() < 11;
  frame_.head_only = request.method() == boost::beast::http::verb::head;
  if (const auto refusal = check_request(request)) {
    refuse(*refusal);
    return false;
  }
  keep_alive_ = keep_alive_ && parser_->keep_alive();
  // Taken now: what a trailer adds later is no header.
  message_ = to_message(request);
  message_.sender = sender_;
  if (server_.settings().tells_peer) message_.headers.push_back({":peer", stream_.peer()});
  if (turned_away()) return false;
  if (!expects_continue(request) || buffer_.size() > 0) return true;
  invite();
  return false;
}

void Session::invite() {
  phase_ = Phase::inviting;
  stream_.write(net::buffer(kContinue), [self = shared_from_this()](error_code error, std::size_t) {
    if (self->phase_ != Phase::inviting) return;
    self->phase_ = Phase::receiving;
    error ? self->close() : self->advance();
  });
}

sdk::Host::Answered Session::answered() {
  return [reactor = server_.reactor(), weak = weak_from_this()](const sdk::Answer& answer) {
    reactor->post([weak, answer = sdk::Answer{answer}]() mutable {
      if (const auto self = weak.lock()) self->answer(std::move(answer));
    });
  };
}

bool Session::turned_away() {
  if (!server_.host().turns_away(message_, answered())) return false;
  phase_ = Phase::in_hand;
  deadline_.clear();
  server_.works(*this);
  message_ = {};
  keep_alive_ = false;
  in_doubt_ = true;
  return true;
}

void Session::hand_over() {
  phase_ = Phase::in_hand;
  deadline_.clear();
  server_.works(*this);
  message_.body = std::move(parser_->message().body());
  server_.host().accept(std::exchange(message_, {}), answered());
}

void Session::answer(sdk::Answer answer) {
  if (phase_ != Phase::in_hand) return;
  if (answer.status < 0) {
    // What a partner that is played does on purpose.
    stream_.reset();
    close();
    return;
  }
  answer_ = std::move(answer);
  frame_.keep_alive = keep_alive_;
  write(frame_);
}

void Session::refuse(const Refusal& refusal) {
  server_.refused(refusal, stream_);
  keep_alive_ = false;
  in_doubt_ = true;
  answer_ = to_answer(refusal);
  write({frame_.head_only, false, frame_.http_1_0});
}

void Session::write(const AnswerFrame& frame) {
  phase_ = Phase::answering;
  server_.waits(*this);
  deadline_.set(server_.settings().timeout);
  head_ = server_.answer_head(answer_, frame);
  const std::array buffers{net::buffer(std::as_const(head_)),
                           net::buffer(std::as_const(answer_.body))};
  stream_.write(buffers, [self = shared_from_this()](error_code error, std::size_t) {
    self->on_written(error);
  });
}

void Session::on_written(error_code error) {
  if (phase_ != Phase::answering) return;
  answer_ = {};
  if (error) {
    close();
  } else if (keep_alive_) {
    next_request();
  } else {
    finish();
  }
}

void Session::finish() {
  if (!stream_.is_secure() && !in_doubt_ && buffer_.size() == 0 && !stream_.has_unread()) {
    close();
    return;
  }
  drain();
}

void Session::drain() {
  // Closing with bytes unread resets the connection, and the answer may be lost with it.
  phase_ = Phase::draining;
  deadline_.set(std::min(kDrain, server_.settings().timeout));
  stream_.finish_sending([self = shared_from_this()] {
    if (self->phase_ == Phase::draining) self->drop_rest();
  });
}

void Session::drop_rest() {
  if (std::exchange(reading_, true)) return;
  buffer_.clear();
  stream_.drop_some(buffer_.prepare(kHeadRead),
                    [self = shared_from_this()](error_code error, std::size_t) {
                      self->reading_ = false;
                      if (self->phase_ != Phase::draining) return;
                      error ? self->close() : self->drop_rest();
                    });
}

void Session::expired() {
  if (phase_ == Phase::receiving) {
    refuse({408, "The request was not complete in time."});
    return;
  }
  close();
}

}  // namespace rodedraad::http
