#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "figures.h"
#include "folder.h"
#include "hub_process.h"
#include "load.h"
#include "partners.h"
#include "raw_store.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"
#include "spine.h"
#include "traffic.h"

/// A whole hub as it is shipped: its own process, the configuration of the Drechtsteden, a real
/// disk, partners over HTTP. The load and the partners share the machine with it.
namespace rodedraad::bench {
namespace {

constexpr std::size_t kPersons = 4000;
constexpr std::size_t kConnections = 64;
constexpr double kOpenRate = 1000;  ///< msg/s
constexpr double kOpenSeconds = 6;
constexpr std::size_t kStored = 100'000;
/// What a notification of a new inburgeraar leads to: itself and four answers of DUO, each with a
/// delivery; four questions and one request for guidance.
constexpr double kMessagesPerPerson = 5;

std::string program() {
  const char* other = std::getenv("RODEDRAAD_PROGRAM");
  return other != nullptr ? other : RODEDRAAD_PROGRAM;
}

/// What the machine can do, measured once and just before the hub.
struct Limits {
  RawSpeed raw = raw_speed(20'000, 64);
  LoadResult beast;
  LoadResult beast_open;
  double start_ms = 0;  ///< of a program that does nothing
  double memory_mb = nothing_mb();

  Limits() {
    const HttpServer server{[](const Request&) {
      return Response{boost::beast::http::status::created, 11};
    }};
    beast = closed_loop(server.port(), kConnections, 20'000, plain_post);
    beast_open = open_loop(server.port(), kConnections, kOpenRate, 2, plain_post);
    std::vector<double> starts;
    for (int i = 0; i < 21; ++i) starts.push_back(nothing_ms());
    std::nth_element(starts.begin(), starts.begin() + 10, starts.end());
    start_ms = starts[10];
  }
};

const Limits& limits() {
  static const Limits measured;
  return measured;
}

/// Waits until \p done; \returns when, or nothing after two minutes.
std::optional<Steady::time_point> until(const std::function<bool()>& done) {
  const auto end = Steady::now() + std::chrono::minutes{2};
  while (!done()) {
    if (Steady::now() > end) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return Steady::now();
}

/// One hub with its partners, kept for the benchmarks that follow one another.
class Setup {
 public:
  Setup() { copy_spine_without_limits(RODEDRAAD_CONFIG, folder_.path() / "config"); }

  HubProcess& start() {
    hub_ = std::make_unique<HubProcess>(program(), folder_.path() / "config", data(),
                                        partners_.address());
    return *hub_;
  }
  HubProcess& hub() { return hub_ ? *hub_ : start(); }
  void stop() { hub_.reset(); }
  Partners& partners() { return partners_; }
  store::Counts counts() const { return store::Reader{location()}.counts(); }
  std::filesystem::path data() const { return folder_.path() / "data"; }
  store::Location location() const { return store::Location{data() / "hub.db"}; }

 private:
  Folder folder_;
  Partners partners_;
  std::unique_ptr<HubProcess> hub_;
};

Setup& running() {
  static Setup setup;
  return setup;
}

void starts(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    Setup setup;
    double best = setup.start().start_ms();
    for (int i = 0; i < 4; ++i) {
      setup.stop();
      std::filesystem::remove_all(setup.data());
      best = std::min(best, setup.start().start_ms());
    }
    figure(state, "start", "ms", best, Limit{"exec of true", limits().start_ms});
    figure(state, "memory idle", "MB", setup.hub().rss_mb(), Limit{"sleep", limits().memory_mb});
  }
}

void show_intake(benchmark::State& state, const LoadResult& load) {
  if (load.refused > 0) state.SkipWithError("messages were refused");
  figure(state, "intake", "msg/s", load.rate(), Limit{"bare Beast", limits().beast.rate()});
  figure(state, "accept p50", "ms", load.latencies.percentile(0.5));
  figure(state, "accept p99", "ms", load.latencies.percentile(0.99));
  figure(state, "accept p99.9", "ms", load.latencies.percentile(0.999));
  if (load.put_off > 0) figure(state, "put off (503)", "msg", static_cast<double>(load.put_off));
}

/// Sends \p total messages over 64 connections and waits until the partners have all that follows.
void saturate(benchmark::State& state, std::size_t total, const MakeRequest& make,
              const std::function<bool()>& done, double messages_per_request) {
  const auto& limit = limits();
  auto& hub = running().hub();
  const auto cpu = hub.cpu_seconds();
  const auto start = Steady::now();
  const auto load = closed_loop(hub.port(), kConnections, total, make);
  const auto end = until(done);
  if (!end) return state.SkipWithError("not everything arrived");
  const auto count = static_cast<double>(total);
  const auto seconds = std::chrono::duration<double>{*end - start}.count();
  state.SetIterationTime(seconds);
  show_intake(state, load);
  figure(state, "end to end", "msg/s", count / seconds,
         Limit{"raw SQLite", limit.raw.per_second / messages_per_request});
  figure(state, "processor", "us/msg", (hub.cpu_seconds() - cpu) * 1e6 / count,
         Limit{"raw SQLite", limit.raw.cpu_us * messages_per_request});
  figure(state, "memory peak", "MB", hub.peak_mb(), Limit{"sleep", limit.memory_mb});
}

void new_persons(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    saturate(
        state, kPersons, duo_notification,
        [] { return running().partners().guidance() >= kPersons; }, kMessagesPerPerson);
  }
}

/// One message, one change of a case, one delivery.
void signed_statements(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    saturate(
        state, kPersons, [](std::size_t person) { return signed_statement(person, 0); },
        [] { return running().partners().registrations() >= kPersons; }, 1);
  }
}

void at_a_rate(benchmark::State& state) {
  const auto& limit = limits();
  const auto rate = static_cast<double>(state.range(0));
  const auto total = static_cast<std::size_t>(rate * kOpenSeconds);
  auto& hub = running().hub();
  auto& partners = running().partners();
  for ([[maybe_unused]] auto round : state) {
    const auto before = partners.registrations();
    const auto start = Steady::now();
    const auto load =
        open_loop(hub.port(), kConnections, rate, kOpenSeconds, [](std::size_t number) {
          return signed_statement(number % kPersons, 1 + number / kPersons);
        });
    if (!until([&] { return partners.registrations() >= before + total; })) {
      return state.SkipWithError("not everything arrived");
    }
    state.SetIterationTime(load.seconds);
    Latencies through;
    const auto arrivals = partners.registered_at();
    // The latest message of each person: earlier arrivals of the same person are overwritten.
    for (auto number = total - std::min(total, kPersons); number < total; ++number) {
      const std::chrono::duration<double> offset{static_cast<double>(number) / rate};
      const auto due = start + std::chrono::duration_cast<Steady::duration>(offset);
      through.add(arrivals.at(bsn(number % kPersons)) - due);
    }
    const auto& beast = limit.beast_open.latencies;
    figure(state, "accept p50", "ms", load.latencies.percentile(0.5),
           Limit{"bare Beast", beast.percentile(0.5)});
    figure(state, "accept p99", "ms", load.latencies.percentile(0.99),
           Limit{"bare Beast", beast.percentile(0.99)});
    figure(state, "accept p99.9", "ms", load.latencies.percentile(0.999),
           Limit{"bare Beast", beast.percentile(0.999)});
    figure(state, "end to end p50", "ms", through.percentile(0.5));
    figure(state, "end to end p99", "ms", through.percentile(0.99));
  }
}

/// Nothing that was accepted may be missing.
void check(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    running().stop();
    const auto counts = running().counts();
    if (counts.received + counts.queued + counts.desk + counts.parked_deliveries > 0) {
      state.SkipWithError("something was left behind");
    }
    const auto sent = static_cast<double>(kPersons * 5 + running().partners().registrations());
    figure(state, "confirmed", "deliveries", static_cast<double>(counts.confirmed),
           Limit{"deliveries due", sent});
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
            process(rows);
            confirm(rows);
            transaction.insert(rows.message);
            transaction.put_case(rows.file);
            transaction.add_facts(rows.file.file.id, rows.facts);
            transaction.insert(rows.delivery);
            transaction.add_attempt(rows.attempt);
          }
        },
        nullptr);
  }
  writer.stop();
}

