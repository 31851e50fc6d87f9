#include "http_server.h"

#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <utility>

namespace rodedraad::bench {

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;

}  // namespace

class HttpServer::Peer : public std::enable_shared_from_this<Peer> {
 public:
  Peer(tcp::socket socket, HttpServer& server) : socket_(std::move(socket)), server_(server) {
    socket_.set_option(tcp::no_delay{true});
  }

  void read() {
    request_ = {};
    http::async_read(socket_, buffer_, request_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       if (!error) self->server_.handle(self);
                     });
  }

  void answer() {
    response_ = server_.handler_(request_);
    response_.keep_alive(request_.keep_alive());
    response_.prepare_payload();
    http::async_write(socket_, response_,
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (!error && self->response_.keep_alive()) self->read();
                      });
  }

 private:
  tcp::socket socket_;
  HttpServer& server_;
  boost::beast::flat_buffer buffer_;
  Request request_;
  Response response_;
};

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

void HttpServer::release() {
  held_ = false;
  net::post(context_, [this] {
    for (const auto& peer : std::exchange(lying_, {})) peer->answer();
  });
}

void HttpServer::handle(std::shared_ptr<Peer> peer) {
  if (held_) return lying_.push_back(std::move(peer));
  peer->answer();
}

void HttpServer::accept_next() {
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    if (!error) std::make_shared<Peer>(std::move(socket), *this)->read();
    accept_next();
  });
}

}  // namespace rodedraad::bench
