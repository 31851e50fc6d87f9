#include "raw_peer.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <regex>

namespace rodedraad::http {

namespace net = boost::asio;
using net::ip::tcp;

RawPeer::RawPeer(std::string_view address) {
  const auto host = address.find("//[") != std::string_view::npos ? "::1" : "127.0.0.1";
  socket_.connect({net::ip::make_address(host), port_of(address)});
  const timeval patience{30, 0};
  ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

RawPeer& RawPeer::send(std::string_view bytes) {
  boost::system::error_code ignored;
  net::write(socket_, net::buffer(bytes), ignored);
  return *this;
}

RawPeer& RawPeer::finish_sending() {
  boost::system::error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  return *this;
}

std::string RawPeer::read_all() {
  boost::system::error_code ignored;
  net::read(socket_, net::dynamic_buffer(buffer_), ignored);
  return std::exchange(buffer_, {});
}

std::string RawPeer::read_until(std::string_view end) {
  boost::system::error_code ignored;
  const auto size = net::read_until(socket_, net::dynamic_buffer(buffer_), end, ignored);
  auto result = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return result;
}

void RawPeer::reset() {
  socket_.set_option(net::socket_base::linger{true, 0});
  socket_.close();
}

std::vector<int> statuses(std::string_view bytes) {
  static const std::regex line{"HTTP/1\\.1 ([0-9]{3}) "};
  std::vector<int> result;
  const std::string text{bytes};
  for (std::sregex_iterator it{text.begin(), text.end(), line}, end; it != end; ++it) {
    result.push_back(std::stoi((*it)[1]));
  }
  return result;
}

std::uint16_t port_of(std::string_view address) {
  const auto digits = address.substr(address.rfind(':') + 1);
  std::uint16_t port = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return port;
}

}  // namespace rodedraad::http
