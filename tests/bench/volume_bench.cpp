#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

#include "figures.h"
#include "machine_limits.h"
#include "measured_hub.h"
#include "measures.h"
#include "rodedraad/store/search.h"
#include "traffic.h"

/// What a message costs in a store that is as full as that of a small office or a large region:
/// VOLUME_MOST (1,000,000) says how far it goes up from 10,000, in tenfolds. VOLUME_FILLED names a
/// data folder with a store of the most messages, made by `rodedraad generate` of the region's
/// configuration: it is used up in place of making one.
namespace rodedraad::bench {
namespace {

constexpr std::size_t kLeast = 10'000;
constexpr std::size_t kMost = 1'000'000;
constexpr std::size_t kPerCase = 100;  ///< messages
constexpr std::size_t kStatements = 10'000;
constexpr std::size_t kPage = 50;
constexpr int kPages = 200;

std::size_t most() {
  const char* value = std::getenv("VOLUME_MOST");
  return value == nullptr ? kMost : std::stoul(value);
}

void fill(const MeasuredHub& measured, std::size_t messages) {
  const char* filled = std::getenv("VOLUME_FILLED");
  if (filled != nullptr && messages == most()) {
    std::filesystem::remove_all(measured.data());
    return std::filesystem::rename(filled, measured.data());
  }
  const auto command = hub_program() + " generate --config " + measured.config().string() +
                       " --data " + measured.data().string() + " --cases " +
                       std::to_string(messages / kPerCase) + " --messages " +
                       std::to_string(messages) + " >&2";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("nothing was generated");
}

/// At its start the hub looks at every case with terms. \returns how long it was busy, in seconds.
double rest(const MeasuredHub& measured) {
  constexpr double kIdle = 0.02;  // seconds of the processor in one
  const auto start = Steady::now();
  for (double before = measured.cpu_seconds();;) {
    std::this_thread::sleep_for(std::chrono::seconds{1});
    const auto now = measured.cpu_seconds();
    if (now - before < kIdle) break;
    before = now;
  }
  return std::chrono::duration<double>{Steady::now() - start}.count();
}

/// Pages of 50 lines of one connection, one after another.
Latencies pages(const store::Location& location) {
  store::Search search{location, std::chrono::seconds{60}};
  store::MessageQuery query;
  query.connection = "vluchtelingenwerk";
  Latencies result;
  std::string cursor;
  for (int i = 0; i < kPages; ++i) {
    const auto start = Steady::now();
    cursor = search.messages(query, cursor, kPage).next;
    result.add(Steady::now() - start);
  }
  return result;
}

void with_stored(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    MeasuredHub measured;
    // What was made at once would be two years of erasing at the first start.
    std::filesystem::remove(measured.config() / "retention.xml");
    fill(measured, static_cast<std::size_t>(state.range(0)));
    figure(state, "start", "ms", measured.start().start_ms(),
           Limit{"exec of true", limits().start_ms});
    figure(state, "busy after start", "s", rest(measured));
    measured.introduce(0, kSigning);
    rest(measured);
    state.counters["stored"] = static_cast<double>(state.range(0));
    saturate(state, measured, kStatements);
    const auto list = pages(measured.location());
    figure(state, "page of 50 p50", "ms", list.percentile(0.5));
    figure(state, "page of 50 p99", "ms", list.percentile(0.99));
  }
}

}  // namespace
}  // namespace rodedraad::bench

int main(int argc, char** argv) {
  namespace bench = rodedraad::bench;
  benchmark::Initialize(&argc, argv);
  auto* stored = benchmark::RegisterBenchmark("volume/messages stored", bench::with_stored);
  for (auto messages = bench::kLeast; messages <= bench::most(); messages *= 10) {
    stored->Arg(static_cast<std::int64_t>(messages));
  }
  stored->UseManualTime()->Iterations(1);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
