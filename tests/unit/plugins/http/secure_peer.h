#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <string>
#include <string_view>
#include <thread>

#include "pki.h"

namespace rodedraad::http {

/// A client or server under TLS that speaks as the test says, also wrongly. It checks nobody.
class SecurePeer {
 public:
  using Stream = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

  /// A client. \p ciphers of TLS 1.2 when given; no TLS above \p highest (0: all).
  explicit SecurePeer(std::string_view address, const Identity* own = nullptr, int highest = 0,
                      const char* ciphers = nullptr);

  /// Whether the handshake went well; in TLS 1.3 the other side may still refuse.
  bool shaken() const { return shaken_; }
  SecurePeer& send(std::string_view bytes);
  /// Ends without the close_notify of TLS.
  SecurePeer& cut_off();
  /// Everything until the other side ends.
  std::string read_all();

 private:
  boost::asio::io_context context_;
  boost::asio::ssl::context tls_;
  std::unique_ptr<Stream> stream_;
  bool shaken_ = false;
};

/// A partner under TLS: takes one request, answers with \p answer, and ends with a bare FIN.
class CuttingSink {
 public:
  CuttingSink(const Identity& own, std::string answer);
  ~CuttingSink();
  CuttingSink(const CuttingSink&) = delete;
  CuttingSink& operator=(const CuttingSink&) = delete;
  std::string url() const;

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::jthread thread_;
};

}  // namespace rodedraad::http
