#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::http {

/// A client that sends bytes as they are, so that it can be as hostile as it likes. Every wait
/// ends.
class RawPeer {
 public:
  /// \p address as Transport::address gives it.
  explicit RawPeer(std::string_view address);

  /// Sends all, as far as the other side lets it.
  RawPeer& send(std::string_view bytes);
  RawPeer& finish_sending();
  /// Everything until the other side closes.
  std::string read_all();
  /// Until \p end has come, or the other side closes.
  std::string read_until(std::string_view end);
  /// Closes with a reset.
  void reset();

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_{context_};
  std::string buffer_;
};

/// The statuses of all answers in \p bytes, in their order.
std::vector<int> statuses(std::string_view bytes);

/// The port of "http://host:port".
std::uint16_t port_of(std::string_view address);

}  // namespace rodedraad::http
