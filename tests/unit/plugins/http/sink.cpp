#include "sink.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace rodedraad::http {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

SinkConnection::SinkConnection(tcp::socket socket) : socket_(std::move(socket)) {
  const timeval patience{30, 0};
  ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

std::string SinkConnection::read_request() {
  error_code error;
  auto size = net::read_until(socket_, net::dynamic_buffer(buffer_), "\r\n\r\n", error);
  if (error) return {};
  constexpr std::string_view field = "\r\nContent-Length: ";
  if (const auto at = buffer_.find(field); at < size) {
    size += std::stoul(buffer_.substr(at + field.size()));
  }
  if (buffer_.size() < size) {
    net::read(socket_, net::dynamic_buffer(buffer_), net::transfer_exactly(size - buffer_.size()),
              error);
  }
  auto request = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return request;
}

bool SinkConnection::send(std::string_view bytes) {
  error_code error;
  net::write(socket_, net::buffer(bytes), error);
  return !error;
}

void SinkConnection::wait_for_close() {
  error_code ignored;
  net::read(socket_, net::dynamic_buffer(buffer_), ignored);
}

void SinkConnection::reset() {
  socket_.set_option(net::socket_base::linger{true, 0});
  socket_.close();
}

Sink::Sink(Behave behave)
    : acceptor_(context_, {net::ip::address_v4::loopback(), 0}),
      port_(acceptor_.local_endpoint().port()),
      behave_(std::move(behave)),
      thread_([this] { run(); }) {}

Sink::~Sink() {
  stopping_ = true;
  // A connection of our own ends the accept that the thread waits in.
  tcp::socket end{context_};
  error_code ignored;
  end.connect({net::ip::address_v4::loopback(), port_}, ignored);
  thread_.join();
}

void Sink::run() {
  for (;;) {
    auto socket = acceptor_.accept();
    if (stopping_) return;
    ++connections_;
    threads_.emplace_back([this, socket = std::move(socket)]() mutable {
      SinkConnection connection{std::move(socket)};
      behave_(connection);
    });
  }
}

}  // namespace rodedraad::http