void starts_full(benchmark::State& state) {
  for ([[maybe_unused]] auto round : state) {
    Setup setup;
    std::filesystem::create_directories(setup.data());
    fill(setup.location());
    double best = setup.start().start_ms();
    for (int i = 0; i < 2; ++i) {
      setup.stop();
      best = std::min(best, setup.start().start_ms());
    }
    figure(state, "start", "ms", best, Limit{"exec of true", limits().start_ms});
    figure(state, "memory idle", "MB", setup.hub().rss_mb(), Limit{"sleep", limits().memory_mb});
  }
}

BENCHMARK(starts)->Name("hub/empty")->Iterations(1);
BENCHMARK(new_persons)->Name("hub/new inburgeraars")->UseManualTime()->Iterations(1);
BENCHMARK(signed_statements)->Name("hub/signed statements")->UseManualTime()->Iterations(1);
BENCHMARK(at_a_rate)
    ->Name("hub/signed statements at a rate")
    ->Arg(kOpenRate)
    ->UseManualTime()
    ->Iterations(1);
BENCHMARK(check)->Name("hub/nothing lost")->Iterations(1);
BENCHMARK(starts_full)->Name("hub/100,000 messages stored")->Iterations(1);

}  // namespace
}  // namespace rodedraad::bench

BENCHMARK_MAIN();
