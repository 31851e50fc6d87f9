#include "ports.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace rodedraad::bench {

bool listens(std::uint16_t port) {
  boost::asio::io_context context;
  boost::asio::ip::tcp::socket socket{context};
  boost::system::error_code error;
  socket.connect({boost::asio::ip::address_v4::loopback(), port}, error);
  return !error;
}

std::uint16_t free_port() {
  boost::asio::io_context context;
  const boost::asio::ip::tcp::acceptor acceptor{context,
                                                {boost::asio::ip::address_v4::loopback(), 0}};
  return acceptor.local_endpoint().port();
}

}  // namespace rodedraad::bench
