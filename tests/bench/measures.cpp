#include "measures.h"

#include <thread>

#include "figures.h"
#include "machine_limits.h"

namespace rodedraad::bench {

namespace {

constexpr double kMicro = 1e6;
constexpr double kTenThousand = 10'000;
constexpr std::chrono::minutes kPatience{5};

double seconds_between(Steady::time_point from, Steady::time_point to) {
  return std::chrono::duration<double>{to - from}.count();
}

void show_processor(benchmark::State& state, double cpu, std::size_t total) {
  figure(state, "processor", "s/10,000 msg", cpu * kTenThousand / static_cast<double>(total),
         Limit{"raw SQLite", limits().raw.cpu_us * kTenThousand / kMicro});
}

void show_memory(benchmark::State& state, const System& system) {
  figure(state, "memory", "MB", system.rss_mb(), Limit{"sleep", limits().memory_mb});
  figure(state, "memory peak", "MB", system.peak_mb(), Limit{"sleep", limits().memory_mb});
}

void show_latency(benchmark::State& state, const std::string& what, const Latencies& is,
                  const Limit& limit, const Latencies& of) {
  const auto show = [&](const char* name, double share) {
    figure(state, what + " " + name, "ms", is.percentile(share),
           Limit{limit.name, of.percentile(share)});
  };
  show("p50", 0.5);
  show("p99", 0.99);
  show("p99.9", 0.999);
}

/// When \p due messages are at both targets; nothing when none came for five minutes.
std::optional<Steady::time_point> until_complete(const System& system, std::size_t due) {
  auto last = Steady::now();
  for (std::size_t before = 0;;) {
    const auto complete = system.arrivals().complete();
    const auto now = Steady::now();
    if (complete >= due) return now;
    if (complete > before) last = now;
    if (now - last > kPatience) return std::nullopt;
    before = complete;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

}  // namespace

std::optional<Steady::time_point> until(const std::function<bool()>& done) {
  const auto end = Steady::now() + kPatience;
  while (!done()) {
    if (Steady::now() > end) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return Steady::now();
}

void show_intake(benchmark::State& state, const LoadResult& load) {
  if (load.refused > 0) state.SkipWithError("messages were refused");
  figure(state, "intake", "msg/s", load.rate(), Limit{"bare Beast", limits().beast.rate()});
  const auto& beast = limits().beast.latencies;
  show_latency(state, "accept", load.latencies, {"bare Beast"}, beast);
  if (load.put_off > 0) figure(state, "put off (503)", "msg", static_cast<double>(load.put_off));
}

double saturate(benchmark::State& state, System& system, std::size_t total) {
  const auto& limit = limits();
  const auto first = system.take(total);
  const auto due = system.arrivals().complete() + total;
  const auto cpu = system.cpu_seconds();
  const auto load = closed_loop(system.ports(), kConnections, total,
                                [&](std::size_t number) { return system.request(first + number); });
  const auto end = until_complete(system, due);
  if (!end) {
    state.SkipWithError("not everything arrived");
    return 0;
  }
  const auto seconds = seconds_between(load.start, *end);
  const auto rate = static_cast<double>(total) / seconds;
  state.SetIterationTime(seconds);
  show_intake(state, load);
  figure(state, "end to end", "msg/s", rate, Limit{"raw SQLite", limit.raw.per_second});
  show_processor(state, system.cpu_seconds() - cpu, total);
  show_memory(state, system);
  return rate;
}

void at_rate(benchmark::State& state, System& system, double rate, double seconds) {
  const auto& beast = beast_at(rate).latencies;
  const auto total = static_cast<std::size_t>(rate * seconds);
  const auto first = system.take(total);
  const auto due = system.arrivals().complete() + total;
  const auto cpu = system.cpu_seconds();
  const auto load = open_loop(system.ports(), kConnections, rate, seconds,
                              [&](std::size_t number) { return system.request(first + number); });
  const auto end = until_complete(system, due);
  if (!end) return state.SkipWithError("not everything arrived");
  state.SetIterationTime(seconds_between(load.start, *end));
  if (load.refused > 0) state.SkipWithError("messages were refused");

  Latencies through;
  for (std::size_t number = 0; number < total; ++number) {
    const std::chrono::duration<double> offset{static_cast<double>(number) / rate};
    const auto since = load.start + std::chrono::duration_cast<Steady::duration>(offset);
    through.add(*system.arrivals().complete_at(first + number) - since);
  }
  figure(state, "offered", "msg/s", rate);
  figure(state, "carried", "msg/s", static_cast<double>(total) / seconds_between(load.start, *end),
         Limit{"offered", rate});
  show_latency(state, "accept", load.latencies, {"bare Beast"}, beast);
  show_latency(state, "end to end", through, {"one raw commit"}, limits().commit);
  show_processor(state, system.cpu_seconds() - cpu, total);
}

void drain(benchmark::State& state, System& system, std::size_t total) {
  const auto first = system.take(total);
  const auto due = system.arrivals().complete() + total;
  system.hold();
  const auto load = closed_loop(system.ports(), kConnections, total,
                                [&](std::size_t number) { return system.request(first + number); });
  show_intake(state, load);
  show_memory(state, system);
  const auto start = Steady::now();
  system.release();
  const auto end = until_complete(system, due);
  if (!end) return state.SkipWithError("not everything arrived");
  const auto seconds = seconds_between(start, *end);
  state.SetIterationTime(seconds);
  figure(state, "drained", "msg/s", static_cast<double>(total) / seconds,
         Limit{"raw SQLite", limits().raw.per_second});
}

}  // namespace rodedraad::bench
