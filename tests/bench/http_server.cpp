#include "http_server.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <utility>

namespace rodedraad::bench {

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;

class Peer : public std::enable_shared_from_this<Peer> {
 public:
  Peer(tcp::socket socket, const HttpServer::Handler& handler)
      : socket_(std::move(socket)), handler_(handler) {
    socket_.set_option(tcp::no_delay{true});
  }

  void read() {
    request_ = {};
    http::async_read(socket_, buffer_, request_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->answer();
                     });
  }

 private:
  void answer() {
    response_ = handler_(request_);
    response_.keep_alive(request_.keep_alive());
    response_.prepare_payload();
    http::async_write(socket_, response_,
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (!error && self->response_.keep_alive()) self->read();
                      });
  }

  tcp::socket socket_;
  const HttpServer::Handler& handler_;
  boost::beast::flat_buffer buffer_;
  Request request_;
  Response response_;
};

}  // namespace

HttpServer::HttpServer(Handler handler)
    : handler_(std::move(handler)),
      acceptor_(context_, tcp::endpoint{net::ip::address_v4::loopback(), 0}) {
  accept_next();
  thread_ = std::thread{[this] { context_.run(); }};
}

HttpServer::~HttpServer() {
  context_.stop();
  thread_.join();
}

void HttpServer::accept_next() {
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    if (!error) std::make_shared<Peer>(std::move(socket), handler_)->read();
    accept_next();
  });
}

}  // namespace rodedraad::bench
