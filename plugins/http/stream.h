#pragma once

#include <sys/socket.h>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <string>
#include <utility>
#include <vector>

namespace rodedraad::http {

/// The bytes of one connection, either way. All that sessions and calls know of the network is
/// here, so that TLS comes in at this one place: a handshake behind accept and connect, and another
/// layer below read_some and write.
class Stream {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  explicit Stream(boost::asio::io_context& context) : socket_(context) {}
  explicit Stream(Socket socket) : socket_(std::move(socket)) { no_delay(); }

  /// handler(error_code)
  template <class Handler>
  void connect(const std::vector<boost::asio::ip::tcp::endpoint>& endpoints, Handler handler) {
    boost::asio::async_connect(
        socket_, endpoints,
        [this, handler = std::move(handler)](boost::system::error_code error,
                                             const boost::asio::ip::tcp::endpoint&) mutable {
          if (!error) no_delay();
          handler(error);
        });
  }

  /// handler(error_code, size_t): at least one byte, or an error.
  template <class Handler>
  void read_some(boost::asio::mutable_buffer buffer, Handler handler) {
    socket_.async_read_some(buffer, std::move(handler));
  }

  /// handler(error_code, size_t): all of \p buffers, or an error and how many bytes were given to
  /// the network before it.
  template <class Buffers, class Handler>
  void write(const Buffers& buffers, Handler handler) {
    boost::asio::async_write(socket_, buffers, std::move(handler));
  }

  /// No more is sent; the peer sees the end when it has read everything.
  void finish_sending() {
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
  }

  /// Ends everything that is under way.
  void close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
  }

  /// The next close is a reset: the peer sees an error, not an end.
  void reset() {
    boost::system::error_code ignored;
    socket_.set_option(Socket::linger{true, 0}, ignored);
  }

  bool is_open() const { return socket_.is_open(); }

  /// Whether bytes wait that nobody read.
  bool has_unread() const {
    boost::system::error_code error;
    return socket_.available(error) > 0;
  }

  /// For a kept connection that waits for use: whether the peer has neither closed it nor sent
  /// anything unasked. Does not block.
  bool is_quiet() {
    char byte = 0;
    const auto got = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }

  /// The peer's address without its port, or empty.
  std::string peer() const {
    boost::system::error_code error;
    const auto endpoint = socket_.remote_endpoint(error);
    return error ? std::string{} : endpoint.address().to_string();
  }

 private:
  void no_delay() {
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
  }

  Socket socket_;
};

}  // namespace rodedraad::http
