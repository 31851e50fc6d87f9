#include <memory>
#include <string>

#include "figures.h"
#include "measured_hub.h"
#include "measures.h"
#include "test_server.h"
#include "traffic.h"

/// One, two and three hubs on a PostgreSQL, from door to door: RODEDRAAD_TEST_POSTGRES names the
/// server (tests/support/postgres.py). All take in, one works; everything shares the machine.
namespace rodedraad::bench {
namespace {

constexpr std::size_t kStatements = 10'000;
constexpr double kShare = 0.5;  ///< of what it can when it has all it can take
constexpr double kOpenSeconds = 6;

/// The store of so many hubs, on that server.
std::string new_store(std::size_t hubs) { return new_database("nodes" + std::to_string(hubs)); }

/// Nothing that was accepted may be missing, or there twice.
void check(benchmark::State& state, MeasuredHub& measured) {
  const auto counts = measured.counts();
  measured.stop();
  if (counts.received + counts.queued + counts.desk + counts.parked_deliveries > 0) {
    state.SkipWithError("something was left behind");
  }
  figure(state, "repeated", "deliveries", static_cast<double>(measured.arrivals().repeats()));
}

/// Kept for the two benchmarks of each number of hubs.
std::unique_ptr<MeasuredHub> running;
double saturation = 0;

void saturated(benchmark::State& state) {
  const auto hubs = static_cast<std::size_t>(state.range(0));
  for ([[maybe_unused]] auto round : state) {
    running = std::make_unique<MeasuredHub>(new_store(hubs), hubs);
    running->start();
    running->introduce(0, kSigning);
    state.counters["nodes"] = static_cast<double>(hubs);
    saturation = saturate(state, *running, kStatements);
  }
}

void half_of_it(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    if (saturation <= 0) return state.SkipWithError("it is not known what it can");
    at_rate(state, *running, saturation * kShare, kOpenSeconds);
    check(state, *running);
    running.reset();
  }
}

/// Once, and the time is what the benchmark says.
void once(const std::string& name, void (*measure)(benchmark::State&), int hubs) {
  benchmark::RegisterBenchmark(name.c_str(), measure)->Arg(hubs)->UseManualTime()->Iterations(1);
}

}  // namespace
}  // namespace rodedraad::bench

int main(int argc, char** argv) {
  namespace bench = rodedraad::bench;
  benchmark::Initialize(&argc, argv);
  for (const int hubs : {1, 2, 3}) {
    bench::once("nodes/PostgreSQL, saturated", bench::saturated, hubs);
    bench::once("nodes/PostgreSQL, 50 % of saturation", bench::half_of_it, hubs);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
