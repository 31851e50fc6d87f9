#include "figures.h"
#include "http_server.h"
#include "load.h"
#include "traffic.h"

/// What Boost.Beast itself can take in: the limit of the hub's intake.
namespace rodedraad::bench {
namespace {

void keep_alive(benchmark::State& state) {
  const HttpServer server{[](const Request&) {
    return Response{boost::beast::http::status::created, 11};
  }};
  constexpr std::size_t total = 20'000;
  for ([[maybe_unused]] auto round : state) {
    const auto load =
        closed_loop({server.port()}, static_cast<std::size_t>(state.range(0)), total, plain_post);
    state.SetIterationTime(load.seconds);
    figure(state, "rate", "msg/s", load.rate());
    figure(state, "p50", "ms", load.latencies.percentile(0.5));
    figure(state, "p99", "ms", load.latencies.percentile(0.99));
  }
}

BENCHMARK(keep_alive)->Name("beast/connections")->Arg(1)->Arg(64)->UseManualTime()->Iterations(1);

}  // namespace
}  // namespace rodedraad::bench

BENCHMARK_MAIN();
