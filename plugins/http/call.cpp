#include "call.h"

#include <array>
#include <string_view>
#include <utility>

#include "client.h"
#include "fields.h"

namespace rodedraad::http {

namespace net = boost::asio;
using boost::system::error_code;
using sdk::SentOutcome;

namespace {

constexpr std::size_t kHeadRead = 4096;
constexpr std::size_t kBodyRead = std::size_t{64} << 10U;

/// The most "100 Continue" and the like before the answer.
constexpr int kMaxInterims = 8;

}  // namespace

Call::Call(Client& client, Outgoing request, sdk::Transport::Done done)
    : client_(client),
      request_(std::move(request)),
      done_(std::move(done)),
      deadline_(client.context()) {}

void Call::start() {
  deadline_.watch(shared_from_this(), &Call::expired);
  deadline_.set(client_.settings().timeout);
  stream_ = client_.take_kept();
  kept_ = stream_.has_value();
  kept_ ? exchange() : connect();
}

void Call::connect() {
  phase_ = Phase::connecting;
  stream_.emplace(client_.context());
  client_.resolve([self = shared_from_this()](const auto& endpoints) {
    if (self->phase_ == Phase::done) return;
    if (endpoints) {
      self->connect_to(*endpoints);
    } else {
      self->finish({SentOutcome::not_sent, {}, self->client_.no_connection(endpoints.error())});
    }
  });
}

void Call::connect_to(const std::vector<net::ip::tcp::endpoint>& endpoints) {
  stream_->connect(endpoints, [self = shared_from_this()](error_code error) {
    if (self->phase_ == Phase::done) return;
    if (error) {
      self->finish({SentOutcome::not_sent, {}, self->client_.no_connection(error.message())});
    } else {
      self->client_.is_secure() ? self->shake_hands() : self->exchange();
    }
  });
}

void Call::shake_hands() {
  context_ = client_.tls_context();
  const auto& name = client_.settings().url->authority.host;
  stream_->handshake(
      TlsSide::client, *context_, name, [self = shared_from_this()](error_code error) {
        if (self->phase_ == Phase::done) return;
        if (error) {
          const auto reason = self->stream_->handshake_problem(error);
          self->finish({SentOutcome::not_sent, {}, self->client_.no_connection("TLS: " + reason)});
        } else {
          self->exchange();
        }
      });
}

void Call::exchange() {
  phase_ = Phase::exchanging;
  nothing_sent_ = false;
  problem_.clear();
  expect_answer();
  // Reading starts with the writing: a partner may refuse a large body before it has read it all.
  writing_ = reading_ = true;
  const std::array buffers{net::buffer(std::as_const(request_.head)),
                           net::buffer(std::as_const(request_.body))};
  stream_->write(buffers, [self = shared_from_this()](error_code error, std::size_t size) {
    self->on_written(error, size);
  });
  read();
}

void Call::expect_answer() {
  parser_.emplace(Limits{client_.settings().max_header, client_.settings().max_body});
  if (request_.head_only) parser_->expect_no_body();
}

void Call::read() {
  const auto size = parser_->started() ? kBodyRead : kHeadRead;
  stream_->read_some(buffer_.prepare(size),
                     [self = shared_from_this()](error_code error, std::size_t got) {
                       self->on_read(error, got);
                     });
}

void Call::on_written(error_code error, std::size_t size) {
  if (phase_ == Phase::done) return;
  writing_ = false;
  nothing_sent_ = error && size == 0;
  if (nothing_sent_) {
    problem_ = error.message();
    stream_->close();
  }
  // After a partial write the answer may still come: a refusal that the partner gave early.
  settle();
}

void Call::on_read(error_code error, std::size_t size) {
  if (phase_ == Phase::done || !reading_) return;
  if (!error) {
    buffer_.commit(size);
    advance();
  } else if (error == net::error::eof && parser_->end()) {
    answered();
  } else if (error == net::error::eof) {
    stop_reading("the partner closed the connection before its answer was complete");
  } else {
    turned_away_ = !kept_ && !parser_->started() && buffer_.size() == 0 && interims_ == 0 &&
                   Stream::is_refused_handshake(error);
    stop_reading(error.message());
  }
}

void Call::advance() {
  for (;;) {
    switch (parser_->advance(buffer_)) {
      case Step::need_more:
        read();
        return;
      case Step::refused:
        stop_reading("the partner's answer was not taken: " + parser_->refusal().reason);
        return;
      case Step::head:
        if (!on_head()) return;
        break;
      case Step::complete:
        answered();
        return;
    }
  }
}

bool Call::on_head() {
  const auto& answer = parser_->message();
  const bool interim = answer.result_int() < 200;
  if (interim && (answer.result_int() == 101 || ++interims_ > kMaxInterims)) {
    stop_reading("the partner's answer was not taken: it does not come to the point");
    return false;
  }
  // Beast reads such an answer up to the end of the connection, which hides that it was cut off.
  if (answer.count(boost::beast::http::field::transfer_encoding) > 0 && !is_chunked(answer)) {
    stop_reading("the partner's answer was not taken: its Transfer-Encoding is not chunked");
    return false;
  }
  if (interim) expect_answer();
  return true;
}

void Call::answered() {
  reading_ = false;
  complete_ = true;
  if (writing_) stream_->close();
  settle();
}

void Call::stop_reading(const std::string& problem) {
  reading_ = false;
  if (problem_.empty()) problem_ = problem;
  // Nothing more can come of a request that is still being written: its end tells what was sent.
  stream_->close();
  settle();
}

void Call::settle() {
  if (writing_ || reading_) return;
  if (nothing_sent_ && std::exchange(kept_, false)) {
    // The partner closed it while it was idle, before it saw any of this request.
    buffer_.clear();
    connect();
  } else if (nothing_sent_ || turned_away_) {
    finish({SentOutcome::not_sent, {}, client_.no_connection(problem_)});
  } else if (complete_) {
    finish(to_sent());
  } else {
    finish({SentOutcome::unknown, {}, client_.no_answer(problem_)});
  }
}

sdk::Sent Call::to_sent() {
  auto& message = parser_->message();
  sdk::Sent sent;
  sent.outcome = SentOutcome::answered;
  sent.answer.status = static_cast<int>(message.result_int());
  sent.answer.media_type = media_type(text(message[boost::beast::http::field::content_type]));
  sent.answer.headers = pairs(message);
  sent.answer.body = std::move(message.body());
  return sent;
}

void Call::expired() { abandon("there was no complete answer in time"); }

void Call::abandon(const std::string& reason) {
  if (phase_ == Phase::connecting) {
    finish({SentOutcome::not_sent, {}, client_.no_connection(reason)});
  } else if (phase_ == Phase::exchanging) {
    finish({SentOutcome::unknown, {}, client_.no_answer(reason)});
  }
}

void Call::finish(const sdk::Sent& sent) {
  const auto self = shared_from_this();
  phase_ = Phase::done;
  deadline_.clear();
  if (sent.outcome == SentOutcome::answered && parser_->keep_alive() && buffer_.size() == 0 &&
      stream_->is_open()) {
    client_.keep(std::move(*stream_));
  } else {
    stream_->close();
  }
  std::exchange(done_, {})(sent);
  client_.remove(self);
}

}  // namespace rodedraad::http
