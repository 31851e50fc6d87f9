#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace rodedraad::http {

/// One accepted connection of a partner that behaves as the test says.
class SinkConnection {
 public:
  explicit SinkConnection(boost::asio::ip::tcp::socket socket);

  /// Reads one request with a Content-Length, or without a body; empty when the sender closed.
  std::string read_request();
  /// False when the sender is gone.
  bool send(std::string_view bytes);
  /// Until the sender closes.
  void wait_for_close();
  void reset();

 private:
  boost::asio::ip::tcp::socket socket_;
  std::string buffer_;
};

/// A partner on a port of its own; \p behave runs for each connection, in a thread of its own.
class Sink {
 public:
  using Behave = std::function<void(SinkConnection&)>;

  explicit Sink(Behave behave);
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  std::string url() const { return "http://" + authority(); }
  std::string authority() const { return "127.0.0.1:" + std::to_string(port_); }
  int connections() const { return connections_; }

 private:
  void run();

  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::uint16_t port_;
  Behave behave_;
  std::atomic<int> connections_{0};
  std::atomic<bool> stopping_{false};
  std::vector<std::jthread> threads_;  ///< one for each connection
  std::jthread thread_;
};

}  // namespace rodedraad::http
