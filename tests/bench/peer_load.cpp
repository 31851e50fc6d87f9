#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "child_process.h"
#include "figures.h"
#include "folder.h"
#include "http_server.h"
#include "machine_limits.h"
#include "measures.h"
#include "ports.h"
#include "traffic.h"

/// Another system that keeps a message before it answers, and brings it to two targets: the same
/// load, the same targets, the same figures as hub_bench. PEER names it, PEER_START is the program
/// that starts it: with a port, the address of the targets and a folder for its data. It takes
/// messages at /webhook/in, and answers 202.
namespace rodedraad::bench {
namespace {

constexpr double kOpenSeconds = 6;
constexpr double kFixedRate = 1000;
constexpr double kOpenShare = 1.2;
constexpr std::chrono::seconds kPatience{180};
constexpr std::chrono::milliseconds kBetweenTries{10};
/// So long after the last arrival no other one is waited for.
constexpr std::chrono::seconds kQuiet{60};

std::string given(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string{name} + " is not set; see make peers");
  return value;
}

/// How many a measurement takes: few for a slow peer, or it takes half an hour.
std::size_t messages() { return std::stoul(given("PEER_MESSAGES")); }

/// Whether it answers 202 to this request. While it starts, nobody listens, or it says something
/// else: n8n says 200 then, and keeps nothing.
bool accepts(std::uint16_t port, const std::string& request) {
  boost::asio::io_context context;
  boost::asio::ip::tcp::socket socket{context};
  boost::system::error_code error;
  socket.connect({boost::asio::ip::address_v4::loopback(), port}, error);
  if (!error) boost::asio::write(socket, boost::asio::buffer(request), error);
  boost::beast::flat_buffer buffer;
  boost::beast::http::response<boost::beast::http::string_body> answer;
  if (!error) boost::beast::http::read(socket, buffer, answer, error);
  return !error && answer.result() == boost::beast::http::status::accepted;
}

/// The peer, and two targets that answer at once: /0 and /1.
class MeasuredPeer final : public System {
 public:
  MeasuredPeer() : targets_([this](const Request& request) { return answer(request); }) {}

  /// Starts it, with what it kept. It is ready when it accepted a message: its greeting.
  void start() {
    process_.reset();
    port_ = free_port();
    const auto begin = Steady::now();
    const auto log = (folder_.path() / "peer.log").string();
    process_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{given("PEER_START"), std::to_string(port_), targets_.address(),
                                 folder_.path().string()},
        log);
    greeting_ = take(1);
    while (!accepts(port_, request(greeting_))) {
      if (process_->ended() || Steady::now() - begin > kPatience) {
        std::ifstream said(log);
        throw std::runtime_error("the peer does not become ready: " +
                                 std::string{std::istreambuf_iterator<char>{said}, {}});
      }
      std::this_thread::sleep_for(kBetweenTries);
    }
    start_ms_ = std::chrono::duration<double, std::milli>{Steady::now() - begin}.count();
  }
  void kill() { process_->kill(); }
  bool greeted() const { return arrivals_.complete_at(greeting_).has_value(); }
  double start_ms() const { return start_ms_; }

  Ports ports() const override { return {port_}; }
  std::string request(std::size_t number) const override {
    return statement(number, "/webhook/in");
  }
  const Arrivals& arrivals() const override { return arrivals_; }
  void hold() override { targets_.hold(); }
  void release() override { targets_.release(); }
  double cpu_seconds() const override { return process_->cpu_seconds(); }
  double rss_mb() const override { return process_->rss_mb(); }
  double peak_mb() const override { return process_->peak_mb(); }

 private:
  Response answer(const Request& request) {
    arrivals_.note(request.target() == "/0" ? 0 : 1, statement_number(request.body()));
    return {boost::beast::http::status::no_content, 11};
  }

  Folder folder_;
  Arrivals arrivals_;
  HttpServer targets_;
  std::unique_ptr<ChildProcess> process_;
  std::uint16_t port_ = 0;
  std::size_t greeting_ = 0;
  double start_ms_ = 0;
};

MeasuredPeer& running() {
  static MeasuredPeer peer;
  return peer;
}

double saturation = 0;

void starts(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    for (int i = 0; i < 2; ++i) {  // the second on what the first made: that is the better one
      running().start();
      if (!until([] { return running().greeted(); }))
        return state.SkipWithError("its first message did not arrive");
    }
    figure(state, "start", "ms", running().start_ms(), Limit{"exec of true", limits().start_ms});
    figure(state, "memory idle", "MB", running().rss_mb(), Limit{"sleep", limits().memory_mb});
  }
}

void as_many_as_it_can(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) saturation = saturate(state, running(), messages());
}

void at_fixed_rate(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state)
    at_rate(state, running(), kFixedRate,
            kOpenShare * static_cast<double>(messages()) / kFixedRate);
}

void at_half(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    if (saturation <= 0) return state.SkipWithError("it is not known what it can");
    at_rate(state, running(), saturation / 2, kOpenSeconds);
  }
}

void backlog(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) drain(state, running(), messages());
}

/// Everything is accepted while no target answers; then the peer is killed, and started anew.
void killed(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    auto& peer = running();
    const auto total = messages();
    const auto first = peer.take(total);
    // The greeting is due too.
    const auto due = peer.arrivals().complete() + total + 1;
    peer.hold();
    const auto load = closed_loop(peer.ports(), kConnections, total,
                                  [&](std::size_t number) { return peer.request(first + number); });
    peer.kill();
    peer.release();
    peer.start();
    const auto start = Steady::now();
    auto last = start;
    auto there = peer.arrivals().complete();
    until([&] {
      const auto now = Steady::now();
      if (const auto seen = peer.arrivals().complete(); seen != std::exchange(there, seen))
        last = now;
      return there >= due || now - last > kQuiet;
    });
    state.SetIterationTime(std::chrono::duration<double>{last - start}.count());
    const auto missing = due - std::min(due, peer.arrivals().complete());
    figure(state, "lost", "msg", static_cast<double>(missing),
           Limit{"accepted", static_cast<double>(load.accepted)});
    figure(state, "repeated", "deliveries", static_cast<double>(peer.arrivals().repeats()));
  }
}

void once(const std::string& what, void (*measure)(benchmark::State&)) {
  benchmark::RegisterBenchmark((given("PEER") + "/" + what).c_str(), measure)
      ->UseManualTime()
      ->Iterations(1);
}

void add_all() {
  once("empty", starts);
  once("two targets, saturated", as_many_as_it_can);
  once("two targets, 50 % of saturation", at_half);
  once("two targets, 1,000 a second", at_fixed_rate);
  once("two targets, a backlog", backlog);
  once("killed with a backlog", killed);
}

}  // namespace
}  // namespace rodedraad::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  rodedraad::bench::add_all();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
