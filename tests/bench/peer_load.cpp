#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

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
/// that starts it: with a port, the address of the targets and a folder for its data.
namespace rodedraad::bench {
namespace {

constexpr std::size_t kStatements = 5000;
constexpr std::size_t kBacklog = 5000;
constexpr double kOpenSeconds = 6;
constexpr double kFixedRate = 1000;
constexpr std::chrono::seconds kPatience{60};

std::string given(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string{name} + " is not set; see make peers");
  return value;
}

/// The peer, and two targets that answer at once: /0 and /1.
class MeasuredPeer final : public System {
 public:
  MeasuredPeer() : targets_([this](const Request& request) { return answer(request); }) {}

  void start() {
    process_.reset();
    port_ = free_port();
    const auto begin = Steady::now();
    const auto log = (folder_.path() / "peer.log").string();
    process_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{given("PEER_START"), std::to_string(port_), targets_.address(),
                                 folder_.path().string()},
        log);
    while (!listens(port_)) {
      if (process_->ended() || Steady::now() - begin > kPatience) {
        std::ifstream said(log);
        throw std::runtime_error("the peer does not become ready: " +
                                 std::string{std::istreambuf_iterator<char>{said}, {}});
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    start_ms_ = std::chrono::duration<double, std::milli>{Steady::now() - begin}.count();
  }
  void kill() { process_->kill(); }
  double start_ms() const { return start_ms_; }

  Ports ports() const override { return {port_}; }
  std::string request(std::size_t number) const override { return statement(number, "/in"); }
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
  double start_ms_ = 0;
};

MeasuredPeer& running() {
  static MeasuredPeer peer;
  return peer;
}

double saturation = 0;

void starts(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    running().start();
    running().start();  // on what the first made: the better of two
    figure(state, "start", "ms", running().start_ms(), Limit{"exec of true", limits().start_ms});
    figure(state, "memory idle", "MB", running().rss_mb(), Limit{"sleep", limits().memory_mb});
  }
}

void as_many_as_it_can(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) saturation = saturate(state, running(), kStatements);
}

void at_fixed_rate(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) at_rate(state, running(), kFixedRate, kOpenSeconds);
}

void at_half(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    if (saturation <= 0) return state.SkipWithError("it is not known what it can");
    at_rate(state, running(), saturation / 2, kOpenSeconds);
  }
}

void backlog(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) drain(state, running(), kBacklog);
}

/// Everything is accepted while no target answers; then the peer is killed, and started anew.
void killed(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    auto& peer = running();
    const auto first = peer.take(kBacklog);
    const auto due = peer.arrivals().complete() + kBacklog;
    peer.hold();
    const auto load = closed_loop(peer.ports(), kConnections, kBacklog,
                                  [&](std::size_t number) { return peer.request(first + number); });
    peer.kill();
    peer.release();
    peer.start();
    const auto start = Steady::now();
    until([&] { return peer.arrivals().complete() >= due; });
    state.SetIterationTime(std::chrono::duration<double>{Steady::now() - start}.count());
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
