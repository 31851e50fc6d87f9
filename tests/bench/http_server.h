#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace rodedraad::bench {

using Request = boost::beast::http::request<boost::beast::http::string_body>;
using Response = boost::beast::http::response<boost::beast::http::string_body>;

/// The least that Boost.Beast needs to answer keep-alive requests on one thread: the limit of what
/// a hub on Beast can take in, and the partners it sends to.
class HttpServer {
 public:
  /// Called on the server's thread; what it returns is sent at once.
  using Handler = std::function<Response(const Request&)>;

  explicit HttpServer(Handler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port()); }

  /// From now on requests lie, and are handled when release() is called. [any thread]
  void hold() { held_ = true; }
  void release();

 private:
  class Peer;

  void accept_next();
  void handle(std::shared_ptr<Peer> peer);

  Handler handler_;
  std::atomic<bool> held_ = false;
  boost::asio::io_context context_{1};
  boost::asio::ip::tcp::acceptor acceptor_;
  std::vector<std::shared_ptr<Peer>> lying_;  ///< only on the server's thread
  std::thread thread_;
};

}  // namespace rodedraad::bench
