#include "load.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "traffic.h"

namespace rodedraad::bench {

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;

/// How long a sender that hears 503 waits.
constexpr std::chrono::milliseconds kPutOff{20};

class Load;

/// One connection with at most one request under way.
class Client {
 public:
  Client(Load& load, net::io_context& context, std::uint16_t port);
  /// Sends request \p number; its latency counts from \p since.
  void send(std::size_t number, Steady::time_point since);

 private:
  void write();
  void read();
  void answered(unsigned status);

  Load& load_;
  tcp::socket socket_;
  net::steady_timer pause_;
  boost::beast::flat_buffer buffer_;
  std::optional<http::response_parser<http::string_body>> parser_;
  std::string request_;
  std::size_t number_ = 0;
  Steady::time_point since_;
};

/// Deals out the requests to the connections. All on the caller's thread.
class Load {
 public:
  /// \p rate 0: as fast as the answers come.
  Load(const Ports& ports, std::size_t connections, std::size_t total, double rate,
       const MakeRequest& make)
      : total_(total), rate_(rate), make_(make), answered_(total), timer_(context_) {
    for (std::size_t i = 0; i < connections; ++i) {
      clients_.push_back(std::make_unique<Client>(*this, context_, ports[i % ports.size()]));
      idle_.push_back(clients_.back().get());
    }
  }

  LoadResult run() {
    start_ = result_.start = Steady::now();
    deal();
    context_.run();
    result_.seconds = std::chrono::duration<double>{Steady::now() - start_}.count();
    return std::move(result_);
  }

  std::string make(std::size_t number) const { return make_(number); }

  void put_off() { ++result_.put_off; }

  void ended(Client& client, std::size_t number, bool accepted, Steady::time_point since) {
    answered_[number] = true;
    if (accepted) {
      ++result_.accepted;
      result_.latencies.add(Steady::now() - since);
    } else {
      ++result_.refused;
    }
    idle_.push_back(&client);
    deal();
  }

 private:
  Steady::time_point due(std::size_t number) const {
    const std::chrono::duration<double> offset{static_cast<double>(number) / rate_};
    return start_ + std::chrono::duration_cast<Steady::duration>(offset);
  }

  void deal() {
    while (next_ < total_ && !idle_.empty()) {
      const auto now = Steady::now();
      const auto since = rate_ > 0 ? due(next_) : now;
      if (since > now) return wait(since);
      if (next_ >= kSigning && !answered_[next_ - kSigning]) return;  // its answer deals again
      auto& client = *idle_.front();
      idle_.pop_front();
      client.send(next_++, since);
    }
  }

  void wait(Steady::time_point until) {
    if (std::exchange(waiting_, true)) return;
    timer_.expires_at(until);
    timer_.async_wait([this](error_code) {
      waiting_ = false;
      deal();
    });
  }

  net::io_context context_{1};
  std::size_t total_;
  double rate_;
  const MakeRequest& make_;
  std::vector<bool> answered_;
  net::steady_timer timer_;
  bool waiting_ = false;
  std::size_t next_ = 0;
  Steady::time_point start_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::deque<Client*> idle_;
  LoadResult result_;
};

void demand(error_code error) {
  if (error) throw std::runtime_error("a connection of the load broke: " + error.message());
}

Client::Client(Load& load, net::io_context& context, std::uint16_t port)
    : load_(load), socket_(context), pause_(context) {
  socket_.connect({net::ip::address_v4::loopback(), port});
  socket_.set_option(tcp::no_delay{true});
}

void Client::send(std::size_t number, Steady::time_point since) {
  number_ = number;
  request_ = load_.make(number);
  since_ = since;
  write();
}

void Client::write() {
  net::async_write(socket_, net::buffer(request_), [this](error_code error, std::size_t) {
    demand(error);
    read();
  });
}

void Client::read() {
  parser_.emplace();
  http::async_read(socket_, buffer_, *parser_, [this](error_code error, std::size_t) {
    demand(error);
    answered(parser_->get().result_int());
  });
}

void Client::answered(unsigned status) {
  if (status != 503) return load_.ended(*this, number_, status / 100 == 2, since_);
  load_.put_off();
  pause_.expires_after(kPutOff);
  pause_.async_wait([this](error_code) { write(); });
}

}  // namespace

LoadResult closed_loop(const Ports& ports, std::size_t connections, std::size_t total,
                       const MakeRequest& make) {
  return Load{ports, connections, total, 0, make}.run();
}

LoadResult open_loop(const Ports& ports, std::size_t connections, double rate, double seconds,
                     const MakeRequest& make) {
  return Load{ports, connections, static_cast<std::size_t>(rate * seconds), rate, make}.run();
}

}  // namespace rodedraad::bench
