#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include "figures.h"
#include "machine_limits.h"
#include "measured_hub.h"
#include "measures.h"
#include "rodedraad/store/writer.h"
#include "sample_rows.h"
#include "traffic.h"

/// The hub from door to door.
namespace rodedraad::bench {
namespace {

constexpr std::size_t kStatements = 10'000;
constexpr std::size_t kBacklog = 20'000;  ///< unless HUB_BACKLOG says another number
constexpr double kFixedRate = 1000;       ///< msg/s
constexpr double kOpenSeconds = 6;
constexpr std::size_t kStored = 100'000;
/// What a notification of a new inburgeraar leads to: itself and four answers of DUO, each with a
/// delivery; four questions and one request for guidance.
constexpr double kMessagesPerPerson = 5;

/// Kept for the benchmarks that follow one another.
MeasuredHub& running() {
  static MeasuredHub hub;
  return hub;
}

bool introduced = false;

/// The same, and it knows who signs: also when the benchmark in which they become known is left
/// out.
MeasuredHub& knowing() {
  if (!introduced) {
    running().start();
    running().introduce(0, kSigning);
    introduced = true;
  }
  return running();
}

/// What it carries when it has all it can take, msg/s.
double saturation = 0;

void starts(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    MeasuredHub measured;
    double best = measured.start().start_ms();
    for (int i = 0; i < 4; ++i) {
      measured.stop();
      std::filesystem::remove_all(measured.data());
      best = std::min(best, measured.start().start_ms());
    }
    figure(state, "start", "ms", best, Limit{"exec of true", limits().start_ms});
    figure(state, "memory idle", "MB", measured.rss_mb(), Limit{"sleep", limits().memory_mb});
  }
}

void new_persons(benchmark::State& state) {
  const auto& raw = limits().raw_one;
  auto& measured = running();
  measured.start();
  for ([[maybe_unused]] auto round : state) {
    const auto cpu = measured.cpu_seconds();
    const auto start = Steady::now();
    measured.introduce(0, kSigning);
    introduced = true;
    const std::chrono::duration<double> spent = Steady::now() - start;
    state.SetIterationTime(spent.count());
    figure(state, "end to end", "persons/s", kSigning / spent.count(),
           Limit{"raw SQLite", raw.per_second / kMessagesPerPerson});
    figure(state, "processor", "us/person", (measured.cpu_seconds() - cpu) * 1e6 / kSigning,
           Limit{"raw SQLite", raw.cpu_us * kMessagesPerPerson});
  }
}

void as_many_as_it_can(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) saturation = saturate(state, knowing(), kStatements);
}

void at_fixed_rate(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) at_rate(state, knowing(), kFixedRate, kOpenSeconds);
}

void at_share(benchmark::State& state, int hundredths) {
  const auto rate = saturation * hundredths / 100;
  for ([[maybe_unused]] auto round : state) {
    if (rate <= 0) return state.SkipWithError("it is not known what it can");
    at_rate(state, knowing(), rate, kOpenSeconds);
  }
}

void backlog(benchmark::State& state) {
  const char* value = std::getenv("HUB_BACKLOG");
  const auto messages = value == nullptr ? kBacklog : std::stoul(value);
  for ([[maybe_unused]] auto round : state) drain(state, knowing(), messages);
}

/// Nothing that was accepted may be missing.
void check(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    knowing().stop();
    const auto counts = running().counts();
    if (counts.received + counts.queued + counts.desk + counts.parked_deliveries > 0) {
      state.SkipWithError("something was left behind");
    }
    const auto& statements = running().arrivals();
    figure(state, "confirmed", "deliveries", static_cast<double>(counts.confirmed),
           Limit{"deliveries due", static_cast<double>(kSigning * 5 + statements.complete() * 2)});
    figure(state, "repeated", "deliveries", static_cast<double>(statements.repeats()));
  }
}

void fill(const store::Location& location) {
  store::Writer writer{location, [](std::string_view what) {
                         std::cerr << what << '\n';
                         std::abort();
                       }};
  for (std::size_t number = 0; number < kStored; number += 1000) {
    writer.submit(
        [number](store::Transaction& transaction) {
          for (auto i = number; i < number + 1000; ++i) {
            auto rows = sample_rows(i);
            put(transaction, rows);
          }
        },
        nullptr);
  }
  writer.stop();
}

void starts_full(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    MeasuredHub measured;
    std::filesystem::create_directories(measured.data());
    fill(measured.location());
    double best = measured.start().start_ms();
    for (int i = 0; i < 2; ++i) {
      measured.stop();
      best = std::min(best, measured.start().start_ms());
    }
    figure(state, "start", "ms", best, Limit{"exec of true", limits().start_ms});
    figure(state, "memory idle", "MB", measured.rss_mb(), Limit{"sleep", limits().memory_mb});
  }
}

/// Once, and the time is what the benchmark says.
void once(const char* name, void (*measure)(benchmark::State&)) {
  benchmark::RegisterBenchmark(name, measure)->UseManualTime()->Iterations(1);
}

void add_all() {
  once("hub/empty", starts);
  once("hub/new inburgeraars", new_persons);
  once("hub/two targets, saturated", as_many_as_it_can);
  once("hub/two targets, 1,000 a second", at_fixed_rate);
  for (const int share : {10, 25, 50, 75, 90}) {
    const auto name = "hub/two targets, " + std::to_string(share) + " % of saturation";
    benchmark::RegisterBenchmark(name.c_str(), at_share, share)->UseManualTime()->Iterations(1);
  }
  once("hub/two targets, a backlog", backlog);
  once("hub/nothing lost", check);
  once("hub/100,000 messages stored", starts_full);
}

}  // namespace
}  // namespace rodedraad::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  rodedraad::bench::add_all();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
