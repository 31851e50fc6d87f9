#pragma once

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tls.h"

namespace rodedraad::http {

/// The bytes of one connection, either way, in the clear or under TLS. All that sessions and calls
/// know of the network is here.
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

  /// Goes over to TLS. handler(error_code). For a client \p name is what the certificate of the
  /// other side must carry: a host name or an address.
  template <class Handler>
  void handshake(TlsSide side, boost::asio::ssl::context& context, const std::string& name,
                 Handler handler) {
    go_over(side, context, name);
    const auto type = side == TlsSide::server ? Secured::server : Secured::client;
    tls_->async_handshake(
        type, [this, handler = std::move(handler)](boost::system::error_code error) mutable {
          shaken_ = !error;
          handler(error);
        });
  }

  /// handler(error_code, size_t): at least one byte, or an error. Under TLS an end that the peer
  /// did not announce (a bare FIN) is an error, not an end.
  template <class Handler>
  void read_some(boost::asio::mutable_buffer buffer, Handler handler) {
    if (tls_) {
      tls_->async_read_some(buffer, std::move(handler));
    } else {
      socket_.async_read_some(buffer, std::move(handler));
    }
  }

  /// handler(error_code, size_t): all of \p buffers, or an error and how many bytes were given to
  /// the network before it. Bytes of a TLS record of which a part is missing do not count: the peer
  /// cannot read them.
  template <class Buffers, class Handler>
  void write(const Buffers& buffers, Handler handler) {
    if (tls_) {
      boost::asio::async_write(*tls_, buffers, std::move(handler));
    } else {
      boost::asio::async_write(socket_, buffers, std::move(handler));
    }
  }

  /// No more is sent; the peer sees the end when it has read everything. Then handler().
  template <class Handler>
  void finish_sending(Handler handler) {
    if (!shaken_) {
      end_sending();
      handler();
      return;
    }
    tls_->async_shutdown([this, handler = std::move(handler)](boost::system::error_code) mutable {
      end_sending();
      handler();
    });
  }

  /// Reads and drops what the peer still sends, whatever it is. handler(error_code, size_t)
  template <class Handler>
  void drop_some(boost::asio::mutable_buffer buffer, Handler handler) {
    socket().async_read_some(buffer, std::move(handler));
  }

  /// Ends everything that is under way.
  void close() {
    boost::system::error_code ignored;
    socket().close(ignored);
  }

  /// The next close is a reset: the peer sees an error, not an end.
  void reset() {
    boost::system::error_code ignored;
    socket().set_option(Socket::linger{true, 0}, ignored);
  }

  bool is_open() const { return socket().is_open(); }
  bool is_secure() const { return tls_ != nullptr; }

  /// Whether bytes wait that nobody read.
  bool has_unread() const {
    boost::system::error_code error;
    return socket().available(error) > 0;
  }

  /// For a kept connection that waits for use: whether the peer has neither closed it nor sent
  /// anything unasked. Does not block.
  bool is_quiet();

  /// The peer's address without its port, or empty.
  std::string peer() const;

  /// The OIN in the certificate that the peer proved to have; empty without one.
  std::string peer_oin() const;

  /// Why the handshake failed; no values of anybody's certificate.
  std::string handshake_problem(boost::system::error_code error) const;

  /// Whether \p error says that the peer ended the handshake, and so never read a request: in TLS
  /// 1.3 a client hears this only after it sent one.
  static bool is_refused_handshake(boost::system::error_code error);

 private:
  using Secured = boost::asio::ssl::stream<Socket>;

  void go_over(TlsSide side, boost::asio::ssl::context& context, const std::string& name);

  Socket& socket() { return tls_ ? tls_->next_layer() : socket_; }
  const Socket& socket() const { return tls_ ? tls_->next_layer() : socket_; }

  void end_sending() {
    boost::system::error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
  }

  void no_delay() {
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
  }

  Socket socket_;  ///< until go_over
  std::unique_ptr<Secured> tls_;
  bool shaken_ = false;
};

}  // namespace rodedraad::http
